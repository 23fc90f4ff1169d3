"""The words of care: states, kinds of places, risk lines, and what happened."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemState(models.TextChoices):
    """Where one thing to arrange stands; `rules.trajectory.State` calculates with the same."""

    TODO = "todo", _("Te doen")
    REQUESTED = "requested", _("Aangevraagd")
    WAITING = "waiting", _("Wacht op een ander")
    ARRANGED = "arranged", _("Geregeld")
    REFUSED = "refused", _("Geweigerd")
    WITHDRAWN = "withdrawn", _("Ingetrokken")
    NOT_NEEDED = "not_needed", _("Niet nodig")


class ComplaintKind(models.TextChoices):
    """What happens with a complaint (aangifte): it can be withdrawn and filed again."""

    CONSIDERED = "considered", _("Zij overweegt aangifte")
    FILED = "filed", _("Aangifte gedaan")
    WITHDRAWN = "withdrawn", _("Aangifte ingetrokken")
    FILED_AGAIN = "filed_again", _("Opnieuw aangifte gedaan")
    DECLINED = "declined", _("Zij kiest ervoor geen aangifte te doen")


class PlaceKind(models.TextChoices):
    """Kinds of shelter."""

    OMM = "omm", _("OMM: meervoudige problemen")
    COSM = "cosm", _("COSM: in de bedenktijd")
    WOMEN = "women", _("Vrouwenopvang")
    HOTEL = "hotel", _("Noodhotel")
    YOUTH = "youth", _("Jeugdopvang")


class Gender(models.TextChoices):
    """For whom a place is."""

    WOMAN = "woman", _("Vrouw")
    MAN = "man", _("Man")
    OTHER = "other", _("Anders")


class PlacementStatus(models.TextChoices):
    """Where a stay stands."""

    RESERVED = "reserved", _("Gereserveerd")
    ARRIVED = "arrived", _("Verblijft hier")
    LEFT = "left", _("Vertrokken")
    CANCELLED = "cancelled", _("Geannuleerd")


HOLDING = (PlacementStatus.RESERVED, PlacementStatus.ARRIVED)
"""Stays that keep a place from somebody else."""


class RequestStatus(models.TextChoices):
    """Where a request for shelter stands."""

    OPEN = "open", _("Zoekt een plek")
    PLACED = "placed", _("Heeft een plek")
    DROPPED = "dropped", _("Niet meer nodig")


class RiskAbout(models.TextChoices):
    """Whom a risk is about: each has a line of their own (source 003 §3.9)."""

    CLIENT = "client", _("Zijzelf")
    CHILDREN = "children", _("Kinderen")
    FAMILY = "family", _("Familie")
    FRIENDS = "friends", _("Vrienden")


class RiskLevel(models.TextChoices):
    """How dangerous it is, as people judge it."""

    LOW = "low", _("Laag")
    RAISED = "raised", _("Verhoogd")
    ACUTE = "acute", _("Acuut")


class Told(models.TextChoices):
    """What is done at once when somebody is missing from care (source 003, trends)."""

    CALLED = "called", _("Zelf gebeld en gezocht, langs een veilige weg")
    POLICE = "police", _("Politie gebeld en vermissing gemeld")
    GUARDIAN = "guardian", _("Voogd of Nidos gebeld")
    VEILIG_THUIS = "veilig_thuis", _("Veilig Thuis gebeld")
    SHELTER = "shelter", _("Opvang en school gevraagd")
    NETWORK = "network", _("Nagegaan wie gevaar loopt: kinderen, familie, vrienden")


class AdviceFor(models.TextChoices):
    """Who asked advice."""

    RESIDENT = "resident", _("Inwoner")
    PROFESSIONAL = "professional", _("Professional")
    PARTNER = "partner", _("Ketenpartner")
    SELF = "self", _("Iemand over zichzelf")


class AdviceAbout(models.TextChoices):
    """What advice was about."""

    SEXUAL = "sexual", _("Seksuele uitbuiting")
    LABOUR = "labour", _("Arbeidsuitbuiting")
    CRIMINAL = "criminal", _("Criminele uitbuiting")
    OTHER = "other", _("Iets anders of nog niet duidelijk")


class ClientLanguage(models.TextChoices):
    """Languages that her own page speaks."""

    NL = "nl", _("Nederlands")
    EN = "en", _("Engels")
    ES = "es", _("Spaans")
    FR = "fr", _("Frans")
    PL = "pl", _("Pools")


class WordKind(models.TextChoices):
    """What a client says on her own page."""

    MESSAGE = "message", _("Bericht")
    WITHDRAWAL = "withdrawal", _("Trok haar toestemming in")
    WELLBEING = "wellbeing", _("Hoe het met haar gaat")


class CareEvent(models.TextChoices):
    """What happened in care."""

    STARTED = "trajectory_started", _("begon het traject")
    MOVED = "trajectory_item_moved", _("werkte iets te regelen bij")
    FACTS = "trajectory_facts", _("legde feiten voor termijnen vast")
    COMPLAINT = "complaint_step", _("legde een stap in de aangifte vast")
    PLANNED = "safety_planned", _("maakte of herzag het veiligheidsplan")
    RISK = "risk_judged", _("beoordeelde een risico")
    TOLD = "story_told", _("telde dat zij haar verhaal vertelde")
    ASKED = "shelter_asked", _("vroeg opvang")
    RESERVED = "shelter_reserved", _("reserveerde een plek")
    ARRIVED = "shelter_arrived", _("legde aankomst in de opvang vast")
    EXTENDED = "shelter_extended", _("verlengde het verblijf in de opvang")
    LEFT = "shelter_left", _("legde vertrek uit de opvang vast")
    CANCELLED = "shelter_cancelled", _("annuleerde een reservering")
    ADDRESS = "shelter_address_kept", _("legde het opvangadres vast")
    REGISTERED = "victim_registered", _("legde de registratie voor CoMensha vast")
    CHECKED = "aftercare_checked", _("deed een nazorgcontact")
    MISSING = "client_missing", _("legde een vermissing vast")
    MISSING_STEP = "client_missing_step", _("deed een stap na een vermissing")
    FOUND = "client_found", _("legde vast dat zij terecht is")
    LETTER = "letter_made", _("maakte een brief")
    DOOR = "client_door_opened", _("opende een eigen pagina voor de cliënt")
    DOOR_ENDED = "client_door_ended", _("sloot de eigen pagina van de cliënt")
    WORD = "client_word_handled", _("handelde af wat de cliënt schreef")
