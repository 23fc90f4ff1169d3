"""Reporting: what somebody saw comes in and starts a dossier."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.models import Dossier, DossierKind
from baken.access.protected import Owned, Protected, belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.ids import new_code
from baken.core.refusals import Refused
from baken.intake.events import IntakeEvent
from baken.intake.models import Channel, Involved, Report, ReporterContact


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
    channel: str = Channel.FORM
    told_by: str = ""
    indicators: list[str] = field(default_factory=list)


def open_dossier(owner_id: UUID, region_id: UUID) -> Dossier:
    """Open a signal dossier at a municipality."""
    return Dossier.objects.create(
        owner_id=owner_id,
        region_id=region_id,
        kind=DossierKind.SIGNAL,
        opened_at=clock.now(),
    )


@transaction.atomic
def report(
    actor: Actor, *, organisation_id: UUID, told: ReportForm, beside: Protected | None = None
) -> Report:
    """Hand in a report to a municipality; it starts a signal dossier there, or joins a row's.

    Raises Refused when nothing was observed.
    """
    if not told.observed.strip():
        raise Refused(_("Beschrijf eerst wat u zag of hoorde."))
    dossier = beside or open_dossier(organisation_id, actor.region_id)
    made = _report_row(actor, dossier, told)
    whole = {**belonging(dossier), "report": made, "reporter_id": actor.person_id}
    if told.involved.strip():
        Involved.objects.create(description=told.involved, **whole)
    ReporterContact.objects.create(
        may_call=told.may_call, phone=told.phone, safe_moment=told.safe_moment, **whole
    )
    record(actor, IntakeEvent.RECEIVED, made)
    return made


def _report_row(actor: Actor, dossier: Owned, told: ReportForm) -> Report:
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
        channel=told.channel,
        told_by=told.told_by,
        indicators=told.indicators,
    )
    return made
