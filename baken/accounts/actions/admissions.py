"""Letting in whom an organisation vouches for: the first role takes an administrator's yes."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.trail import record_office
from baken.accounts.actions.people import Profile, add_person
from baken.accounts.actions.roles import assign_role
from baken.accounts.events import AccountsEvent
from baken.accounts.models import Admission, AdmissionStatus, Identity
from baken.accounts.rules import Period
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Account, Person


@dataclass(frozen=True)
class Welcome:
    """Who it is (nobody yet: somebody new with this name) and which roles they get."""

    person: Person | None
    name: str
    roles: tuple[str, ...]


@transaction.atomic
def admit(actor: Actor, *, admission: Admission, welcome: Welcome) -> Person:
    """Tie the identity to a person, and give the roles at the own organisation from today.

    Raises Refused when it was settled before, for a person of another organisation or with an
    identity of their own, without any role, and for what a role may not be given for.
    """
    locked = _lock(admission)
    if not welcome.roles:
        raise Refused(_("Kies minstens één rol, of wijs het verzoek af."))
    person = locked.person or welcome.person or _new_person(actor, locked, welcome.name)
    if locked.person is None:
        _tie(locked, person)
    period = Period(clock.today())
    for role in welcome.roles:
        assign_role(actor, person=person, role=role, organisation=locked.owner, period=period)
    _settle(actor, locked, AdmissionStatus.ADMITTED, person)
    return person


@transaction.atomic
def decline(actor: Actor, *, admission: Admission) -> Admission:
    """Say no; whoever asked may ask again. Raises Refused when it was settled before."""
    locked = _lock(admission)
    _settle(actor, locked, AdmissionStatus.DECLINED, locked.person)
    return locked


def _lock(admission: Admission) -> Admission:
    rows = Admission.objects.select_for_update(of=("self",)).select_related("owner", "person")
    locked = rows.get(pk=admission.pk)
    if locked.status != AdmissionStatus.WAITING:
        raise Refused(_("Dit verzoek is al afgehandeld."))
    return locked


def _new_person(actor: Actor, admission: Admission, name: str) -> Person:
    if not name.strip():
        raise Refused(_("Vul een naam in, of kies wie het is."))
    return add_person(actor, organisation=admission.owner, profile=Profile(name.strip()))


def _tie(admission: Admission, person: Person) -> None:
    if person.organisation_id != admission.owner_id:
        raise Refused(_("Deze persoon werkt bij een andere organisatie."))
    if Identity.objects.filter(person=person).exists():
        raise Refused(_("%(name)s logt al via de organisatie in.") % {"name": person.name})
    Identity.objects.create(
        person=person,
        region_id=admission.region_id,
        provider_id=admission.provider_id,
        issuer=admission.issuer,
        subject=admission.subject,
        tied_at=clock.now(),
    )
    if not Account.objects.filter(pk=person.pk).exists():
        _open(person)


def _open(person: Person) -> None:
    """Make an account without a password: the organisation is the only way in."""
    Account.objects.create(
        person=person,
        region_id=person.region_id,
        username=f"sso-{person.pk.hex[-12:]}",
        password=make_password(None),
        opened_at=clock.now(),
    )


def _settle(
    actor: Actor, admission: Admission, status: AdmissionStatus, person: Person | None
) -> None:
    admission.status = status
    admission.person = person
    admission.settled_at = clock.now()
    admission.settled_by_id = actor.person_id
    admission.save(update_fields=["status", "person", "settled_at", "settled_by"])
    is_yes = status == AdmissionStatus.ADMITTED
    event = AccountsEvent.ADMITTED if is_yes else AccountsEvent.DECLINED
    about: UUID = person.pk if person else admission.pk
    record_office(actor, event, admission.owner, kind="admission", subject_id=about)
