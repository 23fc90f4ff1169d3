"""What administrators did, newest first, as a timeline shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from baken.access.models import OfficeEvent
from baken.access.words import role_name
from baken.accounts.events import AccountsEvent
from baken.parties.models import Assignment, Organisation, Person

RECENT = 20
TITLES = dict(AccountsEvent.choices)
ICONS = {
    AccountsEvent.ORGANISATION_ADDED: "building",
    AccountsEvent.ORGANISATION_CHANGED: "edit",
    AccountsEvent.ACCOUNT_OPENED: "key",
    AccountsEvent.ACCOUNT_BLOCKED: "lock",
    AccountsEvent.ACCOUNT_UNBLOCKED: "circle-check",
    AccountsEvent.PASSWORD_RESET: "refresh",
    AccountsEvent.PERSON_ADDED: "user-plus",
    AccountsEvent.PERSON_CHANGED: "edit",
    AccountsEvent.ROLE_ASSIGNED: "user-check",
    AccountsEvent.ROLE_ENDED: "calendar-due",
    AccountsEvent.STAND_IN_APPOINTED: "users",
    AccountsEvent.AGREEMENT_RECORDED: "git-merge",
    AccountsEvent.AGREEMENT_ENDED: "calendar-due",
}


@dataclass(frozen=True)
class Happened:
    """An event as a timeline shows it."""

    at: datetime
    title: str
    who: str
    text: str | None
    icon: str
    tone: str = "neutral"


def about_person(person: Person) -> list[Happened]:
    """Give what was done for somebody and for who stood in for them, as far as one may see it."""
    mine = Q(person=person) | Q(stands_in_for__person=person)
    roles = Assignment.objects.filter(mine).values_list("pk", flat=True)
    return _recent(Q(subject_id__in=[person.pk, *roles]), page_of=person.pk)


def about_organisation(organisation: Organisation) -> list[Happened]:
    """Give what was done at an organisation, as far as one may see it."""
    return _recent(Q(owner=organisation), page_of=organisation.pk)


def _recent(which: Q, *, page_of: UUID) -> list[Happened]:
    """Give the newest events; a page does not repeat the name that is its title."""
    found = OfficeEvent.objects.filter(which).select_related("actor").order_by("-at", "-id")
    events = list(found[:RECENT])
    names = _names(event.subject_id for event in events if event.subject_id != page_of)
    return [_happened(event, names) for event in events]


def _names(subjects: Iterable[UUID]) -> dict[UUID, str]:
    wanted = list(subjects)
    people = Person.objects.filter(pk__in=wanted)
    roles = Assignment.objects.filter(pk__in=wanted).select_related("organisation", "person")
    return {person.pk: person.name for person in people} | {
        held.pk: f"{held.person.name}: {role_name(held.role)}, {held.organisation.name}"
        for held in roles
    }


def _happened(event: OfficeEvent, names: dict[UUID, str]) -> Happened:
    return Happened(
        at=event.at,
        title=str(TITLES.get(event.verb, event.verb)),
        who=event.actor.name,
        text=names.get(event.subject_id),
        icon=ICONS.get(event.verb, "circle"),  # type: ignore[call-overload]
    )
