"""Piles of supervisors and enforcement lawyers: what is today and what is due."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.words import say
from baken.core import clock
from baken.core.links import address
from baken.core.piles import pile
from baken.desk.lines import SHOWN, Line, Section
from baken.enforcement.actions.measures import instrument_of
from baken.enforcement.models import Inspection, Measure
from baken.enforcement.vocabulary_field import InspectionStatus

AHEAD = 7
"""How many days ahead a desk looks for inspections and for days to look back."""


def field(actor: Actor) -> Iterator[Section]:
    """Give the piles of whoever works on enforcement; nothing for anybody else."""
    if actor.may("create", "measure"):
        yield _measures()
    if actor.may("create", "inspection"):
        yield _inspections(actor)
        looking_back = _looking_back()
        if looking_back.lines:
            yield looking_back


def _measures() -> Section:
    today = clock.today()
    found = pile(Measure.objects.open(), shown=SHOWN)
    lines = [
        Line(
            label=say(instrument_of(each).name),
            code=each.code,
            url=address("measure_detail", each.pk),
            when=each.due_on,
            note=_said(each),
            is_acute=each.is_urgent and not each.is_care_answered,
            is_late=each.is_overdue(today),
        )
        for each in found.rows
    ]
    return Section(
        title=_("Lopende maatregelen"),
        icon="gavel",
        lines=lines,
        count=found.count,
        tone="attention",
        url=reverse("measure_list"),
        more=_("Naar de lijst"),
        empty=_("Er loopt geen maatregel."),
    )


def _said(measure: Measure) -> str:
    stand = measure.get_status_display()
    ends_living = instrument_of(measure).ends_living
    waits = ends_living and not measure.is_care_answered
    return " · ".join([stand, _("wacht op onderdak")]) if waits else stand


def _inspections(actor: Actor) -> Section:
    """Give what is planned for the coming days, one's own first: a stand-in holds the same role."""
    until = clock.today() + timedelta(days=AHEAD)
    coming = Inspection.objects.open().filter(planned_on__lte=until).select_related("lead")
    found = pile(coming, shown=SHOWN)
    lines = [
        Line(
            label=each.get_kind_display(),
            code=each.code,
            url=address("inspection_detail", each.pk),
            when=each.planned_on,
            note=_("u leidt") if each.lead_id == actor.person_id else each.lead.name,
            is_late=each.planned_on < clock.today(),
        )
        for each in found.rows
    ]
    return Section(
        title=_("Controles deze week"),
        icon="list-check",
        lines=lines,
        count=found.count,
        tone="attention",
        url=reverse("inspection_list"),
        more=_("Naar de agenda"),
        empty=_("Er is deze week geen controle gepland."),
    )


def _looking_back() -> Section:
    until = clock.today() + timedelta(days=AHEAD)
    done = Inspection.objects.filter(status=InspectionStatus.FINISHED, follow_up_on__lte=until)
    recent = done.filter(follow_up_on__gte=clock.today() - timedelta(days=30))
    found = pile(recent.order_by("follow_up_on", "id"), shown=SHOWN)
    lines = [
        Line(
            label=_("Kijk terug op"),
            code=each.code,
            url=address("location_detail", each.location_id),
            when=each.follow_up_on,
            note=each.get_kind_display(),
            is_late=each.follow_up_on is not None and each.follow_up_on < clock.today(),
        )
        for each in found.rows
    ]
    return Section(title=_("Terugkijken"), icon="clock", lines=lines, count=found.count)
