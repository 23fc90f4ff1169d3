"""New keys of the inner vault: asking to seal old envelopes to them, and doing it after a yes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.inner import holders, sealing
from baken.access.inner.holders import Holders
from baken.access.inner.models import InnerKey
from baken.access.oversight.models import Opening, OpeningRole
from baken.access.protected import belonging
from baken.core import clock
from baken.core.refusals import Refused
from baken.governance.actions.openings import WAITS
from baken.intake.models import Report, SealedReporter

MOST = 100
"""Envelopes in one request: what is sealed within an hour, and looked over by a second person."""


@dataclass(frozen=True)
class Behind:
    """Envelopes of a municipality that some key of today does not open."""

    place: str
    owner_id: UUID
    reports: tuple[Report, ...]
    newcomers: tuple[str, ...]
    can_ask: tuple[Report, ...]
    """Those that whoever looks can open, and so can seal anew."""


def behind(actor: Actor) -> Iterator[Behind]:
    """Give, per municipality where this person weighs reports, what lacks a key of today."""
    for held in actor.organisations("focal_officer"):
        found = _behind(actor, held.organisation, held.organisation_id)
        if found.reports:
            yield found


def _behind(actor: Actor, place: str, owner_id: UUID) -> Behind:
    able = holders.of(owner_id)
    told = Report.objects.filter(owner_id=owner_id, sealed_to__len__gt=0).order_by("received_at")
    sealed = _sealed_at(told)
    missing = {each: _missing(each, sealed[each.pk], able) for each in told}
    reports = tuple(each for each, names in missing.items() if names)
    own = next((key for key in able.keys if key.person_id == actor.person_id), None)
    return Behind(
        place=place,
        owner_id=owner_id,
        reports=reports,
        newcomers=tuple(sorted({name for names in missing.values() for name in names})),
        can_ask=tuple(each for each in reports if _opens(own, each, sealed[each.pk])),
    )


def _sealed_at(reports: Iterable[Report]) -> dict[UUID, datetime]:
    """Give since when each envelope is as it is: as it came, or as it was sealed anew."""
    anew = Opening.objects.filter(role=OpeningRole.SEALER, ended_at__isnull=False)
    when = {each.dossier_id: each.ended_at for each in anew.order_by("ended_at")}
    return {each.pk: max(each.received_at, when.get(each.dossier_id) or each.received_at)
            for each in reports}  # fmt: skip


def _missing(report: Report, sealed_at: datetime, able: Holders) -> set[str]:
    """Give whose key does not open an envelope; the recovery key under its own name."""
    names = {key.person.name for key in able.keys if not _opens(key, report, sealed_at)}
    if able.recovery is not None and able.recovery.made_at > sealed_at:
        names.add(_("de herstelsleutel"))
    return names


def _opens(key: InnerKey | None, report: Report, sealed_at: datetime) -> bool:
    return key is not None and key.person_id in report.sealed_to and key.made_at <= sealed_at


@transaction.atomic
def ask_for_new_keys(actor: Actor) -> list[Opening]:
    """Ask to seal old envelopes to the keys of today: one request for each, answered together.

    Raises Refused when there is nothing to do, when somebody else must ask, or while it stands.
    """
    found = list(behind(actor))
    if not found:
        raise Refused(_("Elke envelop is al verzegeld voor wie nu een sleutel heeft."))
    if not any(each.can_ask for each in found):
        raise Refused(_("Uw sleutel opent deze enveloppen niet. Laat een collega dit vragen."))
    if standing(actor):
        raise Refused(
            _("Uw verzoek staat al. Kijk bij ‘Uitzonderlijke inzage’ hoe het ervoor staat.")
        )
    now = clock.now()
    wanted = [(each, report) for each in found for report in each.can_ask][:MOST]
    return [_asked(actor, report, _purpose(each), now) for each, report in wanted]


def _purpose(found: Behind) -> str:
    told = _("Nieuwe sleutels: %(names)s") % {"names": ", ".join(found.newcomers)}
    return told[:200]


def _asked(actor: Actor, report: Report, purpose: str, now: datetime) -> Opening:
    made: Opening = Opening.objects.create(
        **belonging(report),
        person_id=actor.person_id,
        role=OpeningRole.SEALER,
        code=report.code,
        purpose=purpose,
        opened_at=now,
    )
    return made


def standing(actor: Actor) -> list[Opening]:
    """Give one's own requests for new keys that are open, or still wait for an answer."""
    own = Opening.objects.filter(person_id=actor.person_id, role=OpeningRole.SEALER)
    now = clock.now()
    return [each for each in own.prefetch_related("approvals") if _stands(each, now)]


def _stands(asked: Opening, now: datetime) -> bool:
    return asked.is_open(now) or (asked.is_waiting() and now - asked.opened_at <= WAITS)


@transaction.atomic
def seal_to_new_keys(actor: Actor, *, passphrase: str) -> int:
    """Seal what was approved to whoever has a key today, and end the approval; give how many.

    Nobody reads a name. Raises Refused when nothing stands open, and WrongWords.
    """
    approved = [each for each in standing(actor) if each.is_open(clock.now())]
    if not approved:
        raise Refused(_("Er staat niets voor u open. Vraag het, en laat iemand akkoord geven."))
    records = SealedReporter.objects.filter(
        dossier_id__in=[each.dossier_id for each in approved],
        report__code__in=[each.code for each in approved],
    ).select_related("report")
    done = sealing.reseal(actor, records=records, passphrase=passphrase)
    for record in done:
        record.report.sealed_to = record.people
        record.report.save(update_fields=["sealed_to"])
    for opening in approved:
        opening.ended_at = clock.now()
        opening.save(update_fields=["ended_at"])
    return len(done)
