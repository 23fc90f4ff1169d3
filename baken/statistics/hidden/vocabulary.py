"""The words of an estimate: where the numbers come from, what is counted, where it stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """Where the numbers come from."""

    FILE = "file", _("Een bestand met aantallen")
    OWN = "own", _("De registraties van uw regio in Baken")


class Counted(models.TextChoices):
    """What one person is in the lists; all of them must mean the same."""

    PRESUMED = "presumed", _("Vermoedelijk slachtoffer")
    ESTABLISHED = "established", _("Vastgesteld slachtoffer")
    SIGNALLED = "signalled", _("Iemand over wie een signaal is")


class Stage(models.TextChoices):
    """Where the computation stands."""

    WAITING = "waiting", _("Wacht")
    RUNNING = "running", _("Rekent")
    DONE = "done", _("Klaar")
    FAILED = "failed", _("Mislukt")


OWN_LISTS = {
    "police": _("Politie"),
    "labour_inspectorate": _("Arbeidsinspectie"),
    "care_coordination": _("Zorgcoördinatie"),
    "shelter": _("Opvang"),
    "regional_coordination": _("Regionale coördinatie"),
}
"""The lists of a region. CoMensha collects what these report, and is therefore none."""

COLLECTORS = ("comensha",)
"""Lists that only collect what others report, by the beginning of their name."""

METHODS = {
    "stepwise": _("Stapsgewijs gekozen verbanden"),
    "bic": _("Beste van alle modellen"),
    "dga": _("Gemiddelde over modellen"),
    "lcm": _("Groepen met eigen zichtbaarheid"),
    "threshold": _("Verbanden die eruit springen"),
}

STEPS = (*METHODS, "sensitivity")
"""What the job does, in order."""
