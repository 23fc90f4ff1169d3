"""The words of matching: verdicts, answers to a hit, reasons, and which keys are strong."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reach(models.TextChoices):
    """How far a token is comparable: in one municipality, in the region, or with care alone."""

    OWN = "own", _("eigen gemeente")
    LOOSE = "loose", _("eigen gemeente, tweede blik")
    REGION = "region", _("regio")
    CARE = "care", _("zorg in de regio")


class Confidence(models.TextChoices):
    """How certain a value is, by the text in which it stands; nobody's judgement of a source."""

    STATED = "stated", _("zo gezegd")
    ABOUT = "about", _("niet zeker, volgens de tekst")
    PARTIAL = "partial", _("niet volledig bekend")
    UNREAD = "unread", _("niet als gegeven te lezen")


class LinkVerdict(models.TextChoices):
    """What somebody judged of a proposal; the values are those of `baken.linkage.judgement`."""

    SAME = "same", _("Dezelfde persoon")
    DIFFERENT = "different", _("Niet dezelfde persoon")
    UNSURE = "unsure", _("Dat weet ik niet")


class HitAnswer(models.TextChoices):
    """What the holder of a dossier does with a hit."""

    WAITING = "waiting", _("Wacht op u")
    CONTACT = "contact", _("Contact gezocht")
    SILENT = "silent", _("Niets laten weten")


class Stage(models.TextChoices):
    """Where a nightly round stands."""

    RUNNING = "running", _("Bezig")
    DONE = "done", _("Klaar")


KEYS = {
    "phone": _("zelfde telefoonnummer"),
    "plate": _("zelfde kenteken"),
    "address": _("zelfde adres"),
    "postcode": _("zelfde postcode en huisnummer"),
    "kvk": _("zelfde KvK-nummer"),
    "company": _("zelfde bedrijfsnaam"),
    "iban": _("zelfde rekeningnummer"),
    "email": _("zelfde e-mailadres"),
    "account": _("zelfde account"),
    "document": _("zelfde documentnummer"),
    "name": _("naam klinkt gelijk"),
    "initial": _("achternaam klinkt gelijk, zelfde voorletter"),
    "surname": _("achternaam klinkt gelijk"),
    "given_born": _("zelfde voornaam en geboortedatum"),
    "surname_born": _("achternaam klinkt gelijk, zelfde geboortedatum"),
    "place_born": _("zelfde geboortedatum en gemeente"),
    "given_month": _("zelfde voornaam en geboortemaand"),
    "surname_year": _("achternaam klinkt gelijk, zelfde geboortejaar"),
    "given_year": _("zelfde voornaam en geboortejaar"),
    "called": _("zelfde voornaam of werknaam in dezelfde plaats"),
    "near": _("voornaam gelijk, achternaam scheelt één klank"),
}
"""What two signals share, by the kind of token."""

NODES = ("phone", "plate", "address", "postcode", "kvk", "company", "iban", "email", "account",
         "document")  # fmt: skip
"""Numbers and places: they connect people and never make them one."""

STRONG = (*NODES, "given_born", "surname_born")
"""What on its own is a hit across municipalities; a name alone is not."""

ACROSS = (*STRONG, "name", "surname_year")
"""The tokens that are comparable in the region, once both sides agreed."""

OF_A_PERSON = ("phone", "email", "document", "given_born", "surname_born")
"""What says enough of a client in care on its own; a name, a house or a firm alone does not."""
SECOND = ("called", "near")
"""The tokens of the second look: asked only when the others give nothing."""

REASONS = {
    ("given", "same"): _("voornaam gelijk"),
    ("given", "family"): _("voornaam is een vorm van dezelfde naam"),
    ("given", "similar"): _("voornaam lijkt erop"),
    ("given", "initial"): _("voorletter gelijk"),
    ("given", "different"): _("andere voornaam"),
    ("surname", "same"): _("achternaam gelijk"),
    ("surname", "sound"): _("achternaam klinkt gelijk"),
    ("surname", "similar"): _("achternaam lijkt erop"),
    ("surname", "part"): _("deel van de achternaam gelijk"),
    ("surname", "different"): _("andere achternaam"),
    ("born", "same"): _("geboortedatum gelijk"),
    ("born", "swapped"): _("dag en maand van geboorte omgewisseld"),
    ("born", "month"): _("geboortemaand gelijk"),
    ("born", "year"): _("geboortejaar gelijk"),
    ("born", "slip"): _("geboortedatum scheelt één cijfer"),
    ("born", "about"): _("geboortejaar scheelt hooguit twee jaar"),
    ("born", "different"): _("andere geboortedatum"),
    ("sex", "same"): _("geslacht gelijk"),
    ("sex", "different"): _("ander geslacht"),
    ("alias", "same"): _("bijnaam gelijk"),
    ("alias", "given"): _("bijnaam is de voornaam van de ander"),
    ("alias", "different"): _("andere bijnaam"),
    ("place", "same"): _("zelfde gemeente"),
    ("place", "different"): _("andere gemeente"),
    ("phone", "same"): _("zelfde telefoonnummer"),
    ("plate", "same"): _("zelfde kenteken"),
    ("address", "same"): _("zelfde adres"),
    ("postcode", "same"): _("zelfde postcode en huisnummer"),
    ("kvk", "same"): _("zelfde KvK-nummer"),
    ("address", "apart"): _("zelfde adres, maar in een andere periode"),
    ("postcode", "apart"): _("zelfde adres, maar in een andere periode"),
}
"""What a comparison says of one attribute, in words."""
