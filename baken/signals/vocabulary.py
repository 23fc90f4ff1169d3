"""The words of the process: statuses, forms, verdicts, tracks and events."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SignalStatus(models.TextChoices):
    """Where a signal stands (domain.md §2.2)."""

    REGISTERED = "registered", _("Te wegen")
    WEIGHING = "weighing", _("Wacht op tweede oordeel")
    WEIGHED = "weighed", _("Te besluiten")
    MONITORING = "monitoring", _("Volgen")
    IN_TRACKS = "in_tracks", _("Doorgeleid")
    NO_INDICATION = "no_indication", _("Gesloten: geen aanwijzing")
    CLOSED = "closed", _("Afgerond")


OPEN = (
    SignalStatus.REGISTERED,
    SignalStatus.WEIGHING,
    SignalStatus.WEIGHED,
    SignalStatus.MONITORING,
    SignalStatus.IN_TRACKS,
)

ASKING = frozenset({SignalStatus.REGISTERED, SignalStatus.WEIGHING, SignalStatus.WEIGHED})
"""What needs a person now, and is amber for that."""


class Form(models.TextChoices):
    """Forms of exploitation: 273f Sr, and the four of source 003 §2.1."""

    SEXUAL = "sexual", _("Seksuele uitbuiting")
    LABOUR = "labour", _("Arbeidsuitbuiting")
    CRIMINAL = "criminal", _("Criminele uitbuiting")
    ORGAN_REMOVAL = "organ_removal", _("Orgaanverwijdering")


class Presence(models.TextChoices):
    """What is known of one indicator: a clue, never proof."""

    OBSERVED = "observed", _("Zelf gezien")
    REPORTED = "reported", _("Van horen zeggen")
    ABSENT = "absent", _("Afwezig")
    UNKNOWN = "unknown", _("Onbekend")


class Seriousness(models.IntegerChoices):
    """How serious, with an anchor in words; never added up with anything."""

    WORRY = 1, _("1 · Zorgelijk: er klopt iets niet, geen teken van dwang of afhankelijkheid")
    DEPENDENT = 2, _("2 · Ernstig: iemand is afhankelijk of wordt benadeeld")
    UNFREE = 3, _("3 · Zeer ernstig: iemand kan niet vrij kiezen of weggaan")
    VIOLENT = 4, _("4 · Levensbedreigend: geweld, opsluiting of gevaar voor een kind")


class Reliability(models.TextChoices):
    """How far the source can be relied on, in words."""

    SEEN_BY_US = "seen_by_us", _("Door een professional zelf gezien")
    SUPPORTED = "supported", _("Van een bekende bron, gesteund door iets anders")
    SINGLE = "single", _("Eén bron, nog door niets gesteund")
    UNKNOWN = "unknown", _("Niet te beoordelen")


class NonPunishment(models.TextChoices):
    """Could somebody have been forced to commit offences? (domain.md §3, criminal exploitation)"""

    YES = "yes", _("Ja: behandel deze persoon als mogelijk slachtoffer, niet als dader")
    NO = "no", _("Nee, daar is geen teken van")
    UNKNOWN = "unknown", _("Nog niet bekend")


class Verdict(models.TextChoices):
    """What the second person says of a weighing."""

    AGREE = "agree", _("Eens met de weging")
    DISSENT = "dissent", _("Niet eens met de weging")


class Track(models.TextChoices):
    """Ways on from a decision; they run beside one another (source 003 annex 1)."""

    CARE = "care", _("Zorgcoördinator inzetten")
    SAFE_HOME = "safe_home", _("Veilig Thuis")
    LOCAL_CASE = "local_case", _("Lokale casus")
    SIGNAL_TABLE = "signal_table", _("Signalentafel")
    CRIMINAL = "criminal", _("Politie of Arbeidsinspectie (strafrecht)")
    ADMINISTRATIVE = "administrative", _("Bestuurlijke maatregel")
    SHELTER = "shelter", _("Bed of opvang, nu")
    SELF_HELP = "self_help", _("De professional regelt zelf hulp")


class HandoverStatus(models.TextChoices):
    """Where a hand-over stands; nothing disappears between two desks."""

    OFFERED = "offered", _("Wacht op antwoord")
    ACCEPTED = "accepted", _("Aangenomen")
    REFUSED = "refused", _("Teruggekomen")
    SETTLED = "settled", _("Afgehandeld")


class Source(models.TextChoices):
    """Sources that may be consulted to enrich a signal, each with its own purpose and basis."""

    BRP = "brp", _("Basisregistratie personen (BRP)")
    BAG = "bag", _("Adressen en gebouwen (BAG)")
    TRADE_REGISTER = "trade_register", _("Handelsregister")
    LAND_REGISTER = "land_register", _("Kadaster")
    VEHICLE_REGISTER = "vehicle_register", _("Kentekenregister")
    OWN_FILES = "own_files", _("Eigen systemen van de gemeente")
    PARTNER = "partner", _("Navraag bij een partner")
    ON_SITE = "on_site", _("Zelf gaan kijken")
    OPEN_SOURCE = "open_source", _("Openbare bron")


class Thing(models.TextChoices):
    """What a signal names; light records, to be linked later."""

    PERSON = "person", _("Persoon")
    PHONE = "phone", _("Telefoon")
    ADDRESS = "address", _("Adres")
    VEHICLE = "vehicle", _("Voertuig")
    COMPANY = "company", _("Bedrijf")
    ACCOUNT = "account", _("Account of rekening")
    DOCUMENT = "document", _("Paspoort of ander document")


class NamedAs(models.TextChoices):
    """As what somebody or something was named, by whoever told it; never a finding."""

    VICTIM = "victim", _("genoemd als slachtoffer")
    SUSPECT = "suspect", _("genoemd als verdachte")
    WITNESS = "witness", _("genoemd als getuige")
    PLACE = "place", _("genoemd als plek")
    MEANS = "means", _("genoemd als middel")
    UNKNOWN = "unknown", _("rol onbekend")


class Outcome(models.TextChoices):
    """What a decision comes down to."""

    TRACKS = "tracks", _("Doorgeleiden: een of meer sporen")
    MONITORING = "monitoring", _("Volgen: kijk opnieuw op een vaste dag")
    NO_INDICATION = "no_indication", _("Sluiten: geen aanwijzing van mensenhandel")


class SignalEvent(models.TextChoices):
    """What can happen to a signal, as a timeline says it."""

    REGISTERED = "signal_registered", _("Signaal geregistreerd")
    WEIGHED = "signal_weighed", _("Gewogen, wacht op een tweede oordeel")
    LET_IN = "second_reader_let_in", _("Collega gevraagd om mee te wegen")
    AGREED = "weighing_agreed", _("Tweede oordeel: eens met de weging")
    DISSENTED = "weighing_dissented", _("Tweede oordeel: niet eens met de weging")
    DECIDED = "signal_decided", _("Besluit genomen")
    CLOSED = "signal_closed", _("Signaal afgerond")
    REOPENED = "signal_reopened", _("Signaal heropend")
    ASSIGNED = "signal_assigned", _("Behandelaar gewijzigd")
    CONSULTED = "source_consulted", _("Bron geraadpleegd")
    NAMED = "thing_named", _("Persoon of zaak vastgelegd")
    HANDED_ON = "handed_on", _("Doorgegeven")
    ACCEPTED = "handover_accepted", _("Overdracht aangenomen")
    REFUSED = "handover_refused", _("Overdracht teruggekomen")
    SETTLED = "handover_settled", _("Overdracht afgehandeld")
    LINK_JUDGED = "link_judged", _("Verband beoordeeld")
    LINK_UNDONE = "link_undone", _("Oordeel over verband teruggedraaid")
    HIT_ANSWERED = "hit_answered", _("Treffer beantwoord")
