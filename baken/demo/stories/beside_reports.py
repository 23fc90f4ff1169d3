"""What happens beside reports: a question for advice, a talk with a client, a number to call."""

from django.db import transaction

from baken.access import context
from baken.access.context import Context
from baken.core import clock
from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import LOTTE, MARIEKE, MILA, SANDER, Member, fixed_id
from baken.intake.actions import (
    Question,
    Talk,
    ask_advice,
    ask_callback,
    record_conversation,
    write_advice,
)
from baken.intake.models import Advice, Interpreter, Report
from baken.signals.actions import consult, note
from baken.signals.models import Signal
from baken.signals.vocabulary import NamedAs, Source, Thing

ZANDHAVEN = fixed_id("organisation", "zandhaven")


def tell(*, two_houses: Signal, withdrawn_complaint: Signal) -> None:
    """Tell what was asked, found and said around two of the stories."""
    _a_question_that_was_answered()
    _a_question_that_waits()
    _a_talk(withdrawn_complaint)
    _what_was_looked_up(two_houses)
    _a_number()


def _a_question_that_was_answered() -> None:
    made = _ask(LOTTE, days=9, text=DOUBT)
    with as_member(SANDER, working_days_ago(8, 9, 40)) as sander:
        write_advice(sander, advice=Advice.objects.get(pk=made.pk), text=ANSWER)


def _a_question_that_waits() -> None:
    _ask(MILA, days=1, text=WAITS)


def _ask(who: Member, *, days: int, text: str) -> Advice:
    question = Question(text, "focal_officer", ZANDHAVEN)
    with as_member(who, working_days_ago(days, 16, 5)) as actor:
        return ask_advice(actor, organisation_id=ZANDHAVEN, question=question)


def _a_talk(signal: Signal) -> None:
    talk = Talk(
        was_alone=True,
        interpreter=Interpreter.NOT_NEEDED,
        no_secrecy_promised=True,
        said="Zij wil haar verhaal aan de politie vertellen, met iemand naast haar die zij kent.",
        safe_contact="Alleen via mij, op kantoor. Niet bellen, niet appen.",
    )
    with as_member(MILA, working_days_ago(2, 10, 0)) as mila:
        record_conversation(mila, report=Report.objects.get(pk=signal.report_id), talk=talk)


def _what_was_looked_up(signal: Signal) -> None:
    with as_member(MARIEKE, working_days_ago(4, 14, 10)) as marieke:
        found = Signal.objects.get(pk=signal.pk)
        consult(marieke, signal=found, source=Source.BRP, found=FOUND, **PURPOSE)
        for kind, value, named_as in NAMED:
            note(
                marieke,
                signal=found,
                kind=kind,
                value=value,
                named_as=named_as,
                according_to="de melder",
            )


def _a_number() -> None:
    desk = Context("system", "callback_desk")
    with (
        clock.at(working_days_ago(1, 17, 50)),
        context.acting_as(desk),
        transaction.atomic(),
    ):
        ask_callback(
            organisation_id=ZANDHAVEN,
            region_id=fixed_id("region", "lagerwaard"),
            phone="085-0000399",
        )


PURPOSE = {
    "purpose": "Nagaan wie op de twee adressen staat ingeschreven",
    "legal_basis": "Wet BRP, artikel 2.60: taak van de gemeente bij de juistheid van het register",
}
FOUND = "Op beide adressen samen staat één persoon ingeschreven; die staat ook elders ingeschreven."
NAMED = (
    (Thing.ADDRESS, "Haringvlietstraat 14 en 16, Zandhaven", NamedAs.PLACE),
    (Thing.COMPANY, "Uitzendbureau Het Voorbeeld", NamedAs.MEANS),
    (Thing.PHONE, "085-0000388", NamedAs.UNKNOWN),
)
DOUBT = (
    "Een vrouw laat haar vriend al haar post openen en mag niet alleen naar onze afspraken komen. Is dat "
    "een signaal, of bemoei ik mij ergens mee?"
)
ANSWER = (
    "Dit is genoeg om op te schrijven. Probeer haar één keer alleen te spreken, met een tolk als dat nodig "
    "is, en beloof geen geheimhouding. Meld het daarna; twijfel is geen reden om te wachten."
)
WAITS = (
    "Een jongen van 17 slaapt bij een man die zijn telefoon betaalt. Hij zegt dat het zijn oom is. Mag ik "
    "dit melden zonder dat hij het weet?"
)
