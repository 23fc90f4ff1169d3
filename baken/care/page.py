"""What the page of a trajectory shows: the fixed grid, what comes next, clocks and safety."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from baken.attachments.models import Attachment
from baken.care import clocks
from baken.care.choices import said
from baken.care.models import (
    MissingEpisode,
    Placement,
    ProtectionPlan,
    Trajectory,
    TrajectoryItem,
    VictimRegistration,
)
from baken.care.rules.trajectory import Thing, blockers, expired, is_late, next_steps
from baken.care.vocabulary import HOLDING, ItemState, RiskAbout
from baken.cases.models import Case
from baken.cases.page import head, known_rules_in
from baken.core import clock
from baken.knowledge.packs import Template, trajectories
from baken.vault.door import unwrap

TONES = {
    ItemState.ARRANGED: "ok",
    ItemState.REFUSED: "danger",
    ItemState.WITHDRAWN: "neutral",
    ItemState.NOT_NEEDED: "neutral",
}
ICONS = {
    ItemState.TODO: "circle",
    ItemState.REQUESTED: "send",
    ItemState.WAITING: "hourglass",
    ItemState.ARRANGED: "circle-check",
    ItemState.REFUSED: "hand-stop",
    ItemState.WITHDRAWN: "arrow-back-up",
    ItemState.NOT_NEEDED: "x",
}
SHOWN = 3


@dataclass(frozen=True)
class Row:
    """One thing to arrange as the grid shows it."""

    item: TrajectoryItem
    name: str
    why: str
    who: str
    note: str
    blocked_by: tuple[str, ...]
    is_late: bool
    is_expired: bool
    documents: int = 0

    @property
    def tone(self) -> str:
        """Give how loudly it asks."""
        if self.is_late:
            return "attention"
        return TONES.get(ItemState(self.item.state), "info")

    @property
    def icon(self) -> str:
        """Give the sign beside its state."""
        return ICONS[ItemState(self.item.state)]


def gather(trajectory: Trajectory) -> dict[str, Any]:
    """Give all of it for this reader, opened in one look."""
    today, case = clock.today(), trajectory.case
    items = list(trajectory.items.select_related("waiting_for", "responsible"))
    steps = list(trajectory.complaint_steps.select_related("recorded_by"))
    safety = _safety(case)
    unwrap([case, safety["plan"], safety["missing"], *items, *steps])
    unwrap([*safety["risks"], *safety["rules"]])
    rows = rows_of(trajectory, items, today)
    return {
        **head(case),
        **safety,
        "trajectory": trajectory,
        "situation": _situation(trajectory),
        "rows": rows,
        "next": _next(trajectory, rows, today)[:SHOWN],
        "settled": sum(row.tone in {"ok", "neutral"} for row in rows),
        "clocks": _clocks(trajectory, items, today),
        "complaint": steps,
        "registration": VictimRegistration.objects.filter(case=case).first(),
        "is_silent": case.is_silent(today),
        **_herself(case),
        **_shelter(trajectory),
    }


def _safety(case: Case) -> dict[str, Any]:
    rules = list(case.contact_rules.filter(ended_at__isnull=True))
    return {
        "plan": ProtectionPlan.objects.filter(case=case).first(),
        "missing": MissingEpisode.objects.filter(case=case, found_at=None).first(),
        "risks": _latest(list(case.risk_lines.select_related("judged_by"))),
        "rules": known_rules_in(rules),
    }


def _herself(case: Case) -> dict[str, Any]:
    """Give what she told and says: her story, her scores, her own page and her words there."""
    checks = list(case.aftercare_checks.all())
    told = list(case.stories_told.values_list("is_hearing", flat=True))
    return {
        "told": len(told),
        "hearings": sum(told),
        "aftercare": [each for each in checks if each.done_on is None],
        "scores": [each for each in checks if each.done_on and each.wellbeing],
        "words": list(case.client_words.filter(handled_at=None)),
        "door": case.doors.filter(ended_at=None).first(),
    }


def rows_of(trajectory: Trajectory, items: list[TrajectoryItem], today: date) -> list[Row]:
    """Give the grid in its fixed order."""
    book = trajectories().on(trajectory.template_from)
    known = {one.item.id: one for one in book.for_situation(trajectory.situation)}
    things = _things(items, known)
    lying = documents_of(items)
    return [_row(item, known[item.name], things, known, today, lying[item.pk]) for item in items]


def documents_of(items: list[TrajectoryItem]) -> Counter[Any]:
    """Give how many files lie beside each thing to arrange."""
    found = Attachment.objects.filter(
        subject_kind=TrajectoryItem.row_kind,
        subject_id__in=[item.pk for item in items],
        removed_at=None,
    )
    return Counter(found.values_list("subject_id", flat=True))


def _things(items: list[TrajectoryItem], known: dict[str, Template]) -> dict[str, Thing]:
    return {item.name: item.thing(known[item.name].waits_for) for item in items}


def _row(
    item: TrajectoryItem,
    one: Template,
    things: dict[str, Thing],
    known: dict[str, Template],
    today: date,
    documents: int,
) -> Row:
    thing = things[item.name]
    first = blockers(thing, things.values(), today)
    return Row(
        item=item,
        name=said(one.item.name),
        why=said(one.item.why),
        who=said(one.item.who),
        note=said(one.note) if one.note else "",
        blocked_by=tuple(said(known[name].item.name) for name in first),
        is_late=is_late(thing, today),
        is_expired=expired(thing, today),
        documents=documents,
    )


def _next(trajectory: Trajectory, rows: list[Row], today: date) -> list[Row]:
    book = trajectories().on(trajectory.template_from)
    known = {one.item.id: one for one in book.for_situation(trajectory.situation)}
    things = _things([row.item for row in rows], known)
    by_name = {row.item.name: row for row in rows}
    return [by_name[name] for name in next_steps(things.values(), today)]


def _situation(trajectory: Trajectory) -> str:
    book = trajectories().on(trajectory.template_from)
    return next(said(one.name) for one in book.situations if one.id == trajectory.situation)


def _clocks(
    trajectory: Trajectory, items: list[TrajectoryItem], today: date
) -> list[dict[str, Any]]:
    book = trajectories().on(trajectory.template_from)
    return [
        {
            "name": said(one.name),
            "about": said(book.item(one.clock.about).name) if one.clock.about else "",
            "last_day": one.clock.last_day,
            "stopped_on": one.clock.stopped_on,
            "tone": one.tone(today),
            "source": str(one.source),
            "remark": one.remark,
        }
        for one in clocks.shown(trajectory.facts(items))
    ]


def _latest(lines: list[Any]) -> list[Any]:
    """Give the newest line about each group, in a fixed order."""
    newest = {line.about: line for line in reversed(lines)}
    return [newest[about] for about in RiskAbout if about in newest]


def _shelter(trajectory: Trajectory) -> dict[str, Any]:
    case = trajectory.case
    stays = Placement.objects.filter(case=case, status__in=HOLDING).select_related("place")
    return {
        "stay": stays.first(),
        "request_open": case.shelter_requests.filter(status="open").first(),
    }
