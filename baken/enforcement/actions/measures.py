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
from baken.enforcement import clocks
from baken.enforcement.models import Inspection, Location, Measure, MeasureStep
from baken.enforcement.procedure import WAITS_FOR_CARE, after, is_open, possible, waits_for
from baken.enforcement.vocabulary_field import MeasureStatus, MeasureStepKind, Track
from baken.instruments.care import Care, care_for
from baken.knowledge.packs import Instrument, enforcement, instruments
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
    track: str = Track.ENFORCEMENT


@dataclass(frozen=True)
class Taken:
    """A step somebody took: when, with what remark, and the last day where somebody sets it."""

    kind: MeasureStepKind
    on_day: date
    note: str
    until: date | None = None
    by_committee: bool = False


BIBOB = "bibob"
"""The instrument that is a track of its own: it screens who asks, and ends no breach."""


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
    if (draft.track == Track.ENFORCEMENT) == (draft.instrument == BIBOB):
        raise Refused(_("Bibob is een eigen spoor. Begin het met “Bibob-onderzoek beginnen”."))
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
    locked.due_on = clocks.next_own(list(locked.steps.all()), locked.comply_by)
    locked.save(update_fields=["care", "is_care_answered", "due_on"])
    _step(actor, locked, MeasureStepKind.CARE, clock.today(), "")
    return locked


@transaction.atomic
def take_step(
    actor: Actor, *, measure: Measure, kind: str, on_day: date, note: str,
    until: date | None = None, by_committee: bool = False,
) -> Measure:  # fmt: skip
    """Take a step of the procedure and set its clocks.

    Raises Refused for a step that cannot be taken now, for one that waits until it is known where
    people sleep tonight, and without what the step asks.
    """
    locked = _lock(measure)
    taken = Taken(MeasureStepKind(kind), on_day, note, until, by_committee)
    status, preventive = MeasureStatus(locked.status), locked.is_preventive
    if taken.kind not in possible(status, is_preventive=preventive):
        raise Refused(_("Deze stap kan nu niet. Een collega was u misschien voor."))
    steps = list(locked.steps.all())
    _refuse_step(locked, taken)
    _refuse_order(locked, taken, steps)
    locked.status = after(status, taken.kind, is_preventive=preventive)
    made = _step(actor, locked, taken.kind, on_day, note, until=_until(locked, taken))
    _set_clocks(locked, taken, [*steps, made])
    locked.save()
    return locked


def end(actor: Actor, *, measure: Measure, note: str) -> Measure:
    """Say that a measure is over."""
    kind = MeasureStepKind.ENDED
    return take_step(actor, measure=measure, kind=kind, on_day=clock.today(), note=note)


def _refuse_step(measure: Measure, taken: Taken) -> None:
    kind, note = taken.kind, taken.note.strip()
    if taken.on_day > clock.today():
        raise Refused(_("De dag van deze stap ligt in de toekomst. Verbeter de dag."))
    if kind in WAITS_FOR_CARE and care_of(measure) is Care.STOPPED:
        raise Refused(
            _("Wie wonen er, en waar gaan zij vannacht heen? Beantwoord dat eerst; dan kan dit.")
        )
    if kind == MeasureStepKind.NOT_HEARD and not note:
        raise Refused(_("Schrijf op waarom horen vooraf niet kon (Awb 4:11)."))
    needs_term = kind == MeasureStepKind.ANNOUNCED and not measure.is_preventive
    if needs_term and (taken.until is None or taken.until < taken.on_day):
        raise Refused(_("Kies tot wanneer de overtreder de tijd heeft om het op te lossen."))


def _refuse_order(measure: Measure, taken: Taken, steps: list[MeasureStep]) -> None:
    """Refuse an answer before the question, and going on while somebody else must still speak."""
    before, note = [MeasureStepKind(each.kind) for each in steps], taken.note.strip()
    if missing := waits_for(before, taken.kind, is_preventive=measure.is_preventive):
        raise Refused(_("Leg eerst deze stap vast: %(step)s.") % {"step": missing.label})
    if taken.kind == MeasureStepKind.EXECUTED and not note:
        first = clocks.not_before(measure, steps)
        if is_open(before, MeasureStepKind.RELIEF) or (first and taken.on_day < first):
            raise Refused(
                _("De rechter kan nog een voorlopige voorziening geven. Wacht, of schrijf op "
                  "waarom dat niet kan.")
            )  # fmt: skip
    decides = taken.kind in (MeasureStepKind.DECIDED, MeasureStepKind.CLEARED)
    asked, tipped = MeasureStepKind.BUREAU in before, MeasureStepKind.TIP in before
    if not decides or not measure.is_preventive or note:
        return
    if is_open(before, MeasureStepKind.BUREAU):
        raise Refused(
            _("Het Landelijk Bureau adviseert nog. Wacht, of schrijf op waarom u nu beslist.")
        )
    if tipped and not asked:
        raise Refused(
            _("De officier gaf een tip. Vraag het Landelijk Bureau, of schrijf op waarom niet.")
        )


def _until(measure: Measure, taken: Taken) -> date | None:
    if taken.until is not None and taken.kind not in clocks.TERMS:
        return taken.until
    return clocks.until(taken.kind, taken.on_day, measure=measure, by_committee=taken.by_committee)


def _set_clocks(measure: Measure, taken: Taken, steps: list[MeasureStep]) -> None:
    if taken.kind == MeasureStepKind.ANNOUNCED:
        measure.objection_until, measure.comply_by = steps[-1].until, taken.until
    elif taken.kind == MeasureStepKind.COMPLIED:
        measure.comply_by = None
    is_over = measure.status == MeasureStatus.ENDED
    measure.due_on = None if is_over else clocks.next_own(steps, measure.comply_by)
    if taken.kind in WAITS_FOR_CARE and care_of(measure) is Care.EVACUATE:
        measure.due_on = clock.today()  # where people sleep is answered the same day


def _step(
    actor: Actor, measure: Measure, kind: MeasureStepKind, on_day: date, note: str,
    until: date | None = None,
) -> MeasureStep:  # fmt: skip
    made: MeasureStep = MeasureStep.objects.create(
        **belonging(measure), measure=measure, kind=kind, on_day=on_day, until=until,
        taken_by_id=actor.person_id, note=note,
    )  # fmt: skip
    record(actor, f"measure_{kind}", made)
    return made


def _lock(measure: Measure) -> Measure:
    found: Measure = Measure.objects.select_for_update().get(pk=measure.pk)
    return found
