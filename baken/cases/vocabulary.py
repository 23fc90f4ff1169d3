"""The words of cases: kinds, phases, means of contact, grounds, and what happened."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseKind(models.TextChoices):
    """Whom or what a case is about."""

    VICTIM = "victim", _("Slachtoffer")
    GROUP = "group", _("Groep slachtoffers")
    LOCATION = "location", _("Locatie")
    NETWORK = "network", _("Netwerk")
    OFFENDER = "offender", _("Persoon aan de daderkant")


class Wall(models.TextChoices):
    """The side of the wall a case stands on; a dossier stands on one side for good."""

    CARE = "care", _("Zorg")
    ENFORCEMENT = "enforcement", _("Handhaving")


WALL_OF = {
    CaseKind.VICTIM: Wall.CARE,
    CaseKind.GROUP: Wall.CARE,
    CaseKind.LOCATION: Wall.ENFORCEMENT,
    CaseKind.NETWORK: Wall.ENFORCEMENT,
    CaseKind.OFFENDER: Wall.ENFORCEMENT,
}
CARE_SIDE = (CaseKind.VICTIM, CaseKind.GROUP)
"""Kinds of cases on the care side of the wall."""

PERSONS = (CaseKind.VICTIM, CaseKind.OFFENDER)
"""Kinds of cases about one person, who has an alias and a page of their own."""


class CaseStatus(models.TextChoices):
    """Whether a case asks for work."""

    OPEN = "open", _("Loopt")
    CLOSED = "closed", _("Afgesloten")
    MERGED = "merged", _("Samengevoegd")


class Phase(models.TextChoices):
    """How far a case has come."""

    INTAKE = "intake", _("Kennismaken")
    SAFETY = "safety", _("Veiligheid regelen")
    SUPPORT = "support", _("Begeleiden")
    AFTERCARE = "aftercare", _("Nazorg")


class AgeBand(models.TextChoices):
    """About how old somebody is; a birthday is nobody's business on a list."""

    CHILD = "0-11", _("0 tot en met 11 jaar")
    TEEN = "12-15", _("12 tot en met 15 jaar")
    YOUTH = "16-17", _("16 of 17 jaar")
    YOUNG = "18-23", _("18 tot en met 23 jaar")
    ADULT = "24+", _("24 jaar of ouder")
    UNKNOWN = "unknown", _("Leeftijd onbekend")


MINOR = (AgeBand.CHILD, AgeBand.TEEN, AgeBand.YOUTH)


class Safety(models.TextChoices):
    """How safe somebody is now, as the coordinator judges it."""

    SAFE = "safe", _("Veilig")
    UNSURE = "unsure", _("Niet zeker veilig")
    UNSAFE = "unsafe", _("Nu niet veilig")


class CloseReason(models.TextChoices):
    """Why a case ends."""

    ARRANGED = "arranged", _("Alles is geregeld")
    DECLINED = "declined", _("De cliënt wil geen hulp meer")
    ELSEWHERE = "elsewhere", _("Een andere regio of organisatie neemt het over")
    LOST = "lost", _("De cliënt is uit beeld")
    NOT_TRAFFICKING = "not_trafficking", _("Er bleek geen mensenhandel te zijn")
    SPLIT_UNDONE = "split_undone", _("De splitsing is ongedaan gemaakt")
    OTHER = "other", _("Anders")


class Means(models.TextChoices):
    """Ways to reach somebody, each of which can be dangerous."""

    CALL = "call", _("Bellen")
    TEXT = "text", _("Sms of app")
    MAIL = "mail", _("E-mail")
    LETTER = "letter", _("Brief")
    VISIT = "visit", _("Huisbezoek")
    MEETING = "meeting", _("Afspraak elders")
    VIDEO = "video", _("Videogesprek")


class RuleStrength(models.TextChoices):
    """What a rule about contact asks."""

    NEVER = "never", _("Nooit")
    ONLY_IF = "only_if", _("Alleen als")


class Reached(models.TextChoices):
    """What came of an attempt to reach somebody."""

    SPOKEN = "spoken", _("Gesproken")
    NO_ANSWER = "no_answer", _("Niet bereikt")
    SOMEONE_ELSE = "someone_else", _("Iemand anders nam op")
    MESSAGE = "message", _("Bericht achtergelaten")


class TaskStatus(models.TextChoices):
    """Where a task stands."""

    OPEN = "open", _("Te doen")
    DONE = "done", _("Gedaan")
    DROPPED = "dropped", _("Vervallen")


class ConsentBasis(models.TextChoices):
    """Consent told apart from grounds in the law that need none."""

    CONSENT = "consent", _("Toestemming van de cliënt")
    VITAL = "vital", _("Vitaal belang: er is levensgevaar")
    LEGAL_DUTY = "legal_duty", _("Wettelijke plicht")
    PUBLIC_TASK = "public_task", _("Publieke taak")
    MANDATE = "mandate", _("Wettelijk vertegenwoordiger stemt in")


class AskedHow(models.TextChoices):
    """How consent was asked."""

    IN_PERSON = "in_person", _("In een gesprek")
    INTERPRETER = "interpreter", _("In een gesprek met tolk")
    PHONE = "phone", _("Per telefoon")
    WRITTEN = "written", _("Op papier, in haar of zijn taal")
    NOT_ASKED = "not_asked", _("Niet gevraagd: de wet geeft de grondslag")


class Capacity(models.TextChoices):
    """Whether somebody could decide this for themselves, on that day."""

    ABLE = "able", _("Kon dit zelf beslissen")
    DOUBT = "doubt", _("Twijfel, samen met iemand besproken")
    UNABLE = "unable", _("Kon dit nu niet beslissen")


class RequestKind(models.TextChoices):
    """What a partner is asked; said without a word about the person."""

    APPOINTMENT = "appointment", _("Een afspraak maken")
    PLACE = "place", _("Een plek vinden")
    REGISTRATION = "registration", _("Een inschrijving regelen")
    INCOME = "income", _("Een uitkering of verzekering regelen")
    DOCUMENT = "document", _("Een document of besluit sturen")
    INFORMATION = "information", _("Informatie geven")
    OTHER = "other", _("Anders")


class ReplyOutcome(models.TextChoices):
    """What a partner answers."""

    DONE = "done", _("Het is geregeld")
    PROMISED = "promised", _("Het wordt geregeld, uiterlijk op een dag")
    IMPOSSIBLE = "impossible", _("Het kan niet")
    CALL_ME = "call_me", _("Bel mij eerst")


class Silence(models.TextChoices):
    """How long a partner is silent, and what that asks."""

    WAITING = "waiting", _("Wacht op antwoord")
    REMIND = "remind", _("Herinneren")
    ESCALATE = "escalate", _("Opschalen")


class LinkStatus(models.TextChoices):
    """Where a link between two dossiers stands."""

    ASKED = "asked", _("Gevraagd")
    AGREED = "agreed", _("Gekoppeld")
    REFUSED = "refused", _("Geweigerd")
    ENDED = "ended", _("Beëindigd")


class QuestionOutcome(models.TextChoices):
    """What a holder does when a colleague asks about a client."""

    CALLED = "called", _("Ik neem contact op met de vrager")
    SILENT = "silent", _("Ik neem geen contact op")
    MISTAKEN = "mistaken", _("Het is iemand anders")


class ReturnAnswer(models.TextChoices):
    """What a holder does when a new signal names what fits their client."""

    WAITING = "waiting", _("Wacht op u")
    SAME = "same", _("Zelfde persoon: ik ga verder in deze casus")
    NEW = "new", _("Zelfde persoon: ik open een nieuwe casus")
    OTHER = "other", _("Niet dezelfde persoon")


class CaseEvent(models.TextChoices):
    """What people do in a case, as its timeline shows it."""

    OPENED = "case_opened", _("Casus geopend")
    ASSIGNED = "case_assigned", _("Andere regiehouder")
    STAND_IN = "case_stand_in", _("Vervanging geregeld")
    TRANSFERRED = "case_transferred", _("Overgedragen")
    PHASE = "case_phase", _("Andere fase")
    SAFETY = "case_safety", _("Veiligheid beoordeeld")
    CLIENT = "case_client", _("Gegevens van de cliënt gewijzigd")
    CLOSED = "case_closed", _("Casus afgesloten")
    REOPENED = "case_reopened", _("Casus heropend")
    PARTICIPANT = "case_participant", _("Betrokkene toegevoegd")
    TASK = "task_planned", _("Taak toegevoegd")
    TASK_DONE = "task_done", _("Taak gedaan")
    TASK_DROPPED = "task_dropped", _("Taak vervallen")
    AGREED = "case_agreed", _("Afspraak gemaakt")
    CONTACT = "contact_logged", _("Contact vastgelegd")
    NOTED = "case_noted", _("Notitie gemaakt")
    DECISION_ASKED = "decision_asked", _("Besluit gevraagd")
    DECIDED = "case_decided", _("Besluit genomen")
    FLAGGED = "case_flagged", _("Aandachtspunt geplaatst")
    UNFLAGGED = "case_unflagged", _("Aandachtspunt weggehaald")
    RULE = "contact_rule_set", _("Contactregel gemaakt")
    RULE_ENDED = "contact_rule_ended", _("Contactregel beëindigd")
    CONSENTED = "consent_given", _("Toestemming of grondslag vastgelegd")
    WITHDRAWN = "consent_withdrawn", _("Toestemming ingetrokken")
    LET_IN = "case_let_in", _("Iemand toegang gegeven")
    SHUT_OUT = "case_shut_out", _("Toegang ingetrokken")
    ASKED = "partner_asked", _("Partner gevraagd")
    REMINDED = "partner_reminded", _("Partner herinnerd")
    ESCALATED = "partner_escalated", _("Opgeschaald bij partner")
    REPLIED = "partner_replied", _("Partner antwoordde")
    SETTLED = "request_settled", _("Verzoek afgehandeld")
    LINK_ASKED = "link_asked", _("Koppeling gevraagd")
    LINK_ANSWERED = "link_answered", _("Koppeling beantwoord")
    LINK_ENDED = "link_ended", _("Koppeling beëindigd")
    MERGED = "case_merged", _("Samengevoegd met een andere casus")
    UNMERGED = "case_unmerged", _("Samenvoegen ongedaan gemaakt")
    SPLIT = "case_split", _("Gesplitst")
    QUESTION = "question_answered", _("Vraag van een collega beantwoord")
    RETURNED = "return_answered", _("Mogelijke terugkeer beantwoord")
