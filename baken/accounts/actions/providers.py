"""Connecting the login service of an organisation."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.trail import record_office
from baken.accounts.events import AccountsEvent
from baken.accounts.models import LoginProvider
from baken.accounts.sso import oidc
from baken.accounts.sso.people import seal_client
from baken.accounts.sso.web import ServiceFails
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Organisation


@dataclass(frozen=True)
class Connection:
    """How Baken is known at a login service, and what it reads of the answer."""

    name: str
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    groups_claim: str = "groups"
    roles: dict[str, str] = field(default_factory=dict)
    has_second_factor: bool = False
    is_active: bool = True


@transaction.atomic
def set_provider(
    actor: Actor, *, organisation: Organisation, connection: Connection
) -> LoginProvider:
    """Keep how people of an organisation log in through its own service; an empty secret stays.

    Raises Refused when there is no secret, or no service that answers as the standard says. People
    who were tied stay tied to the issuer they came from: another issuer is somebody else.
    """
    known = LoginProvider.objects.select_for_update(of=("self",)).filter(owner=organisation).first()
    provider = known or LoginProvider(owner=organisation, region_id=organisation.region_id)
    if known is None and not connection.client_secret:
        raise Refused(_("Vul het clientgeheim in."))
    if connection.is_active:
        _refuse_silent(connection.issuer)
    _fill(provider, connection)
    provider.save()
    _record(actor, organisation, provider.pk)
    return provider


def _fill(provider: LoginProvider, connection: Connection) -> None:
    for name in (
        *("name", "issuer", "client_id", "groups_claim", "roles"),
        *("has_second_factor", "is_active"),
    ):
        setattr(provider, name, getattr(connection, name))
    if connection.client_secret:
        provider.sealed = seal_client(provider.pk, connection.client_secret)
    provider.changed_at = clock.now()


def _refuse_silent(issuer: str) -> None:
    try:
        oidc.discover(issuer)
    except ServiceFails as error:
        raise Refused(
            _("Op dit adres antwoordt geen inlogdienst met deze uitgever. Kijk het adres na.")
        ) from error


def _record(actor: Actor, organisation: Organisation, subject_id: UUID) -> None:
    event = AccountsEvent.PROVIDER_SET
    record_office(actor, event, organisation, kind="login_provider", subject_id=subject_id)
