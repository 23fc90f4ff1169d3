"""Organisations of the region and how to reach them."""

from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.trail import record_office
from baken.accounts.events import AccountsEvent
from baken.accounts.rules import may_be_held_at
from baken.core import clock
from baken.core.refusals import Refused
from baken.knowledge.packs import matrix
from baken.parties.models import Assignment, Organisation


@dataclass(frozen=True)
class Contact:
    """What an organisation is called, what it is, and where it can be reached."""

    name: str
    kind: str
    phone: str = ""
    email: str = ""
    reach: str = ""


@transaction.atomic
def add_organisation(actor: Actor, *, contact: Contact) -> Organisation:
    """Let an organisation take part in the region; raise Refused when the name is taken."""
    organisation = Organisation(region_id=actor.region_id, **asdict(contact))
    _keep(organisation)
    _record(actor, AccountsEvent.ORGANISATION_ADDED, organisation)
    return organisation


@transaction.atomic
def change_organisation(
    actor: Actor, *, organisation: Organisation, contact: Contact
) -> Organisation:
    """Change what an organisation is called or where it can be reached.

    Raises Refused when the name is taken, or the kind no longer fits the roles held there.
    """
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    _refuse_kind_without_its_roles(locked, contact.kind)
    for name, value in asdict(contact).items():
        setattr(locked, name, value)
    _keep(locked)
    _record(actor, AccountsEvent.ORGANISATION_CHANGED, locked)
    return locked


def _refuse_kind_without_its_roles(organisation: Organisation, kind: str) -> None:
    today = clock.today()
    roles = matrix().on(today).roles
    held = Assignment.objects.filter(organisation=organisation).exclude(valid_until__lt=today)
    for role in set(held.values_list("role", flat=True)) & set(roles):
        if not may_be_held_at(roles[role].scope, kind):
            raise Refused(
                _("Bij deze organisatie gelden nog regionale rollen. Zij blijft een regiobureau.")
            )


def _keep(organisation: Organisation) -> None:
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError as error:
        raise Refused(
            _("Er is in deze regio al een organisatie met de naam “%(name)s”.")
            % {"name": organisation.name}
        ) from error


def _record(actor: Actor, event: AccountsEvent, organisation: Organisation) -> None:
    record_office(actor, event, organisation, kind="organisation", subject_id=organisation.pk)
