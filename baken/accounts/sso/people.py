"""Who belongs to what a login service says: an identity that is known, or a request to be let in.

Nobody is logged in yet: all of it runs as the purpose `single_sign_on` of the matrix.
"""

from uuid import UUID

from django.db import transaction

from baken.access.context import Context, acting_as, person
from baken.accounts.models import Admission, AdmissionStatus, Identity, LoginProvider
from baken.accounts.sealed import seal, unseal
from baken.accounts.sso.claims import Vouched
from baken.core import clock
from baken.parties.models import Account, Assignment

DESK = Context("system", "single_sign_on")


def providers() -> list[LoginProvider]:
    """Give the organisations through which one can log in, for the login page."""
    with acting_as(DESK), transaction.atomic():
        return list(LoginProvider.objects.filter(is_active=True).order_by("name", "id"))


def provider(pk: UUID | str) -> LoginProvider | None:
    """Give one of them, or None when it does not exist or is no longer used."""
    with acting_as(DESK), transaction.atomic():
        return LoginProvider.objects.filter(pk=pk, is_active=True).first()


def seal_client(provider_id: UUID, secret: str) -> str:
    """Seal how Baken proves itself to a login service."""
    return seal(secret.encode(), purpose=f"client:{provider_id}")


def client_secret(known: LoginProvider) -> str:
    """Give how Baken proves itself to a login service."""
    return unseal(known.sealed, purpose=f"client:{known.pk}").decode()


@transaction.atomic
def account_of(known: LoginProvider, vouched: Vouched) -> Account | None:
    """Give the account of whom the service vouches for, by issuer and subject; None if unknown.

    Somebody who is blocked or holds no role today stays out, as with a password.
    """
    with acting_as(DESK):
        found = Identity.objects.filter(
            provider_id=known.pk, issuer=vouched.issuer, subject=vouched.subject
        ).first()
    if found is None:
        return None
    with acting_as(person(found.person_id)):
        return Account.objects.filter(pk=found.person_id, is_active=True).first()


@transaction.atomic
def is_known(known: LoginProvider, vouched: Vouched) -> bool:
    """Say whether somebody was tied to a person before, whether or not they may enter today."""
    with acting_as(DESK):
        return Identity.objects.filter(
            provider_id=known.pk, issuer=vouched.issuer, subject=vouched.subject
        ).exists()


@transaction.atomic
def ask_admission(known: LoginProvider, vouched: Vouched) -> None:
    """Ask an administrator to let somebody in; asking again changes nothing."""
    _ask(known, vouched, vouched.roles(known.roles), None)


@transaction.atomic
def ask_new_roles(known: LoginProvider, vouched: Vouched, account: Account) -> None:
    """Ask an administrator for roles that belong to somebody's groups and that they do not hold.

    The organisation proposes; whoever runs its login service must not make officers by it.
    """
    with acting_as(person(account.pk)):
        today = Assignment.objects.on(clock.today()).filter(person_id=account.pk)
        held = set(today.values_list("role", flat=True))
    if missing := [role for role in vouched.roles(known.roles) if role not in held]:
        _ask(known, vouched, missing, account.pk)


def _ask(known: LoginProvider, vouched: Vouched, roles: list[str], person_id: UUID | None) -> None:
    who = {"issuer": vouched.issuer, "subject": vouched.subject}
    with acting_as(DESK):
        waiting = Admission.objects.filter(provider_id=known.pk, **who)
        if waiting.filter(status=AdmissionStatus.WAITING).exists():
            return
        Admission.objects.create(
            provider_id=known.pk,
            owner_id=known.owner_id,
            region_id=known.region_id,
            told_name=vouched.name,
            roles=roles,
            person_id=person_id,
            asked_at=clock.now(),
            **who,
        )
