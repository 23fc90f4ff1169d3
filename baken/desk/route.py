"""Piles that follow a signal on its route: what came back, is late, or was handed to me."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.core import clock
from baken.desk.lines import SHOWN, Line, Section
from baken.signals import handovers, worklist
from baken.signals.models import Handover, Signal


def pressing(actor: Actor) -> Iterator[Section]:
    """Give what a focal officer must not miss; a pile without lines is left away."""
    today = clock.today()
    found = (
        _handovers(_("Teruggekomen"), handovers.came_back(actor), _("Opnieuw doorgeven")),
        _handovers(_("Nog niet aangenomen"), handovers.unanswered(actor, today), _("Bel na")),
        _late(
            _("Te laat: tweede oordeel"),
            worklist.second_opinion_late(today),
            "signal_detail",
            _("Vraag een ander bij"),
        ),
        _late(
            _("Te laat bij wie u vervangt"),
            worklist.late_of_whom_i_replace(actor, today),
            "signal_detail",
            _("Neem over"),
        ),
        _late(
            _("Nog terugkoppelen"),
            worklist.feedback_due(actor, today),
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


def _handovers(title: str, rows: Iterable[Handover], verb: str) -> Section:
    today = clock.today()
    found = list(rows)
    lines = [
        Line(
            label=f"{verb} {each.code}",
            url=reverse("handover_detail", args=[each.pk]),
            when=each.answer_by,
            note=f"{each.get_track_display()} · {each.addressee.name}",
            is_acute=each.is_acute,
            is_late=each.is_overdue(today),
        )
        for each in found[:SHOWN]
    ]
    return Section(
        title=title,
        icon="arrow-right",
        lines=lines,
        count=len(found),
        tone="attention",
        url=reverse("handover_list"),
        more=_("Naar de lijst"),
        empty=_("Er wacht niets op uw antwoord."),
    )


def _late(title: str, rows: Iterable[Signal], page: str, verb: str) -> Section:
    found = list(rows)
    lines = [
        Line(
            label=f"{verb} {each.code}",
            url=reverse(page, args=[each.pk]),
            when=each.feedback_due_on if page == "signal_feed_back" else each.due_on,
            note=f"{each.form_names} · {each.assignee.name}",
            is_acute=each.is_acute,
            is_late=True,
        )
        for each in found[:SHOWN]
    ]
    return Section(title=title, icon="clock", lines=lines, count=len(found), tone="attention")
