"""What care asks of a coordinator on the desk: her words first, then terms and aftercare."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any
from uuid import UUID

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
            )
            for each in found[:SHOWN]
        ]
        title = _("Van cliënten zelf")
        yield Section(title=title, icon="mail", lines=lines, count=len(found), tone="attention")


def pressing(person_id: UUID, cases: Any, held: Any) -> Iterator[Section]:
    """Give statutory terms that end, then a line for each trajectory with something late, then
    aftercare days that came, of closed cases too.
    """
    today = clock.today()
    found = worklist.pressing(cases, today, person_id)
    lines = [_term(each) for each in found if each.is_clock]
    lines += _late([each for each in found if not each.is_clock])
    lines += map(_check, worklist.aftercare(held, today))
    yield Section(
        title=_("Te laat of bijna verlopen in trajecten"),
        icon="alarm",
        lines=lines[:SHOWN],
        count=len(lines),
        tone="attention",
        url=reverse("trajectory_list"),
        more=_("Naar de zorgtrajecten"),
        empty=_("Niets is te laat of verloopt binnenkort."),
    )


def _term(each: Waiting) -> Line:
    return Line(
        label=each.label,
        url=address("trajectory_detail", each.trajectory.pk),
        when=each.day,
        note=f"{each.trajectory.case.alias} · {_('wettelijke termijn')}",
        is_late=each.day < clock.today(),
    )


def _late(found: list[Waiting]) -> list[Line]:
    """Give a line for each trajectory: the oldest thing that is late, and how many more."""
    whose = attrgetter("trajectory.pk")
    groups = [list(each) for _pk, each in groupby(sorted(found, key=whose), key=whose)]
    return [_oldest(group) for group in sorted(groups, key=lambda group: min(e.day for e in group))]


def _oldest(group: list[Waiting]) -> Line:
    first = min(group, key=attrgetter("day"))
    note = first.trajectory.case.alias
    if more := len(group) - 1:
        note += " · " + _("en nog %(n)d te laat") % {"n": more}
    return Line(
        label=first.label,
        url=address("trajectory_detail", first.trajectory.pk),
        when=first.day,
        note=note,
        is_late=True,
    )


def _check(each: Any) -> Line:
    return Line(
        label=_("Nazorgdag"),
        url=address("trajectory_of_case", each.case_id),
        when=each.due_on,
        note=each.case.alias,
        is_late=each.due_on < clock.today(),
    )
