"""The words of places, inspections and measures, as they are stored and as people read them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Use(models.TextChoices):
    """What the register of buildings says a place is for (gebruiksdoel)."""

    DWELLING = "woonfunctie", _("Wonen")
    GATHERING = "bijeenkomstfunctie", _("Bijeenkomst")
    CELL = "celfunctie", _("Cel")
    CARE = "gezondheidszorgfunctie", _("Gezondheidszorg")
    INDUSTRY = "industriefunctie", _("Industrie")
    OFFICE = "kantoorfunctie", _("Kantoor")
    LODGING = "logiesfunctie", _("Logies")
    EDUCATION = "onderwijsfunctie", _("Onderwijs")
    SPORT = "sportfunctie", _("Sport")
    SHOP = "winkelfunctie", _("Winkel")
    OTHER = "overige gebruiksfunctie", _("Overig")
    UNKNOWN = "onbekend", _("Onbekend")


class RelatedAs(models.TextChoices):
    """How somebody is tied to a place."""

    OWNER = "owner", _("Eigenaar")
    MANAGER = "manager", _("Beheerder of verhuurder")
    USER = "user", _("Gebruiker of huurder")
    EMPLOYER = "employer", _("Werkgever")


class Certainty(models.TextChoices):
    """How sure somebody is of what they record."""

    REGISTERED = "registered", _("Staat in een register")
    SEEN = "seen", _("Zelf vastgesteld")
    TOLD = "told", _("Gehoord, niet nagekeken")


class InspectionKind(models.TextChoices):
    """What is supervised; each kind has a checklist of its own in `knowledge/checklists`."""

    HOUSING = "housing", _("Wonen en huisvesting")
    PROSTITUTION = "prostitution", _("Seksbedrijven")
    ADDRESS = "address", _("Adreskwaliteit (LAA)")
    HEMP = "hemp", _("Hennepdag")
    ACTION_DAY = "action-day", _("Actiedag")
    REGULAR = "regular", _("Regulier toezicht")


class InspectionStatus(models.TextChoices):
    """How far an inspection is."""

    PLANNED = "planned", _("Gepland")
    RUNNING = "running", _("Bezig")
    FINISHED = "finished", _("Afgerond")


class ChosenBy(models.TextChoices):
    """What put a place on the list when an inspection was planned; nobody types it."""

    FACTS = "facts", _("Feiten over de plek")
    DRAW = "draw", _("Het lot")
    OTHER = "other", _("Anders")


class Seen(models.TextChoices):
    """What was found at one line of the checklist."""

    NO = "no", _("Nee")
    YES = "yes", _("Ja")
    NOT_LOOKED = "not_looked", _("Niet bekeken")


class Track(models.TextChoices):
    """What a measure is about: breaking a rule, or something asked of government (Bibob)."""

    ENFORCEMENT = "enforce", _("Handhaving")
    PERMIT = "permit", _("Vergunning")
    SUBSIDY = "subsidy", _("Subsidie")
    PROPERTY = "property", _("Vastgoed of grond")
    TENDER = "tender", _("Opdracht (aanbesteding)")


class MeasureStatus(models.TextChoices):
    """How far a measure is, in the order of the procedure."""

    DRAFT = "draft", _("Voorstel")
    HEARING = "hearing", _("Horen")
    DECIDED = "decided", _("Besloten")
    COMPLYING = "complying", _("Termijn loopt")
    ENFORCED = "enforced", _("Uitgevoerd")
    ENDED = "ended", _("Afgerond")


class MeasureStepKind(models.TextChoices):
    """What happened in a procedure."""

    CARE = "care", _("Onderdak beantwoord")
    HEARD = "heard", _("Belanghebbenden gehoord")
    NOT_HEARD = "not_heard", _("Niet vooraf gehoord, met reden")
    DECIDED = "decided", _("Besluit genomen")
    ANNOUNCED = "announced", _("Besluit bekendgemaakt")
    COMPLIED = "complied", _("Nagekomen")
    EXECUTED = "executed", _("Uitgevoerd of sanctie toegepast")
    OBJECTION = "objection", _("Bezwaar ontvangen")
    OBJECTION_RULED = "obj_ruled", _("Op het bezwaar beslist")
    RELIEF = "relief", _("Voorlopige voorziening gevraagd")
    RELIEF_RULED = "rel_ruled", _("Uitspraak op de voorlopige voorziening")
    APPEAL = "appeal", _("Beroep ingesteld")
    APPEAL_RULED = "app_ruled", _("Uitspraak op het beroep")
    COSTS = "costs", _("Kosten verhaald")
    TIP = "tip", _("Tip van de officier van justitie")
    SCREENED = "screened", _("Eigen Bibob-onderzoek gedaan")
    BUREAU = "bureau", _("Landelijk Bureau Bibob om advies gevraagd")
    ADVICE = "advice", _("Advies van het Landelijk Bureau ontvangen")
    CLEARED = "cleared", _("Geen gevaar: geen bezwaar tegen verlening")
    WITHDRAWN = "withdrawn", _("Ingetrokken")
    ENDED = "ended", _("Afgerond")


LOOKS = {
    InspectionStatus.PLANNED: ("info", "calendar"),
    InspectionStatus.RUNNING: ("attention", "progress"),
    InspectionStatus.FINISHED: ("ok", "circle-check"),
}
"""Tone and icon of each stand of an inspection; never colour alone."""
