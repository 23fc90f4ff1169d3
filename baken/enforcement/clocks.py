"""The clocks of a measure: which term a step sets, where the law says so, and which is next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.enforcement.models import Measure, MeasureStep
from baken.enforcement.procedure import CLOSES, is_open, last_day
from baken.enforcement.vocabulary_field import MeasureStepKind as Kind
from baken.knowledge.packs import terms

TERMS = {
    Kind.ANNOUNCED: "objection_within",
    Kind.OBJECTION: "decide_objection_within",
    Kind.OBJECTION_RULED: "appeal_within",
    Kind.APPEAL_RULED: "higher_appeal_within",
    Kind.BUREAU: "bibob_advice_within",
}
"""The term that each step sets; the day of a hearing is set by the judge, and typed."""

COMMITTEE = "decide_objection_committee_within"
WAIT = "relief_wait"
LABELS: dict[Kind, str | Promise] = {
    Kind.OBJECTION: _("Op het bezwaar beslissen"),
    Kind.OBJECTION_RULED: _("Beroep kan tot en met"),
    Kind.RELIEF: _("Zitting of stukken voor de rechter"),
    Kind.APPEAL: _("Zitting of stukken voor de rechtbank"),
    Kind.APPEAL_RULED: _("Hoger beroep kan tot en met"),
    Kind.BUREAU: _("Advies van het Landelijk Bureau"),
}
OWN = frozenset(CLOSES)
"""Clocks by which the municipality must act or ask; those of others never make it late."""


@dataclass(frozen=True)
class Clock:
    """One term of a measure, as its page shows it."""

    label: str | Promise
    last: date
    source: str
    is_open: bool


def until(step: Kind, on_day: date, *, measure: Measure, by_committee: bool) -> date | None:
    """Give the last day of the term that a step sets; None when the law sets none."""
    name = COMMITTEE if by_committee and step == Kind.OBJECTION else TERMS.get(step)
    if name is None:
        return None
    begins = on_day
    if step == Kind.OBJECTION and measure.objection_until:
        begins = max(on_day, measure.objection_until)
    return last_day(begins, terms().value(name, on_day))


def not_before(measure: Measure, steps: Sequence[MeasureStep]) -> date | None:
    """Give the first day on which a measure is executed, so that a judge can be asked before."""
    announced = [each.on_day for each in steps if each.kind == Kind.ANNOUNCED]
    if not announced or measure.is_urgent:
        return None
    return announced[-1] + timedelta(days=terms().value(WAIT, announced[-1]) + 1)


def clocks(steps: Sequence[MeasureStep]) -> list[Clock]:
    """Give the terms that steps set, in their order."""
    taken = [Kind(each.kind) for each in steps]
    return [
        Clock(label, each.until, _source(each), _runs(Kind(each.kind), taken))
        for each in steps
        if each.until and (label := LABELS.get(Kind(each.kind)))
    ]


def next_own(steps: Sequence[MeasureStep], comply_by: date | None) -> date | None:
    """Give the first day by which the municipality itself must act; None when it waits."""
    taken = [Kind(each.kind) for each in steps]
    running = [
        each.until
        for each in steps
        if each.until and each.kind in OWN and is_open(taken, Kind(each.kind))
    ]
    return min([*running, *([comply_by] if comply_by else [])], default=None)


def _runs(kind: Kind, taken: Sequence[Kind]) -> bool:
    return is_open(taken, kind) if kind in OWN else True


def _source(step: MeasureStep) -> str:
    name = TERMS.get(Kind(step.kind))
    return str(terms().on(name, step.on_day).source) if name else "Awb 8:42, 8:81 – 8:84"
