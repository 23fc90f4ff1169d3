"""Signals of Zandhaven in stages where the demo region has none, told by those who work there."""

from baken.demo.acting import as_member
from baken.demo.cast import HANNA, MARIEKE, SANDER, YARA, fixed_id
from baken.demo.stories import two_houses as story
from baken.intake.actions import report
from baken.intake.models import Report
from baken.parties.models import Person
from baken.signals.actions import (
    Ruling,
    decide,
    give_opinion,
    let_second_reader_in,
    register,
    weigh,
)
from baken.signals.models import Signal, Weighing

NO_INDICATION = Ruling(
    outcome="no_indication",
    reasons="De verhuurder gaf opheldering; bewoners bevestigden dat los van hem.",
    feedback="Uw melding is bekeken. Er is geen aanwijzing van mensenhandel gevonden. Dank u wel.",
)


def tell_more() -> None:
    """Tell of a signal to decide on, one that was closed, and one with a guest."""
    _judged(_weighed())
    closed = _judged(_weighed())
    with as_member(MARIEKE) as marieke:
        decide(marieke, signal=closed, version=3, ruling=NO_INDICATION)
    shared = _weighed()
    with as_member(MARIEKE) as marieke:
        hanna = Person.objects.get(pk=fixed_id("person", HANNA.key))
        let_second_reader_in(
            marieke, signal=shared, person=hanna, purpose="Meewegen", ground="Publieke taak"
        )


def _weighed() -> Signal:
    with as_member(YARA) as yara:
        received = report(yara, organisation_id=story.ZANDHAVEN, told=story.TOLD)
    with as_member(MARIEKE) as marieke:
        found = Report.objects.get(pk=received.pk)
        signal = register(marieke, report=found, settled=story.REGISTERED)
        weigh(marieke, signal=signal, version=1, judgement=story.JUDGED)
    return signal


def _judged(signal: Signal) -> Signal:
    with as_member(SANDER) as sander:
        weighing = Weighing.objects.get(signal_id=signal.pk)
        give_opinion(sander, weighing=weighing, version=2, verdict="agree", reasons=story.AGREED)
    return signal
