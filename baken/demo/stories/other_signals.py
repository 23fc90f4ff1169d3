"""Smaller signals, so that work lists look like those of a Tuesday."""

from uuid import UUID

from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import ANOUK, JORIS, MARIEKE, SANDER, TOM, YARA, Member, fixed_id
from baken.intake.actions import ReportForm, report
from baken.intake.models import Report
from baken.signals.actions import Judgement, Registration, note, register, weigh
from baken.signals.models import Signal, Weighing
from baken.signals.vocabulary import NamedAs, Thing

ZANDHAVEN = fixed_id("organisation", "zandhaven")
RIETWOUDE = fixed_id("organisation", "rietwoude")
BASIS = "Publieke taak van de gemeente (AVG artikel 6 lid 1 sub e), beleid mensenhandel"
PURPOSE = "Beoordelen of hier sprake is van mensenhandel en wie hulp nodig heeft"
THANKS = (
    "Dank voor uw melding. Ik heb haar geregistreerd en bekijk met een collega wat er aan de hand kan "
    "zijn. U hoort van mij zodra er een besluit is."
)


def tell() -> None:
    """Tell all of them."""
    _a_phone_that_never_stops()
    _a_nail_salon_at_night()
    _a_boy_with_new_things()
    _a_kitchen_in_rietwoude()


def _a_phone_that_never_stops() -> None:
    """Waits to be registered."""
    told = ReportForm(
        observed=(
            "Aan de balie vroeg een jonge vrouw een uitkering aan. Een oudere man sprak steeds voor "
            "haar en hield haar telefoon vast. Toen hij even weg was, vroeg zij of ik haar post "
            "ergens anders heen kon sturen."
        ),
        thought="Zij leek bang voor hem. Ik weet niet wie hij is.",
        place="Balie van het stadhuis",
        moment="Gisteren rond 14.00 uur",
        minor_involved="unknown",
        phone="085-0000309",
        safe_moment="Elke ochtend",
    )
    _report(TOM, ZANDHAVEN, told, days_ago=1, hour=15)


def _a_nail_salon_at_night() -> None:
    """Was registered and waits for a weighing; Tom does not want to be known as who told it."""
    told = ReportForm(
        observed=(
            "Bij een controle op sluitingstijden brandde om 23.30 uur licht in een nagelsalon. Drie "
            "vrouwen lagen op matrassen achter de zaak. Zij wilden niet zeggen waar zij wonen."
        ),
        thought="Zij slapen waar zij werken.",
        place="Marktplein, Zandhaven",
        moment="Vorige week, laat op de avond",
        minor_involved="no",
        phone="085-0000309",
        safe_moment="Na vijf uur",
        is_confidential=True,
    )
    received = _report(TOM, ZANDHAVEN, told, days_ago=7, hour=9)
    signal = _register(MARIEKE, received, "labour", days_ago=6)
    with as_member(MARIEKE, working_days_ago(6, 16)) as marieke:
        note(
            marieke,
            signal=Signal.objects.get(pk=signal.pk),
            kind=Thing.PHONE,
            value="+31 85 0000388",  # also the employment agency of the two houses
            named_as=NamedAs.UNKNOWN,
            according_to="een sticker op de deur",
        )


def _a_boy_with_new_things() -> None:
    """Was weighed by Sander and waits for the second opinion of Marieke."""
    told = ReportForm(
        observed=(
            "Een leerling van 15 heeft vijf nieuwe telefoonabonnementen op zijn naam. Hij komt vaak niet "
            "op school en wordt gebeld door oudere jongens. Hij zegt dat hij een boete moet afbetalen."
        ),
        thought="Hij lijkt gedwongen om spullen te bestellen voor anderen.",
        minor_involved="yes",
    )
    received = _report(YARA, ZANDHAVEN, told, days_ago=5, hour=10)
    signal = _register(SANDER, received, "criminal", days_ago=5)
    _weigh(SANDER, signal, "criminal", days_ago=1)


def _a_kitchen_in_rietwoude() -> None:
    """Belongs to another municipality, and waits there for a weighing."""
    told = ReportForm(
        observed="Een kok vertelde dat hij al twee maanden geen loon kreeg en boven de keuken slaapt.",
        thought="Hij durft niet te klagen.",
        minor_involved="no",
    )
    received = _report(ANOUK, RIETWOUDE, told, days_ago=9, hour=11)
    _register(JORIS, received, "labour", days_ago=8)


def _report(
    member: Member, organisation_id: UUID, told: ReportForm, *, days_ago: int, hour: int
) -> Report:
    with as_member(member, working_days_ago(days_ago, hour)) as actor:
        return report(actor, organisation_id=organisation_id, told=told)


def _register(member: Member, received: Report, form: str, *, days_ago: int) -> Signal:
    with as_member(member, working_days_ago(days_ago, 13)) as actor:
        settled = Registration(
            observation=received.observed.text,
            interpretation=received.thought.text,
            forms=[form],
            purpose=PURPOSE,
            legal_basis=BASIS,
            minor_involved=received.minor_involved,
            is_acute=False,
            feedback=THANKS,
        )
        return register(actor, report=received, settled=settled)


def _weigh(member: Member, signal: Signal, form: str, *, days_ago: int) -> Weighing:
    judgement = Judgement(
        forms=[form],
        seriousness=3,
        is_acute=False,
        reliability="supported",
        non_punishment="yes",
        lists=["criminal-youth@2026-01-01"],
        reasoning=(
            "Een jongen van 15 die een ‘boete’ moet betalen en abonnementen op zijn naam heeft, past bij "
            "gedwongen strafbare feiten. School en ouders maken zich los van elkaar zorgen. Behandel hem "
            "als mogelijk slachtoffer."
        ),
        vulnerability="Minderjarig, vaak niet op school.",
        counter_indications="Hij noemt geen namen en zegt zelf dat het vrienden zijn.",
    )
    with as_member(member, working_days_ago(days_ago, 16)) as actor:
        return weigh(actor, signal=signal, version=1, judgement=judgement)
