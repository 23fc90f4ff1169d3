"""What a focal officer does with a report from outside: take it in, set it aside, write back."""

from collections.abc import Iterable
from datetime import datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.trail import record
from baken.core import clock
from baken.core.refusals import Refused
from baken.intake.actions import ReportForm, report
from baken.intake.events import IntakeEvent
from baken.intake.models import Channel, Report
from baken.intake.outside.models import OutsideMessage, OutsideReport, OutsideStatus, SetAside
from baken.intake.outside.replies import write
from baken.portal.letter import Letter
from baken.portal.questions import spoken


@transaction.atomic
def take_in(actor: Actor, *, outside: OutsideReport, letter: Letter) -> Report:
    """Make a report of what came from outside; how to reach the reporter stays sealed where it was.

    Raises Refused when a colleague handled it a moment ago.
    """
    locked = _still_waiting(outside.pk)
    made = report(actor, organisation_id=locked.owner_id, told=_told(locked, letter), beside=locked)
    # The day it came in, so that terms count from there; nobody kept the hour.
    made.received_at = datetime.combine(locked.received_on, time(0), tzinfo=clock.AMSTERDAM)
    made.save(update_fields=["received_at"])
    locked.report = made
    locked.body = locked.for_office = b""  # it lies under the key of the dossier now
    _handled(actor, locked, OutsideStatus.TAKEN, "report", "body", "for_office")
    return made


@transaction.atomic
def set_aside(actor: Actor, *, ids: Iterable[UUID], reason: str, also_alike: bool = False) -> int:
    """Set reports from outside aside with one reason, and those with the same text; give how many.

    Raises Refused without a reason or without a choice.
    """
    if reason not in SetAside.values:
        raise Refused(_("Kies waarom u ze terzijde legt."))
    waiting = OutsideReport.objects.waiting().select_for_update()
    rows = list(waiting.filter(pk__in=list(ids)))
    if also_alike:
        rows = list({row.pk: row for row in [*rows, *waiting.filter(_alike(rows))]}.values())
    if not rows:
        raise Refused(_("Kruis eerst aan welke meldingen u terzijde legt."))
    for row in rows:
        row.set_aside = reason
        _handled(actor, row, OutsideStatus.SET_ASIDE, "set_aside")
        record(actor, IntakeEvent.SET_ASIDE, row)
    return len(rows)


def _alike(rows: list[OutsideReport]) -> Q:
    """Give what finds reports with exactly the same text, at the same municipality."""
    found = Q(pk__in=[])
    for row in rows:
        if row.likeness:
            found |= Q(owner_id=row.owner_id, likeness=row.likeness)
    return found


@transaction.atomic
def reply(actor: Actor, *, outside: OutsideReport, text: str) -> OutsideMessage:
    """Write to the reporter; raise Refused when there is nothing to say."""
    if not text.strip():
        raise Refused(_("Schrijf eerst een bericht."))
    made = write(actor, outside=outside, text=text.strip())
    record(actor, IntakeEvent.WROTE_OUTSIDE, made)
    see(actor, outside=outside)
    return made


def see(actor: Actor, *, outside: OutsideReport) -> None:
    """Note that the messages of the reporter were read."""
    del actor  # the walls know who acts
    unseen = OutsideMessage.objects.filter(outside=outside, written_by=None, seen_at=None)
    unseen.update(seen_at=clock.now())


def _still_waiting(pk: UUID) -> OutsideReport:
    locked: OutsideReport = OutsideReport.objects.select_for_update().get(pk=pk)
    if locked.status != OutsideStatus.WAITING:
        raise Refused(_("Een collega heeft deze melding net afgehandeld."))
    return locked


def _handled(actor: Actor, row: OutsideReport, status: OutsideStatus, *more: str) -> None:
    row.status = status
    row.handled_at = clock.now()
    row.handled_by_id = actor.person_id
    row.save(update_fields=["status", "handled_at", "handled_by", *more])


def _told(outside: OutsideReport, letter: Letter) -> ReportForm:
    recognised = spoken("situations", letter.chosen("situations"), letter.path)
    parts = [letter.text("what"), recognised]
    return ReportForm(
        observed="\n\n".join(part for part in parts if part) or "–",
        place=letter.text("where"),
        moment=letter.text("when"),
        involved=letter.text("who"),
        is_acute=outside.is_acute,
        minor_involved=letter.text("minor") or "unknown",
        may_call=False,
        channel=Channel.PORTAL,
        told_by=_("Melder van buiten %(code)s") % {"code": outside.code},
    )
