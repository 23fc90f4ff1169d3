"""Her own page: opening it with her, closing it, and handling what she says there."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.care.models import ClientDoor, ClientWord
from baken.care.vocabulary import CareEvent, WordKind
from baken.cases.actions import Plan
from baken.cases.actions.asking import stop_request
from baken.cases.actions.steps import lock_open
from baken.cases.actions.working import add_task
from baken.cases.models import Case, Consent
from baken.cases.vocabulary import AgeBand, CaseKind
from baken.core import clock
from baken.core.refusals import Refused
from baken.core.workdays import add_working_days
from baken.knowledge.packs import terms

SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""What a code is made of: nothing that looks like something else."""
LENGTH = 12
TOO_YOUNG = (AgeBand.CHILD, AgeBand.TEEN)


@dataclass(frozen=True)
class Wishes:
    """What she wants to see, in which language, and her next appointment."""

    language: str
    phone_checked_on: date
    shows_shelter: bool = False
    shows_complaint: bool = False
    shows_recipients: bool = False
    meets_at: datetime | None = None
    meets_how: str = ""


def read_code(typed: str) -> str:
    """Give a code as it is kept, however it was typed."""
    return "".join(each for each in typed.upper() if each.isalnum())


def hashed(code: str) -> str:
    """Give what is kept of a code: worth nothing without the key of the software."""
    return salted_hmac("baken.client_door", read_code(code), algorithm="sha256").hexdigest()


def _new_code() -> str:
    code = "".join(secrets.choice(SIGNS) for _each in range(LENGTH))
    return "-".join(code[at : at + 4] for at in range(0, LENGTH, 4))


@transaction.atomic
def open_door(actor: Actor, *, case: Case, wishes: Wishes) -> tuple[ClientDoor, str]:
    """Open her own page, with a new code; one that stood open before is closed.

    Raises Refused under sixteen, for a case not about one victim, and unless the phone was looked
    at together in the last days.
    """
    if case.kind != CaseKind.VICTIM or case.age_band in TOO_YOUNG:
        raise Refused(_("Een eigen pagina is er voor een cliënt van zestien jaar of ouder."))
    today = clock.today()
    safe = terms().value("phone_check_holds", today)
    if not today - timedelta(days=safe) <= wishes.phone_checked_on <= today:
        raise Refused(
            _("Kijk eerst samen of haar telefoon veilig is. Zo niet, open deze pagina dan niet.")
        )
    locked, code = lock_open(case), _new_code()
    ClientDoor.objects.filter(case=locked, ended_at=None).update(ended_at=clock.now())
    made: ClientDoor = ClientDoor.objects.create(
        **belonging(locked),
        case=locked,
        opened_by_id=actor.person_id,
        opened_at=clock.now(),
        code_hash=hashed(code),
        until=today + timedelta(days=terms().value("client_door_holds", today)),
        **vars(wishes),
    )
    record(actor, CareEvent.DOOR, made)
    return made, code


@transaction.atomic
def plan_meeting(
    actor: Actor, *, door: ClientDoor, meets_at: datetime | None, meets_how: str
) -> ClientDoor:
    """Say on her page when the next appointment is; raise Refused for a moment that has been."""
    if meets_at is not None and meets_at < clock.now():
        raise Refused(_("Kies een moment dat nog komt."))
    locked = _open(door)
    locked.meets_at, locked.meets_how = meets_at, meets_how
    locked.save(update_fields=["meets_at", "meets_how"])
    record(actor, CareEvent.DOOR, locked)
    return locked


@transaction.atomic
def end_door(actor: Actor, *, door: ClientDoor) -> ClientDoor:
    """Close her own page: her code opens nothing any more."""
    locked = _open(door)
    locked.ended_at = clock.now()
    locked.save(update_fields=["ended_at"])
    record(actor, CareEvent.DOOR_ENDED, locked)
    return locked


def _open(door: ClientDoor) -> ClientDoor:
    found: ClientDoor = ClientDoor.objects.select_for_update(of=("self",)).get(pk=door.pk)
    if found.ended_at is not None:
        raise Refused(_("Deze pagina was al gesloten."))
    return found


@transaction.atomic
def handle_word(actor: Actor, *, word: ClientWord, outcome: str) -> ClientWord:
    """Say what was done with her words; after a withdrawal what was shared is stopped too.

    Raises Refused without saying so, and when a colleague did it already.
    """
    if not outcome.strip():
        raise Refused(_("Schrijf op wat u ermee deed."))
    locked: ClientWord = ClientWord.objects.select_for_update(of=("self",)).get(pk=word.pk)
    if locked.handled_at is not None:
        raise Refused(_("Een collega handelde dit al af."))
    if locked.kind == WordKind.WITHDRAWAL:
        _stop_sharing(actor, locked)
    locked.handled_at, locked.handled_by_id = clock.now(), actor.person_id
    locked.outcome = outcome
    locked.save(update_fields=["handled_at", "handled_by", "outcome"])
    record(actor, CareEvent.WORD, locked)
    return locked


def _stop_sharing(actor: Actor, word: ClientWord) -> None:
    case = Case.objects.select_related("holder").get(pk=word.case_id)
    taken_back = Consent.objects.filter(case=case, withdrawn_at__gte=word.said_at)
    for consent in taken_back.select_related("recipient"):
        for request in consent.requests.open():
            stop_request(actor, request)
        title = _("Vraag %(name)s te stoppen en te wissen wat is gedeeld: %(purpose)s") % {
            "name": consent.recipient.name,
            "purpose": consent.purpose,
        }
        soon = add_working_days(clock.today(), 1)
        add_task(actor, case, Plan(title=title, due_on=soon, person=case.holder))
