"""What lies on the desk of a safety coordinator: whose safety they guard, danger first."""

from django.utils.translation import gettext as _

from baken.care import watching
from baken.care.watching import Watched
from baken.core import clock
from baken.core.links import address
from baken.desk.lines import Line, Section


def guarded() -> Section:
    """Give everybody who was entrusted to this person, with what is lacking or late."""
    found = watching.watched()
    return Section(
        title=_("Wier veiligheid bewaakt u?"),
        icon="shield",
        lines=[_line(each) for each in found],
        count=len(found),
        tone="attention",
        empty=_("Er is u nu niemand toevertrouwd. Een zorgcoördinator geeft toegang per persoon."),
    )


def _line(each: Watched) -> Line:
    today = clock.today()
    notes = [each.case.get_safety_display()]
    notes += [f"{line.get_about_display()}: {line.get_level_display()}" for line in each.risks]
    if each.plan is None:
        notes.append(_("nog geen veiligheidsplan"))
    return Line(
        label=each.case.alias,
        url=address("safety_detail", each.case.pk),
        when=each.plan.review_on if each.plan else None,
        note=" · ".join(str(note) for note in notes),
        is_acute=each.is_acute,
        is_late=each.is_late(today),
    )
