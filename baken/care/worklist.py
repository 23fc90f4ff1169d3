"""What care asks of a coordinator now: things to arrange, terms that end, aftercare, her words."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from baken.care import clocks
from baken.care.choices import names, said
from baken.care.models import AftercareCheck, ClientWord, Trajectory, TrajectoryItem
from baken.care.rules.trajectory import OPEN, blockers, expired, is_late
from baken.knowledge.packs import trajectories

SOON = timedelta(days=14)
"""How long before its last day a term asks attention."""

STILL = [each.value for each in OPEN]


@dataclass(frozen=True)
class Waiting:
    """One thing that care asks: what, in whose trajectory, by which day."""

    trajectory: Trajectory
    name: str
    label: str
    day: date
    is_clock: bool = False


def ranked(today: date) -> list[tuple[UUID, int]]:
    """Give every trajectory that one sees with how much is late in it, most first, then by alias.

    What was not finished in a case that is closed asks nothing any more.
    """
    rows = TrajectoryItem.objects.filter(
        state__in=STILL, due_on__lt=today, trajectory__case__status="open"
    )
    late = Counter(rows.order_by().values_list("trajectory_id", flat=True))
    found = Trajectory.objects.order_by("case__alias").values_list("pk", flat=True)
    return [(pk, late[pk]) for pk in sorted(found, key=lambda pk: -late[pk])]


def handed_to(person_id: UUID) -> set[UUID]:
    """Give the trajectories in which this person arranges something, whoever holds the case."""
    mine = TrajectoryItem.objects.filter(responsible_id=person_id, state__in=STILL)
    return set(mine.filter(trajectory__case__status="open").values_list("trajectory_id", flat=True))


def pressing(cases: Any, today: date, person_id: UUID | None = None) -> list[Waiting]:
    """Give what is late or runs out in the trajectories of these cases, the oldest day first, and
    what is late of what this person arranges in cases of others.

    As many statements however many trajectories; what waits for something else is left out.
    """
    near = Trajectory.objects.select_related("case")
    found = {one.pk: one for one in near.filter(case__in=cases.values("pk"))}
    theirs = (handed_to(person_id) if person_id else set()) - set(found)
    found |= near.in_bulk(theirs)
    by_trajectory: dict[UUID, list[TrajectoryItem]] = defaultdict(list)
    for item in TrajectoryItem.objects.filter(trajectory__in=list(found)).defer("reason", "note"):
        by_trajectory[item.trajectory_id].append(item)
    waiting = [
        each
        for pk, one in found.items()
        for each in (
            *_items(one, by_trajectory[pk], today, person_id if pk in theirs else None),
            *(() if pk in theirs else _clocks(one, by_trajectory[pk], today)),
        )
    ]
    return sorted(waiting, key=lambda each: (each.day, each.trajectory.case.alias, each.label))


def _items(
    trajectory: Trajectory, items: list[TrajectoryItem], today: date, only: UUID | None
) -> Iterable[Waiting]:
    known, book = names(today), trajectories().on(trajectory.template_from)
    waits = {one.item.id: one.waits_for for one in book.for_situation(trajectory.situation)}
    things = [item.thing(waits.get(item.name, ())) for item in items]
    asked = {item.name for item in items if only in {None, item.responsible_id}}
    for thing in [each for each in things if each.name in asked]:
        day = thing.expires_on if expired(thing, today) else thing.due_on
        if day and is_late(thing, today) and not blockers(thing, things, today):
            yield Waiting(trajectory, thing.name, known.get(thing.name, thing.name), day)


def _clocks(trajectory: Trajectory, items: list[TrajectoryItem], today: date) -> Iterable[Waiting]:
    for one in clocks.shown(trajectory.facts(items)):
        if one.clock.stopped_on is None and one.clock.last_day <= today + SOON:
            label = said(one.name)
            yield Waiting(trajectory, "", label, one.clock.last_day, is_clock=True)


def aftercare(cases: Any, today: date) -> list[AftercareCheck]:
    """Give the aftercare days of these cases that came."""
    found = AftercareCheck.objects.filter(
        case__in=cases.values("pk"), done_on=None, due_on__lte=today
    )
    return list(found.select_related("case").defer("note"))


def words(cases: Any) -> list[ClientWord]:
    """Give what clients said and nobody handled, a withdrawal first."""
    found = ClientWord.objects.filter(case__in=cases.values("pk"), handled_at=None)
    rows = found.select_related("case").defer("text", "outcome").order_by("said_at")
    return sorted(rows, key=lambda each: each.kind != "withdrawal")
