"""The ways through the house, in the order people see them."""

from django.utils.translation import gettext_lazy as _

RULES = ("/lokale-regels",)
PEOPLE = ("/mensen", "/rollen")

NAVIGATION = (
    (_("Vandaag"), "home", "home"),
    (_("Melden"), "report_new", "speakerphone", "report", "create"),
    (_("Mijn meldingen"), "report_list", "inbox", "report", "create"),
    (_("Advies"), "advice_list", "message-question", "advice"),
    (_("Wie bel ik?"), "own_route", "map-pin"),
    (_("Van buiten"), "outside_list", "world", "outside_report", "change"),
    (_("Terugbellen"), "callback_list", "phone", "callback"),
    (_("Signalen"), "signal_list", "radar", "signal"),
    (_("Verbanden"), "link_queue", "link", "link_proposal", "read", ("/treffers",)),
    (_("Casussen"), "case_list", "folder", "case"),
    (_("Zorgtrajecten"), "trajectory_list", "checklist", "trajectory"),
    (_("Opvang"), "shelter_list", "building", "shelter_place"),
    (_("Aan u gevraagd"), "request_list", "message-question", "partner_reply", "create"),
    (_("Aan u doorgegeven"), "handover_list", "share", "handover"),
    (_("Verborgen aantal"), "estimation_list", "chart-bar", "estimation"),
    (_("In meer gemeenten"), "displacement", "map-pin", "estimation"),
    (_("Welk instrument past?"), "instrument_advice", "gavel"),
    (_("Locaties"), "location_list", "map-pin", "location", "read", ("/verbanden",)),
    (_("Controles"), "inspection_list", "list-check", "inspection"),
    (_("Actiedagen"), "action_day_list", "calendar", "action_day"),
    (_("Maatregelen"), "measure_list", "scale", "measure"),
    (_("Barrières en regels"), "barrier_list", "shield", "arrangement", "read", RULES),
    (_("Uitzonderlijke inzage"), "opening_list", "user-shield", "opening"),
    (_("Opvallende inzage"), "unusual_looks", "eye", "log_consent", "create", ("/inzage",)),
    (_("Bewaren en vernietigen"), "retention_list", "archive", "certificate"),
    (_("Mensen en organisaties"), "organisation_list", "users", "", "read", PEOPLE),
    (_("Toelating"), "admission_list", "user-check", "admission", "change"),
    (_("Wie mag wat"), "matrix", "lock-access"),
    (_("Verwerkingen"), "processing_register", "clipboard-list"),
)
"""Each item: label, URL name, icon, for whom (a kind of row and what one may do with it), and where
else one is still at this item."""

ATTACHMENT_HOMES = (
    "baken.care.attached.home",
    "baken.cases.attached.home",
    "baken.enforcement.attached.home",
    "baken.signals.attached.home",
    "baken.intake.attached.home",
)
"""Who knows the page that an attachment belongs to: the first that does."""

CASE_ADVICE = "baken.enforcement.beside.advice_of"
"""What knows the address of the adviser with what a case settles filled in."""

CASE_PLACES = ("baken.care.beside.of_case",)
"""What apps above have beside a case, for its page: each gives labels with addresses."""
