"""People who work with Baken and how to reach them at work."""

from dataclasses import asdict, dataclass

from django.db import transaction

from baken.access.actor import Actor
from baken.access.trail import record_office
from baken.accounts.events import AccountsEvent
from baken.parties.models import Organisation, Person


@dataclass(frozen=True)
class Profile:
    """Who somebody is at work, and where they can be reached there."""

    name: str
    function: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic
def add_person(actor: Actor, *, organisation: Organisation, profile: Profile) -> Person:
    """Put somebody in the directory of the region; an account and a role come separately."""
    person = Person.objects.create(
        organisation=organisation, region_id=organisation.region_id, **asdict(profile)
    )
    _record(actor, AccountsEvent.PERSON_ADDED, person)
    return person


@transaction.atomic
def change_person(actor: Actor, *, person: Person, profile: Profile) -> Person:
    """Change somebody's name, function or work contact."""
    locked = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    for name, value in asdict(profile).items():
        setattr(locked, name, value)
    locked.save(update_fields=list(asdict(profile)))
    _record(actor, AccountsEvent.PERSON_CHANGED, locked)
    return locked


def _record(actor: Actor, event: AccountsEvent, person: Person) -> None:
    record_office(actor, event, person.organisation, kind="person", subject_id=person.pk)
