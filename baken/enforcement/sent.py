"""What a phone sends after it was without a network: each thing once, in order, or refused.

Everything carries an id made on the phone, so what is sent twice is kept once (decision 0023).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.db import IntegrityError, transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.core import clock
from baken.core.refusals import Refused
from baken.enforcement.actions import begin, count_heads, find, meet, report_on_the_spot
from baken.enforcement.actions.devices import OLDEST
from baken.enforcement.findings import stands
from baken.enforcement.forms_inspection import FieldFindingForm, MetForm, SpotForm
from baken.enforcement.forms_place import HeadcountForm
from baken.enforcement.models import Finding, Headcount, Inspection, PersonMet, SpotReport
from baken.enforcement.vocabulary_field import InspectionStatus
from baken.vault.door import unwrap

MOST_AT_ONCE = 50


class Unreadable(ValueError):
    """What came in is not something that our page on a phone sends."""


@dataclass(frozen=True)
class Sent:
    """One thing that was done on the phone, and when."""

    id: UUID
    kind: str
    visit_id: UUID
    at: datetime
    over: UUID | None = None
    body: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What became of it: kept, a conflict with what somebody else did, or refused."""

    outcome: str
    reason: str = ""
    theirs: dict[str, str] | None = None


KEPT = Outcome("kept")


def read(given: object) -> Sent:
    """Give what a phone sent; raise Unreadable when it cannot be that."""
    kind = given.get("kind") if isinstance(given, dict) else None
    if not isinstance(given, dict) or not isinstance(kind, str) or kind not in _KINDS:
        raise Unreadable
    body = given.get("body") or {}
    if not isinstance(body, dict) or not all(isinstance(each, str) for each in body.values()):
        raise Unreadable
    over = given.get("over")
    return Sent(
        _uuid(given.get("id")), kind, _uuid(given.get("visit")),
        moment(given.get("at")), _uuid(over) if over else None, body,
    )  # fmt: skip


def _uuid(given: object) -> UUID:
    try:
        return UUID(str(given))
    except ValueError as error:
        raise Unreadable from error


def moment(given: object) -> datetime:
    """Give a moment as a phone writes it; raise Unreadable when it is none."""
    try:
        found = parse_datetime(str(given))
    except ValueError as error:
        raise Unreadable from error
    if found is None or found.tzinfo is None:
        raise Unreadable
    return found


def happened(at: datetime) -> datetime:
    """Give when something was done: never later than now; raise Refused when it is too old."""
    if at < clock.now() - OLDEST:
        raise Refused(_("Dit is ouder dan twee dagen. Leg het vast op de gewone pagina."))
    return min(at, clock.now())


def take_in(actor: Actor, sent: Sent) -> Outcome:
    """Keep one thing, or say why not; what is there already is kept once."""
    try:
        with transaction.atomic():
            return _kept(actor, sent)
    except Refused as refused:
        return Outcome("refused", str(refused.reason))
    except IntegrityError:
        return Outcome("refused", _("Dit kon niet worden bewaard. Leg het opnieuw vast."))


def _kept(actor: Actor, sent: Sent) -> Outcome:
    model, verb, keep = _KINDS[sent.kind]
    if not actor.may(*verb):
        raise Refused(_("Dit mag u in uw rol niet. Vraag het een collega van het toezicht."))
    visit = visit_of(sent.visit_id)
    if model is not None and model.objects.filter(pk=sent.id).exists():
        return KEPT
    return keep(actor, visit, sent)


def visit_of(visit_id: UUID) -> Inspection:
    """Give an inspection and hold it; raise Refused when it is not there for this person."""
    known = Inspection.objects.select_related("location").select_for_update(of=("self",))
    found: Inspection | None = known.filter(pk=visit_id).first()
    if found is None:
        raise Refused(_("Deze controle is er niet, of is niet van uw gemeente."))
    return found


def _begin(actor: Actor, visit: Inspection, sent: Sent) -> Outcome:
    if visit.status == InspectionStatus.PLANNED:  # a colleague may have begun it meanwhile
        begin(actor, inspection=visit, at=happened(sent.at))
    return KEPT


def _find(actor: Actor, visit: Inspection, sent: Sent) -> Outcome:
    given = _filled(FieldFindingForm(sent.body))
    latest = _latest(visit, given["item"])
    if latest is not None and latest.pk != sent.over:
        unwrap([latest])
        is_same = (latest.seen, latest.remark.text) == (given["seen"], given["remark"])
        return KEPT if is_same else Outcome("conflict", theirs=_told(latest))
    find(
        actor, inspection=visit, id=sent.id, at=happened(sent.at),
        replaces=latest.pk if latest else None, **given,
    )  # fmt: skip
    return KEPT


def _latest(visit: Inspection, item: str) -> Finding | None:
    known = visit.findings.filter(item=item).select_related("found_by")
    return next(iter(reversed(stands(known))), None)


def _told(finding: Finding) -> dict[str, str]:
    return {
        "id": str(finding.pk), "seen": finding.seen, "remark": finding.remark.text,
        "by": finding.found_by.name, "at": finding.found_at.isoformat(),
    }  # fmt: skip


def _meet(actor: Actor, visit: Inspection, sent: Sent) -> Outcome:
    form = MetForm(sent.body)
    _filled(form)
    meet(actor, inspection=visit, met=form.met(), id=sent.id, at=happened(sent.at))
    return KEPT


def _count(actor: Actor, visit: Inspection, sent: Sent) -> Outcome:
    on_day = clock.day_of(happened(sent.at))
    form = HeadcountForm({**sent.body, "counted_on": on_day.isoformat()})
    _filled(form)
    count_heads(actor, location=visit.location, counted=form.counted(), on_day=on_day, id=sent.id)
    return KEPT


def _report(actor: Actor, visit: Inspection, sent: Sent) -> Outcome:
    form = SpotForm(sent.body)
    _filled(form)
    unwrap([visit.location])
    told = form.told(visit.location.address.text)
    report_on_the_spot(actor, inspection=visit, told=told, id=sent.id, at=happened(sent.at))
    return KEPT


def _filled(form: forms.Form) -> dict[str, Any]:
    """Give what is in a form; raise Refused with its first error."""
    if form.is_valid():
        return form.cleaned_data
    name, errors = next(iter(form.errors.items()))
    label = form.fields[name].label if name in form.fields else ""
    raise Refused(f"{label}: {errors[0]}" if label else str(errors[0]))


Keep = Callable[[Actor, Inspection, Sent], Outcome]

_KINDS: dict[str, tuple[Any, tuple[str, str], Keep]] = {
    "begin": (None, ("change", "inspection"), _begin),
    "finding": (Finding, ("create", "finding"), _find),
    "met": (PersonMet, ("create", "person_met"), _meet),
    "count": (Headcount, ("create", "headcount"), _count),
    "report": (SpotReport, ("create", "spot_report"), _report),
}
