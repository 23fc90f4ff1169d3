"""The ways through the house, in the order people see them."""

from django.utils.translation import gettext_lazy as _

NAVIGATION = (
    {"label": _("Vandaag"), "name": "home", "icon": "home"},
    {
        "label": _("Melden"),
        "name": "report_new",
        "icon": "speakerphone",
        "kind": "report",
        "verb": "create",
    },
    {
        "label": _("Mijn meldingen"),
        "name": "report_list",
        "icon": "inbox",
        "kind": "report",
        "verb": "create",
    },
    {"label": _("Signalen"), "name": "signal_list", "icon": "radar", "kind": "signal"},
    {"label": _("Mensen en organisaties"), "name": "organisation_list", "icon": "users"},
    {"label": _("Wie mag wat"), "name": "matrix", "icon": "lock-access"},
)
"""Each item: label, URL name, icon, and for whom: a kind of row and what one may do with it."""
