"""Asking partners: put a request, remind, escalate, answer with an account or by a link, settle."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from baken.access import context
from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.cases import rules
from baken.cases.actions.steps import days, held, lock_open, refuse_empty, working_days_on
from baken.cases.models import Case, CaseNote, Consent, PartnerReply, PartnerRequest, Task
from baken.cases.vocabulary import CaseEvent, ReplyOutcome, RequestKind
from baken.core import clock
from baken.core.ids import new_code
from baken.core.refusals import Refused
from baken.vault.door import unwrap

DESK = context.Context("system", "partner_reply")


@dataclass(frozen=True)
class Asked:
    """What a partner is asked, and on what ground they may know it."""

    consent: Consent
    of_kind: str
    message: str
    answer_by: date | None = None
    task: Task | None = None


@dataclass(frozen=True)
class Answer:
    """What a partner says."""

    outcome: str
    text: str = ""
    by_name: str = ""
    promised_on: date | None = None


@dataclass(frozen=True)
class Letterbox:
    """What a one-time link opens: what is asked, in words that name nobody."""

    request_id: UUID
    dossier_id: UUID
    owner_id: UUID
    region_id: UUID
    partner_id: UUID
    code: str
    of_kind: str
    asked_at: date
    answer_by: date

    @property
    def what(self) -> str:
        """Give what is asked, in words."""
        return str(RequestKind(self.of_kind).label)


@transaction.atomic
def ask_partner(actor: Actor, *, case: Case, asked: Asked) -> tuple[PartnerRequest, str]:
    """Ask a partner something; give the request and the secret of its one-time link.

    Raises Refused without a message, and without a ground that holds today.
    """
    refuse_empty(asked.message, _("Schrijf op wat de partner moet weten, en niet meer."))
    locked = lock_open(case)
    consent: Consent = held(asked.consent)
    if consent.case_id != locked.pk or not consent.holds_on(clock.today()):
        raise Refused(
            _("Er is geen toestemming of grondslag die vandaag geldt. Leg die eerst vast.")
        )
    answer_by = asked.answer_by or working_days_on("partner_answers_within")
    if answer_by < clock.today():
        raise Refused(_("Kies een dag voor het antwoord die nog moet komen."))
    secret, link = _new_link()
    made: PartnerRequest = PartnerRequest.objects.create(
        **belonging(locked),
        case=locked,
        task=asked.task,
        consent=consent,
        code=new_code("V"),
        of_kind=asked.of_kind,
        partner_id=consent.recipient_id,
        asked_by_id=actor.person_id,
        asked_at=clock.now(),
        answer_by=answer_by,
        message=asked.message,
        **link,
    )
    record(actor, CaseEvent.ASKED, made)
    return made, secret


def _new_link() -> tuple[str, dict[str, object]]:
    secret = secrets.token_urlsafe(24)
    until = clock.today() + timedelta(days=days("reply_link_holds"))
    return secret, {"link_hash": hashed(secret), "link_until": until}


def hashed(secret: str) -> str:
    """Give what is kept of the secret in a link."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def remind(actor: Actor, *, request: PartnerRequest) -> tuple[PartnerRequest, str]:
    """Remind a partner, with a fresh link; raise Refused for a request that is settled."""
    locked = _open_request(request)
    secret, link = _new_link()
    changes = {"reminded_at": clock.now(), "reminders": locked.reminders + 1, **link}
    _change(locked, **changes)
    record(actor, CaseEvent.REMINDED, locked)
    return locked, secret


@transaction.atomic
def escalate(actor: Actor, *, request: PartnerRequest, why: str) -> PartnerRequest:
    """Take silence higher up at the partner; raise Refused before a reminder, or without words."""
    refuse_empty(why, _("Schrijf op wie u hebt aangesproken en wat u vroeg."))
    locked = _open_request(request)
    if locked.reminded_at is None:
        raise Refused(_("Herinner de partner eerst; daarna kunt u opschalen."))
    _change(locked, escalated_at=clock.now())
    record(actor, CaseEvent.ESCALATED, locked, why=why)
    return locked


@transaction.atomic
def reply(actor: Actor, *, request: PartnerRequest, answer: Answer) -> PartnerReply:
    """Answer as a partner with an account; raise Refused for what asks no answer any more."""
    found: PartnerRequest = PartnerRequest.objects.get(pk=request.pk)
    if not found.is_open:
        raise Refused(_("Op dit verzoek is geen antwoord meer nodig."))
    is_addressed = found.partner_id in {each.organisation_id for each in actor.held}
    if not is_addressed and not actor.role_for("create", "partner_reply", *_near(found)):
        raise Refused(_("Alleen de partner of de regiehouder legt een antwoord vast."))
    _refuse_answer(answer)
    made: PartnerReply = PartnerReply.objects.create(
        **belonging(found), request=found, partner_id=found.partner_id, **_said(answer)
    )
    record(actor, CaseEvent.REPLIED, made)
    return made


def _near(request: PartnerRequest) -> tuple[UUID, UUID]:
    return request.owner_id, request.dossier_id


def _said(answer: Answer) -> dict[str, object]:
    return {
        "outcome": answer.outcome,
        "promised_on": answer.promised_on,
        "replied_at": clock.now(),
        "text": answer.text,
        "by_name": answer.by_name,
    }


def _refuse_answer(answer: Answer) -> None:
    if answer.outcome == ReplyOutcome.PROMISED and answer.promised_on is None:
        raise Refused(_("Vul in op welke dag het geregeld is."))
    if answer.promised_on is not None and answer.promised_on < clock.today():
        raise Refused(_("Kies een dag die nog moet komen."))
    if answer.outcome == ReplyOutcome.IMPOSSIBLE:
        refuse_empty(answer.text, _("Schrijf op waarom het niet kan."))
    refuse_empty(answer.by_name, _("Vul in wie u bent, zodat wij u kunnen bellen."))


@contextmanager
def at_the_desk() -> Iterator[None]:
    """Act as whoever holds a one-time link, in one transaction."""
    with context.acting_as(DESK), transaction.atomic():
        yield


_LETTERBOX = """
select request_id, dossier_id, owner_id, region_id, partner_id, code, of_kind, asked_on, answer_by
  from access.request_by_link(%s)
"""


def letterbox(secret: str) -> Letterbox | None:
    """Give what a one-time link opens, or None when it was used, ended or never was."""
    with connection.cursor() as cursor:
        cursor.execute(_LETTERBOX, [hashed(secret)])
        row = cursor.fetchone()
    return Letterbox(*row) if row else None


def reply_by_link(secret: str, *, answer: Answer) -> PartnerReply:
    """Answer one request by its one-time link; raise Refused for a link that does not work."""
    found = letterbox(secret)
    if found is None:
        raise Refused(_("Deze link werkt niet meer. Bel degene die u de link stuurde."))
    _refuse_answer(answer)
    made: PartnerReply = PartnerReply.objects.create(
        request_id=found.request_id,
        dossier_id=found.dossier_id,
        owner_id=found.owner_id,
        region_id=found.region_id,
        partner_id=found.partner_id,
        by_link=True,
        link_hash=hashed(secret),
        **_said(answer),
    )
    return made


@transaction.atomic
def settle(actor: Actor, *, request: PartnerRequest) -> PartnerRequest:
    """Handle an answer: nothing more is asked; raise Refused when it was settled already."""
    locked = _open_request(request)
    _change(locked, settled_at=clock.now(), link_hash="", link_until=None)
    record(actor, CaseEvent.SETTLED, locked)
    return locked


def stop_request(actor: Actor, request: PartnerRequest) -> PartnerRequest:
    """Stop a request: its link dies and the partner no longer reads what was shared."""
    locked: PartnerRequest = held(request)
    unwrap([locked])
    CaseNote.objects.create(
        **belonging(locked),
        case_id=locked.case_id,
        happened_on=clock.today(),
        written_at=clock.now(),
        written_by_id=actor.person_id,
        text=_("Was gedeeld in verzoek %(code)s tot de toestemming werd ingetrokken: %(text)s")
        % {"code": locked.code, "text": locked.message.text},
    )
    _change(locked, stopped_at=clock.now(), link_hash="", link_until=None, message="")
    return locked


def _open_request(request: PartnerRequest) -> PartnerRequest:
    locked: PartnerRequest = held(request)
    if not locked.is_open:
        raise Refused(_("Dit verzoek is al afgehandeld."))
    return locked


def _change(request: PartnerRequest, **changes: object) -> None:
    for name, value in changes.items():
        setattr(request, name, value)
    request.save(update_fields=list(changes))


def ageing(request: PartnerRequest) -> rules.Ageing:
    """Give how a request ages, for the silence detector."""
    return rules.Ageing(
        answer_by=request.answer_by,
        reminded_on=_day(request.reminded_at),
        escalated_on=_day(request.escalated_at),
        escalate_after=days("partner_escalate_after"),
    )


def _day(moment: datetime | None) -> date | None:
    return clock.day_of(moment) if moment else None
