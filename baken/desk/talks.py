"""Piles of people who wait for a word: to be called back, or for advice."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.core.links import address
from baken.core.piles import pile
from baken.desk.lines import SHOWN, Line, Section
from baken.intake.models import Advice, Callback
from baken.intake.outside.models import OutsideReport, unread
from baken.intake.people import ADVISERS


def talks(actor: Actor) -> Iterator[Section]:
    """Give who waits for this person; a pile only shows when somebody does."""
    if actor.may("change", "callback"):
        yield from _callbacks()
    if actor.may("change", "outside_report"):
        yield from _outside()
    if to_me := [at.organisation_id for at in actor.organisations(*ADVISERS)]:
        unanswered = Advice.objects.unanswered().filter(addressee_id__in=to_me)
        yield from _advice(unanswered.exclude(asked_by_id=actor.person_id))


def _callbacks() -> Iterator[Section]:
    found = pile(Callback.objects.waiting().select_related("owner"), shown=SHOWN)
    lines = [
        Line(
            label=_("Bel terug: %(code)s") % {"code": each.code},
            url=address("callback_detail", each.pk),
            when=each.asked_at,
            note=each.owner.name,
            is_acute=each.is_acute,
        )
        for each in found.rows
    ]
    if lines:
        yield Section(
            title=_("Terugbellen"),
            icon="phone",
            lines=lines,
            count=found.count,
            tone="attention",
            url=reverse("callback_list"),
            more=_("Naar de lijst"),
        )


def _outside() -> Iterator[Section]:
    found = pile(OutsideReport.objects.waiting().select_related("owner"), shown=SHOWN)
    lines = [
        Line(
            label=_("De melder schreef terug: %(code)s") % {"code": each.code},
            url=address("outside_detail", each.pk),
            note=each.owner.name,
        )
        for each in unread()[:SHOWN]
    ]
    lines += [
        Line(
            label=_("Lees melding van buiten: %(code)s") % {"code": each.code},
            url=address("outside_detail", each.pk),
            when=each.received_on,
            note=each.owner.name,
            is_acute=each.is_acute,
        )
        for each in found.rows
    ]
    if lines:
        yield Section(
            title=_("Van buiten"),
            icon="world",
            lines=lines,
            count=found.count,
            tone="attention",
            url=reverse("outside_list"),
            more=_("Naar de lijst"),
        )


def _advice(rows: "QuerySet[Advice]") -> Iterator[Section]:
    found = pile(rows, shown=SHOWN)
    lines = [
        Line(
            label=_("Geef advies"),
            url=address("advice_detail", each.pk),
            when=each.asked_at,
            note=each.get_on_behalf_of_display(),
        )
        for each in found.rows
    ]
    if lines:
        yield Section(
            title=_("Advies gevraagd"),
            icon="message-question",
            lines=lines,
            count=found.count,
            tone="attention",
            url=reverse("advice_list"),
            more=_("Alle adviesvragen"),
        )
