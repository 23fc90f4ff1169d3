"""Reporting: what somebody saw comes in and starts a dossier."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.inner import holders, sealing
from baken.access.models import Dossier, DossierKind
from baken.access.protected import Owned, Protected, belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.ids import new_code
from baken.core.refusals import Refused
from baken.intake.events import IntakeEvent
from baken.intake.models import Channel, Involved, Report, ReporterContact, SealedReporter


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
    is_confidential: bool = False


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

    Raises Refused when nothing was observed, and when confidentiality is asked of a municipality
    that cannot promise it.
    """
    if not told.observed.strip():
        raise Refused(_("Beschrijf eerst wat u zag of hoorde."))
    dossier = beside or open_dossier(organisation_id, actor.region_id)
    sealed_to = _custodians(dossier) if told.is_confidential else []
    open_told = _without_who(told) if sealed_to else told
    made = _report_row(actor, dossier, open_told, sealed_to)
    whole = {**belonging(dossier), "report": made, "reporter_id": actor.person_id}
    if told.involved.strip():
        Involved.objects.create(description=told.involved, **whole)
    ReporterContact.objects.create(
        may_call=open_told.may_call,
        phone=open_told.phone,
        safe_moment=open_told.safe_moment,
        **whole,
    )
    if sealed_to:
        sealing.seal(SealedReporter, dossier, _who(actor, told), report=made)
    record(actor, IntakeEvent.RECEIVED, made)
    return made


def _custodians(dossier: Owned) -> list[UUID]:
    return sorted({key.person_id for key in holders.enough(dossier.owner_id).keys})


def _without_who(told: ReportForm) -> ReportForm:
    """Give the report without a word about who told it: that goes to the inner vault."""
    return replace(told, told_by="", phone="", safe_moment="", may_call=False)


def _who(actor: Actor, told: ReportForm) -> str:
    """Give the lines that are sealed: who it is and how to reach them."""
    own = f"{actor.name}, {actor.function} ({actor.organisation})"
    name = own if told.channel == Channel.FORM else told.told_by
    called = told.phone if told.may_call else _("Liever niet bellen")
    lines = [(_("Naam"), name), (_("Telefoon"), called), (_("Veilig moment"), told.safe_moment)]
    return "\n".join(f"{label}: {value}" for label, value in lines if value)


def _report_row(actor: Actor, dossier: Owned, told: ReportForm, sealed_to: list[UUID]) -> Report:
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
        sealed_to=sealed_to,
    )
    return made
