"""The eighteen cases of Esther, each in trouble of its own; two follow a signal of the demo.

After the practice cases of source 003 §2.2, with invented names and details.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from baken.access.actor import Actor
from baken.cases import actions
from baken.cases.actions import Answer, Asked, Call, Ground, Linking, Opening, Plan
from baken.cases.models import Case, CaseDecision, PartnerRequest
from baken.core import clock
from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import ESTHER, FENNA, MARIEKE, NADIA, fixed_id
from baken.parties.models import Organisation, Person
from baken.signals.models import Handover

REGION = fixed_id("organisation", "regio")
PURPOSE = "Regelen wat deze persoon nodig heeft om veilig te zijn en verder te kunnen"
BASIS = "Publieke taak van de gemeente (AVG artikel 6 lid 1 sub e), beleid mensenhandel"


@dataclass(frozen=True)
class Trouble:
    """A case in a few words: whose, how safe, when spoken last, what is late."""

    alias: str
    age_band: str
    summary: str
    safety: str = "safe"
    phase: str = "support"
    spoken: int = 2
    late: str = ""
    by: int = -1
    blocker: str = ""
    never: str = ""


TROUBLES = (
    Trouble("Kievit 12", "24+", "Werkte zonder loon in een keuken.", spoken=5, late="Aanvraag verblijfsvergunning indienen", by=-4, blocker="Wacht op het paspoort"),
    Trouble("Grutto 45", "18-23", "Moest drugs bewaren voor anderen.", "unsure", "safety", 9),
    Trouble("Wulp 71", "24+", "Woont tijdelijk bij een vriendin.", late="Uitkering aanvragen", by=0),
    Trouble("Putter 33", "16-17", "Jongen die moest stelen.", "unsure", "intake", 5, never="call"),
    Trouble("Fuut 58", "24+", "Verliet een massagesalon.", spoken=20),
    Trouble("Kluut 17", "18-23", "Beelden van haar dreigen online te komen.", "unsure", "safety", 1, "Verzoek om beelden te verwijderen", 0),
    Trouble("Sijs 64", "24+", "Heeft werk en een eigen kamer.", phase="aftercare", spoken=12),
    Trouble("Reiger 29", "24+", "Doet aangifte van arbeidsuitbuiting.", spoken=3, late="Advocaat bellen over de aangifte", by=-1),
    Trouble("Lepelaar 82", "24+", "Man uit een tuinbouwbedrijf.", spoken=6),
    Trouble("Merel 90", "18-23", "Licht verstandelijke beperking, begeleid wonen.", "unsure", "support", 4, never="mail"),
    Trouble("Spreeuw 23", "24+", "Wil terug naar haar land van herkomst.", spoken=8),
    Trouble("Tureluur 55", "24+", "Wacht op een eigen woning.", spoken=15),
    Trouble("Roodborst 38", "16-17", "Meisje dat uit de opvang wegliep en terug is.", "unsafe", "safety", 1, "Gesprek met de voogd voorbereiden", 0, never="text"),
    Trouble("Zwaluw 41", "24+", "Schulden op haar naam.", spoken=11, late="Brief van de schuldhulp beantwoorden", by=-2),
    Trouble("Buizerd 66", "24+", "Volgt een taalcursus.", phase="aftercare", spoken=18),
    Trouble("Ooievaar 11", "24+", "Kreeg kort geleden een kind.", spoken=2),
)  # fmt: skip


def tell() -> Case:
    """Tell all of it; give the case of the girl of nineteen."""
    with as_member(ESTHER, working_days_ago(30)) as esther:
        for trouble in TROUBLES:
            _open(esther, trouble)
    _known()
    for trouble in TROUBLES:
        _live(trouble)
    soumia = _from_signal("Soumia", "Een vrouw met een zoon wil stoppen", "unsure", 6)
    girl = _from_signal("Leeuwerik 19", "Meisje van 19", "unsafe", 1)
    _partners(girl, soumia)
    _others(girl)
    return girl


def _open(esther: Actor, trouble: Trouble) -> Case:
    opening = Opening(
        kind="victim",
        summary=trouble.summary,
        purpose=PURPOSE,
        legal_basis=BASIS,
        age_band=trouble.age_band,
        safety=trouble.safety,
        alias=trouble.alias,
        person=actions.Person(language="Nederlands"),
    )
    return actions.open_case(esther, organisation_id=REGION, opening=opening)


def _known() -> None:
    """Sijs 64 does well; the signals of `linked` name her again, and only Esther hears of it."""
    with as_member(ESTHER, working_days_ago(30, 15)) as esther:
        case = Case.objects.get(alias="Sijs 64")
        person = actions.Person(name="Katarzyna Nowacka", born="14-03-1996", language="Pools",
                                reachable="085-0000366, alleen overdag.")  # fmt: skip
        actions.describe_client(esther, case=case, age_band=case.age_band, person=person)


def _live(trouble: Trouble) -> None:
    """Speak with somebody some working days ago, and let something come late."""
    due = working_days_ago(-trouble.by).date()
    with as_member(ESTHER, working_days_ago(trouble.spoken + 1, 11)) as esther:
        case = Case.objects.get(alias=trouble.alias)
        if trouble.phase != "intake":
            case = actions.set_phase(esther, case=case, version=case.version, phase=trouble.phase)
        call = Call(clock.today(), "meeting", "spoken", "Besproken hoe het gaat en wat er moet.")
        actions.log_contact(esther, case=case, call=call)
        if trouble.never:
            why = "Anderen kijken in haar telefoon mee."
            actions.set_contact_rule(
                esther, case=case, means=trouble.never, strength="never", condition=why
            )
        if trouble.late:
            _plan(esther, case, trouble, due)


def _plan(esther: Actor, case: Case, trouble: Trouble, due: date) -> None:
    me = Person.objects.get(pk=esther.person_id)
    plan = Plan(trouble.late, max(due, clock.today()), person=me, blocker=trouble.blocker)
    actions.plan_task(esther, case=case, plan=plan)


def _today() -> date:
    return working_days_ago(0).date()


def _from_signal(alias: str, words: str, safety: str, days: int) -> Case:
    """Open a case from what was handed on to the care coordinator."""
    with as_member(ESTHER, working_days_ago(days, 13)) as esther:
        source = _handed_on(words)
        opening = Opening(
            kind="victim",
            summary="Volgt op een signaal van Zandhaven. " + words + ".",
            purpose=PURPOSE,
            legal_basis=BASIS,
            age_band="18-23" if "19" in words else "24+",
            safety=safety,
            alias=alias,
            person=actions.Person(
                name="Soumia (verzonnen)" if alias == "Soumia" else "Roos (verzonnen)",
                reachable="Alleen op haar nieuwe nummer, tussen 10.00 en 14.00 uur.",
                language="Nederlands",
            ),
        )
        return actions.open_case(
            esther, organisation_id=REGION, opening=opening, sources=[source] if source else []
        )


def _handed_on(words: str) -> Handover | None:
    from_care = Handover.objects.filter(addressee_id=REGION, track="care").order_by("offered_at")
    found: Iterable[Handover] = from_care.filter(is_acute="19" in words)
    return next(iter(found), None)


def _partners(girl: Case, soumia: Case) -> None:
    """The shelter is silent about the girl, and answered about Soumia."""
    _ask(
        girl,
        "opvang",
        "place",
        "Plek voor een jonge vrouw van 19, alleen. Zij mag niet naar haar eigen stad.",
        8,
    )
    _ask(soumia, "opvang", "place", "Plek voor een moeder met een zoon.", 5)
    _ask(
        soumia,
        "wonen",
        "information",
        "Hoe lang is de wachttijd voor een urgente moeder met kind?",
        2,
    )
    with as_member(FENNA, working_days_ago(1, 15)) as fenna:
        asked = PartnerRequest.objects.filter(case_id=soumia.pk).get()
        said = Answer(
            "promised", "Er komt een kamer vrij.", fenna.name, _today() + timedelta(days=5)
        )
        actions.reply(fenna, request=asked, answer=said)
    with as_member(ESTHER, working_days_ago(1, 9)) as esther:
        case = Case.objects.get(pk=girl.pk)
        for means, strength, why in (
            ("call", "only_if", "Alleen haar nieuwe nummer, en leg op als een ander opneemt."),
            ("letter", "never", "Haar ex-vriend kijkt in de brievenbus van haar familie."),
            ("visit", "never", "Haar ex-vriend weet waar haar familie woont."),
        ):
            actions.set_contact_rule(
                esther, case=case, means=means, strength=strength, condition=why
            )
        actions.raise_flag(esther, case=case, text="Haar ex-vriend post bij haar school.")
        me = Person.objects.get(pk=esther.person_id)
        actions.plan_task(
            esther, case=case, plan=Plan("Met haar naar de aangifte gaan", _today(), person=me)
        )


def _ask(case: Case, place: str, kind: str, message: str, days: int) -> None:
    with as_member(ESTHER, working_days_ago(days, 14)) as esther:
        partner = Organisation.objects.get(pk=fixed_id("organisation", place))
        ground = Ground(
            recipient=partner,
            basis="consent",
            purpose="Hulp die bij haar past",
            what="Leeftijd en wat zij nodig heeft; geen naam",
            asked_how="in_person",
            words="Dat is goed, als zij mijn naam niet weten.",
        )
        consent = actions.record_consent(esther, case=case, ground=ground)
        actions.ask_partner(esther, case=case, asked=Asked(consent, kind, message))


def _others(girl: Case) -> None:
    """Nadia spoke with the girl, Esther asked a decision, and Marieke asks for a link."""
    with as_member(ESTHER, working_days_ago(1, 16)) as esther:
        question = "Mag er een hotel worden betaald tot de opvang plek heeft?"
        actions.ask_decision(esther, case=girl, question=question)
    with as_member(NADIA, working_days_ago(1, 17)) as nadia:
        call = Call(clock.today(), "text", "spoken", "Zij stuurde dat zij veilig sliep.")
        actions.log_contact(nadia, case=girl, call=call)
        asked = CaseDecision.objects.get(case_id=girl.pk)
        actions.decide_case(
            nadia, decision=asked, is_granted=True, reasons="Drie nachten, dan opnieuw."
        )
        own = Case.objects.get(alias="Ooievaar 11")
        actions.ask_decision(nadia, case=own, question="Mag ik haar zaak overnemen tot maart?")
    with as_member(MARIEKE, working_days_ago(1, 10)) as marieke:
        opening = Opening(
            kind="location",
            summary="Vakantiehuisje waar vaker jonge vrouwen worden gezien.",
            purpose="Bijhouden wat er aan deze situatie wordt gedaan, en door wie",
            legal_basis=BASIS,
            safety="unsure",
            alias="Vakantiepark",
        )
        made = actions.open_case(marieke, organisation_id=marieke.organisation_id, opening=opening)
        asked_of = Organisation.objects.get(pk=REGION)
        linking = Linking(
            asked_of,
            "Artikel 6 lid 1 sub e AVG en het convenant",
            "Voorkomen dat een controle een slachtoffer in gevaar brengt",
            "Wij bereiden een controle voor op een vakantiepark. Raakt dat iemand die u begeleidt?",
        )
        actions.ask_link(marieke, case=made, linking=linking)
