"""Piles that follow a signal on its route: what came back, is late, or was handed to me."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.core import clock
from baken.core.links import address
from baken.core.piles import Pile, pile
from baken.desk.lines import SHOWN, Line, Section
from baken.signals import handovers, worklist
from baken.signals.listing import Listed
from baken.signals.models import Handover, Signal


def late_ones(actor: Actor, today: date) -> "dict[str, QuerySet[Signal]]":
    """Give the questions about signals that a focal officer must not miss, by name."""
    return {
        "second_late": worklist.second_opinion_late(today),
        "replaced_late": worklist.late_of_whom_i_replace(actor, today),
        "feedback": worklist.feedback_due(actor, today),
    }


def pressing(actor: Actor, signals: Mapping[str, Pile[Listed]]) -> Iterator[Section]:
    """Give what a focal officer must not miss; a pile without lines is left away."""
    today = clock.today()
    found = (
        _handovers(_("Teruggekomen"), handovers.came_back(actor), _("Opnieuw doorgeven")),
        _handovers(_("Nog niet aangenomen"), handovers.unanswered(actor, today), _("Bel na")),
        _late(
            _("Te laat: tweede oordeel"),
            signals["second_late"],
            "signal_detail",
            _("Vraag een ander bij"),
        ),
        _late(
            _("Te laat bij wie u vervangt"),
            signals["replaced_late"],
            "signal_detail",
            _("Neem over"),
        ),
        _late(
            _("Nog terugkoppelen"),
            signals["feedback"],
            "signal_feed_back",
            _("Terugkoppelen over"),
        ),
    )
    yield from (section for section in found if section.lines)


def handed_to(actor: Actor) -> Iterator[Section]:
    """Give what waits for an answer of this person; empty for who only receives."""
    if not actor.may("change", "handover"):
        return
    waiting = handovers.received(actor).waiting()  # type: ignore[attr-defined]
    section = _handovers(_("Aan u doorgegeven"), waiting, _("Beantwoord"))
    if section.lines or not actor.may("create", "signal"):
        yield section


def _handovers(title: str, rows: "QuerySet[Handover]", verb: str) -> Section:
    today = clock.today()
    found = pile(rows, shown=SHOWN)
    lines = [
        Line(
            label=f"{verb} {each.code}",
            url=address("handover_detail", each.pk),
            when=each.answer_by,
            note=f"{each.get_track_display()} · {each.addressee.name}",
            is_acute=each.is_acute,
            is_late=each.is_overdue(today),
        )
        for each in found.rows
    ]
    return Section(
        title=title,
        icon="arrow-right",
        lines=lines,
        count=found.count,
        tone="attention",
        url=reverse("handover_list"),
        more=_("Naar de lijst"),
        empty=_("Er wacht niets op uw antwoord."),
    )


def _late(title: str, found: Pile[Listed], page: str, verb: str) -> Section:
    lines = [
        Line(
            label=f"{verb} {each.code}",
            url=address(page, each.id),
            when=each.feedback_due_on if page == "signal_feed_back" else each.due_on,
            note=f"{each.form_names} · {each.assignee__name}",
            is_acute=each.is_acute,
            is_late=True,
        )
        for each in found.rows
    ]
    return Section(title=title, icon="clock", lines=lines, count=found.count, tone="attention")
