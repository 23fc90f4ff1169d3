"""What care asks of a coordinator on the desk: her words first, then terms and aftercare."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from baken.care import worklist
from baken.care.worklist import Waiting
from baken.core import clock
from baken.core.links import address
from baken.desk.lines import SHOWN, Line, Section


def words(cases: Any) -> Iterator[Section]:
    """Give what clients said on their own pages; usually there is nothing."""
    found = worklist.words(cases)
    if found:
        lines = [
            Line(
                label=each.case.alias,
                url=address("word_handle", each.pk),
                when=each.said_at,
                note=each.get_kind_display(),
                is_acute=each.kind == "withdrawal",
            )
            for each in found[:SHOWN]
        ]
        yield Section(
            title=_("Van cliënten zelf"), icon="mail", lines=lines, count=len(found),
            tone="attention",
        )  # fmt: skip


def pressing(cases: Any) -> Iterator[Section]:
    """Give what is late or runs out in trajectories, and who has an aftercare day."""
    today = clock.today()
    found = worklist.pressing(cases, today)
    checks = worklist.aftercare(cases, today)
    lines = [*map(_line, found), *map(_check, checks)]
    yield Section(
        title=_("Te laat of bijna verlopen in trajecten"),
        icon="alarm",
        lines=sorted(lines, key=lambda line: line.when or today)[:SHOWN],  # type: ignore[arg-type, return-value]
        count=len(lines),
        tone="attention",
        url=reverse("trajectory_list"),
        more=_("Naar de zorgtrajecten"),
        empty=_("Niets is te laat of verloopt binnenkort."),
    )


def _line(each: Waiting) -> Line:
    case = each.trajectory.case
    url = address("trajectory_detail", each.trajectory.pk)
    if each.name:
        url = reverse("trajectory_item", args=[each.trajectory.pk, each.name])
    return Line(
        label=each.label,
        url=url,
        when=each.day,
        note=f"{case.alias} · {_('wettelijke termijn')}" if each.is_clock else case.alias,
        is_acute=each.is_clock,
        is_late=each.day < clock.today(),
    )


def _check(each: Any) -> Line:
    return Line(
        label=_("Nazorgdag"),
        url=address("trajectory_of_case", each.case_id),
        when=each.due_on,
        note=each.case.alias,
        is_late=each.due_on < clock.today(),
    )
