"""Measures: proposing, answering for people's roof, and every step until the end."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.ids import new_code
from baken.core.refusals import Refused
from baken.enforcement.models import Inspection, Location, Measure, MeasureStep
from baken.enforcement.procedure import WAITS_FOR_CARE, after, objection_until, possible
from baken.enforcement.vocabulary_field import MeasureStatus, MeasureStepKind
from baken.instruments.care import Care, care_for
from baken.knowledge.packs import Instrument, enforcement, instruments, terms
from baken.knowledge.versions import KnowledgeError


@dataclass(frozen=True)
class Draft:
    """What a lawyer proposes: an instrument under the law of a day, with facts and weighing."""

    instrument: str
    law_day: date
    facts: str
    weighing: str
    is_urgent: bool = False
    inspection: Inspection | None = None


def instrument_of(measure: Measure) -> Instrument:
    """Give the instrument as it stood on the day whose law is applied."""
    return instruments().on(measure.instrument, measure.law_day)


def care_of(measure: Measure) -> Care:
    """Say what “where do they go tonight?” means for a measure; the adviser asks it the same."""
    words = enforcement().on(measure.law_day)
    known = {words.care.fact: measure.is_care_answered, words.care.danger: measure.is_urgent}
    return care_for(instrument_of(measure), words, known)


@transaction.atomic
def propose(actor: Actor, *, location: Location, draft: Draft) -> Measure:
    """Propose a measure; raise Refused for an instrument that is not in force on that day."""
    try:
        instruments().on(draft.instrument, draft.law_day)
    except KnowledgeError:
        raise Refused(
            _("Dit instrument gold niet op die dag. Kies een andere dag of een ander instrument.")
        ) from None
    if not draft.facts.strip() or not draft.weighing.strip():
        raise Refused(_("Vul de feiten en de afweging in; zonder afweging is er geen besluit."))
    made: Measure = Measure.objects.create(
        **belonging(location), location=location, code=new_code("B"),
        proposed_by_id=actor.person_id, proposed_at=clock.now(), **vars(draft),
    )  # fmt: skip
    record(actor, "measure_proposed", made)
    return made


@transaction.atomic
def answer_care(actor: Actor, *, measure: Measure, care: str) -> Measure:
    """Answer who lives there and where they go tonight; raise Refused for an empty answer."""
    if not care.strip():
        raise Refused(_("Schrijf op wie er wonen en waar zij vannacht terechtkunnen."))
    locked = _lock(measure)
    locked.care, locked.is_care_answered = care, True
    locked.due_on = locked.comply_by  # what was due the same day is done
    locked.save(update_fields=["care", "is_care_answered", "due_on"])
    _step(actor, locked, MeasureStepKind.CARE, clock.today(), "")
    return locked


@transaction.atomic
def take_step(
    actor: Actor, *, measure: Measure, kind: str, on_day: date, note: str,
    until: date | None = None,
) -> Measure:  # fmt: skip
    """Take a step of the procedure and set its clocks.

    Raises Refused for a step that cannot be taken now, for one that waits until it is known where
    people sleep tonight, and without what the step asks.
    """
    locked, step = _lock(measure), MeasureStepKind(kind)
    if step not in possible(MeasureStatus(locked.status)):
        raise Refused(_("Deze stap kan nu niet. Een collega was u misschien voor."))
    _refuse_step(locked, step, on_day, note, until)
    locked.status = after(MeasureStatus(locked.status), step)
    _set_clocks(locked, step, on_day, until)
    locked.save()
    _step(actor, locked, step, on_day, note)
    return locked


def end(actor: Actor, *, measure: Measure, note: str) -> Measure:
    """Say that a measure is over."""
    kind = MeasureStepKind.ENDED
    return take_step(actor, measure=measure, kind=kind, on_day=clock.today(), note=note)


def _refuse_step(
    measure: Measure, step: MeasureStepKind, on_day: date, note: str, until: date | None
) -> None:
    if on_day > clock.today():
        raise Refused(_("De dag van deze stap ligt in de toekomst. Verbeter de dag."))
    if step in WAITS_FOR_CARE and care_of(measure) is Care.STOPPED:
        raise Refused(
            _("Wie wonen er, en waar gaan zij vannacht heen? Beantwoord dat eerst; dan kan dit.")
        )
    if step == MeasureStepKind.NOT_HEARD and not note.strip():
        raise Refused(_("Schrijf op waarom horen vooraf niet kon (Awb 4:11)."))
    if step == MeasureStepKind.ANNOUNCED and (until is None or until < on_day):
        raise Refused(_("Kies tot wanneer de overtreder de tijd heeft om het op te lossen."))


def _set_clocks(measure: Measure, step: MeasureStepKind, on_day: date, until: date | None) -> None:
    if step == MeasureStepKind.ANNOUNCED:
        days = terms().value("objection_within", on_day)
        measure.objection_until = objection_until(on_day, days)
        measure.comply_by = measure.due_on = until
    elif measure.status == MeasureStatus.ENDED or step == MeasureStepKind.COMPLIED:
        measure.due_on = None
    if step in WAITS_FOR_CARE and care_of(measure) is Care.EVACUATE:
        measure.due_on = clock.today()  # where people sleep is answered the same day


def _step(
    actor: Actor, measure: Measure, kind: MeasureStepKind, on_day: date, note: str
) -> MeasureStep:
    made = MeasureStep.objects.create(
        **belonging(measure), measure=measure, kind=kind, on_day=on_day,
        taken_by_id=actor.person_id, note=note,
    )  # fmt: skip
    record(actor, f"measure_{kind}", made)
    return made


def _lock(measure: Measure) -> Measure:
    found: Measure = Measure.objects.select_for_update().get(pk=measure.pk)
    return found
