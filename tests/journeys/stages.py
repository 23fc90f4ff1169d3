"""Signals of Zandhaven in stages where the demo region has none, told by those who work there."""

from dataclasses import replace

from django.db import transaction

from baken.access.actor import Actor
from baken.access.context import acting_as
from baken.demo.acting import as_member
from baken.demo.cast import JORIS, MARIEKE, SANDER, YARA, fixed_id
from baken.demo.stories import two_houses as story
from baken.intake.actions import (
    Question,
    Talk,
    ask_advice,
    ask_callback,
    record_conversation,
    report,
)
from baken.intake.models import Report
from baken.intake.views.callback import DESK
from baken.parties.models import Person
from baken.signals.actions import (
    Registration,
    Ruling,
    consult,
    decide,
    give_opinion,
    let_second_reader_in,
    note,
    register,
    weigh,
)
from baken.signals.models import Signal, Weighing

NO_INDICATION = Ruling(
    outcome="no_indication",
    reasons="De verhuurder gaf opheldering; bewoners bevestigden dat los van hem.",
    feedback="Uw melding is bekeken. Er is geen aanwijzing van mensenhandel gevonden. Dank u wel.",
)

QUESTION = Question(
    text="Een bewoner durft niet te praten waar haar baas bij is. Wat doe ik?",
    advice_from="focal_officer",
    addressee_id=story.ZANDHAVEN,
    on_behalf_of="professional",
)
TALK = Talk(
    was_alone=True,
    interpreter="professional",
    no_secrecy_promised=True,
    said="Ik mag niet zeggen waar ik slaap.",
    safe_contact="Donderdag aan de balie.",
)


def tell_more() -> None:
    """Tell of a signal to decide on, one that was closed, and one with a guest."""
    _ask()
    _judged(_weighed())
    closed = _judged(_weighed())
    with as_member(MARIEKE) as marieke:
        decide(marieke, signal=closed, version=3, ruling=NO_INDICATION)
    shared = _weighed(replace(story.REGISTERED, feedback_later=True))
    with as_member(MARIEKE) as marieke:
        _enrich(marieke, shared)
        joris = Person.objects.get(pk=fixed_id("person", JORIS.key))
        let_second_reader_in(
            marieke, signal=shared, person=joris, purpose="Meewegen", ground="Publieke taak"
        )


def _ask() -> None:
    """Somebody waits to be called, one asks for advice, and one talked with a client."""
    with as_member(YARA) as yara:
        ask_advice(yara, organisation_id=story.ZANDHAVEN, question=QUESTION)
        made = report(yara, organisation_id=story.ZANDHAVEN, told=story.TOLD)
        record_conversation(yara, report=made, talk=TALK)
        region_id = yara.region_id
    with acting_as(DESK), transaction.atomic():
        ask_callback(organisation_id=story.ZANDHAVEN, region_id=region_id, phone="085-0000309")


def _enrich(marieke: Actor, signal: Signal) -> None:
    """Note what a signal gathers: a source that was asked, and somebody who was named."""
    consult(
        marieke,
        signal=signal,
        source="brp",
        purpose="Nagaan wie er op dit adres ingeschreven staan",
        legal_basis="Publieke taak van de gemeente",
        found="Eén inschrijving op twee adressen.",
    )
    note(
        marieke,
        signal=signal,
        kind="person",
        value="Stefan",
        named_as="victim",
        according_to="De melder",
    )


def _weighed(settled: Registration = story.REGISTERED) -> Signal:
    with as_member(YARA) as yara:
        received = report(yara, organisation_id=story.ZANDHAVEN, told=story.TOLD)
    with as_member(MARIEKE) as marieke:
        found = Report.objects.get(pk=received.pk)
        signal = register(marieke, report=found, settled=settled)
        weigh(marieke, signal=signal, version=1, judgement=story.JUDGED)
    return signal


def _judged(signal: Signal) -> Signal:
    with as_member(SANDER) as sander:
        weighing = Weighing.objects.get(signal_id=signal.pk)
        give_opinion(sander, weighing=weighing, version=2, verdict="agree", reasons=story.AGREED)
    return signal
