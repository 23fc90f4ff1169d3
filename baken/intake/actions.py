"""What people do with reports."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.models import Dossier, DossierKind
from baken.access.protected import belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.ids import new_code
from baken.core.refusals import Refused
from baken.intake.events import IntakeEvent
from baken.intake.models import Feedback, Involved, Report, ReporterContact, ReportStatus


@dataclass(frozen=True)
class ReportForm:
    """What a professional fills in (source 004 §5: step 1, map the signals)."""

    observed: str
    thought: str = ""
    place: str = ""
    moment: str = ""
    involved: str = ""
    done_already: str = ""
    is_acute: bool = False
    minor_involved: str = "unknown"
    may_call: bool = True
    phone: str = ""
    safe_moment: str = ""


@transaction.atomic
def report(actor: Actor, *, organisation_id: UUID, told: ReportForm) -> Report:
    """Hand in a report to a municipality; it starts a signal dossier there.

    Raises Refused when nothing was observed.
    """
    if not told.observed.strip():
        raise Refused(_("Beschrijf eerst wat u zag of hoorde."))
    dossier = Dossier.objects.create(
        owner_id=organisation_id,
        region_id=actor.region_id,
        kind=DossierKind.SIGNAL,
        opened_at=clock.now(),
    )
    made = _report_row(actor, dossier, told)
    whole = {**belonging(dossier), "report": made, "reporter_id": actor.person_id}
    if told.involved.strip():
        Involved.objects.create(description=told.involved, **whole)
    ReporterContact.objects.create(
        may_call=told.may_call, phone=told.phone, safe_moment=told.safe_moment, **whole
    )
    record(actor, IntakeEvent.RECEIVED, made)
    return made


def _report_row(actor: Actor, dossier: Dossier, told: ReportForm) -> Report:
    made: Report = Report.objects.create(
        **belonging(dossier),
        code=new_code("M"),
        received_at=clock.now(),
        reporter_id=actor.person_id,
        is_acute=told.is_acute,
        minor_involved=told.minor_involved,
        observed=told.observed,
        thought=told.thought,
        place=told.place,
        moment=told.moment,
        done_already=told.done_already,
    )
    return made


@transaction.atomic
def give_feedback(actor: Actor, *, report: Report, text: str) -> Feedback:
    """Tell the reporter how things stand; raise Refused when the message is empty."""
    if not text.strip():
        raise Refused(_("Schrijf eerst een bericht aan de melder."))
    sent: Feedback = Feedback.objects.create(
        **belonging(report),
        report=report,
        reporter_id=report.reporter_id,
        sent_by_id=actor.person_id,
        sent_at=clock.now(),
        text=text,
    )
    record(actor, IntakeEvent.FEEDBACK, sent)
    return sent


def show_progress(report: Report, status: ReportStatus) -> None:
    """Let the reporter see where the report stands; the caller records the event itself."""
    report.status = status
    report.save(update_fields=["status"])
