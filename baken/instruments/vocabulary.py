"""What standings, outcomes and measures are called on the screen."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from baken.instruments.care import Care
from baken.knowledge.packs.instruments import Outcome, Standing

FORMS = {
    "sexual": _("Seksuele uitbuiting"),
    "labour": _("Arbeidsuitbuiting"),
    "criminal": _("Criminele uitbuiting"),
    "organ_removal": _("Orgaanverwijdering"),
}
LAWS = {
    "administrative": _("Bestuursrecht"),
    "criminal": _("Strafrecht"),
    "labour": _("Arbeidsrecht"),
    "civil": _("Civiel recht"),
}
REACHES = {
    "prevent": _("voorkomen"),
    "compensate": _("vergoeden"),
    "restore": _("herstellen"),
    "punish": _("bestraffen"),
    "limit": _("beperken"),
    "take_over": _("overnemen"),
    "close": _("sluiten"),
    "expropriate": _("onteigenen"),
}
STANDINGS = {
    Standing.OPEN: _("Kan: aan elke voorwaarde is voldaan"),
    Standing.UNKNOWN: _("Hangt ervan af: er is nog iets uit te zoeken"),
    Standing.CLOSED: _("Kan niet: aan een voorwaarde is niet voldaan"),
}
BADGES = {
    Standing.OPEN: (_("Kan"), "ok", "circle-check"),
    Standing.UNKNOWN: (_("Uitzoeken"), "info", "help-circle"),
    Standing.CLOSED: (_("Kan niet"), "neutral", "x"),
}
"""Of each standing: the word, the tone and the icon of its badge."""

OUTCOMES = {
    Outcome.MET: (pgettext_lazy("een voorwaarde", "Voldaan"), "circle-check"),
    Outcome.NOT_MET: (pgettext_lazy("een voorwaarde", "Niet voldaan"), "x"),
    Outcome.UNKNOWN: (pgettext_lazy("een voorwaarde", "Onbekend"), "help-circle"),
}
CARE_TONES = {Care.STOPPED: "warning", Care.EVACUATE: "error", Care.ANSWERED: "ok"}
ANSWERS = [("", _("Nog niet bekend")), ("ja", _("Ja")), ("nee", _("Nee"))]
UNITS = {
    "days": _("dagen"),
    "working_days": _("werkdagen"),
    "weeks": _("weken"),
    "months": _("maanden"),
}
