"""The flat row of the 38 core fields, by the names of the standard and never by position."""

from typing import Any

from django.utils.translation import gettext as _

from baken.core.refusals import Refused
from baken.exchange.htcds.documents import Export
from baken.exchange.htcds.schema import problems

GROUPS = ("person", "victim_context", "case", "consent")
NOT_CORE = {"prs_NumberOfChildren", "vic_AgeWhenTrafficked", "vic_RelationshipToTrafficker"}


def core_row(found: Export) -> dict[str, Any]:
    """Give the core fields of an export; raise Refused when the standard does not allow them."""
    row = {
        name: value
        for group in GROUPS
        for name, value in found.document.get(group, {}).items()
        if name not in NOT_CORE
    }
    if wrong := problems(row, "htcds.core"):
        raise Refused(_("HTCDS laat dit niet toe: %(wrong)s.") % {"wrong": "; ".join(wrong)})
    return row
