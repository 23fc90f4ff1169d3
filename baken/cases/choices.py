"""Whom one can choose in a case: colleagues who hold cases, others in the region, partners."""

from uuid import UUID

from django.db.models import QuerySet

from baken.cases.actions.opening import HOLDER_OF
from baken.cases.models import Case, Task
from baken.cases.vocabulary import Wall
from baken.core import clock
from baken.parties.models import Assignment, Organisation, Person


def holders(case: Case) -> "QuerySet[Person]":
    """Give who holds cases like this in its organisation today."""
    held = Assignment.objects.holding(HOLDER_OF[Wall(case.wall)], case.owner_id, clock.today())
    return Person.objects.filter(pk__in=held.values("person_id")).order_by("name")


def outsiders(case: Case) -> "QuerySet[Person]":
    """Give who could be let into a case: people with a role today who do not hold such cases."""
    held = Assignment.objects.on(clock.today()).filter(region_id=case.region_id)
    people = Person.objects.filter(pk__in=held.values("person_id"))
    inside = holders(case).values("pk")
    return people.exclude(pk__in=inside).select_related("organisation").order_by("name")


def partners(case: Case) -> "QuerySet[Organisation]":
    """Give the other organisations of the region."""
    found = Organisation.objects.filter(region_id=case.region_id).exclude(pk=case.owner_id)
    return found.order_by("name")


def link_readers(region_id: UUID) -> dict[UUID, list[str]]:
    """Give who sees a link that is asked of an organisation: whoever holds cases there today."""
    held = Assignment.objects.on(clock.today()).filter(
        region_id=region_id, role__in=HOLDER_OF.values()
    )
    found: dict[UUID, list[str]] = {}
    for each in held.select_related("person").order_by("person__name"):
        names = found.setdefault(each.organisation_id, [])
        if each.person.name not in names:
            names.append(each.person.name)
    return found


def open_tasks(case: Case) -> "QuerySet[Task]":
    """Give what is still to be done in a case."""
    found: QuerySet[Task] = Task.objects.filter(case=case).open()
    return found


def with_organisation(person: Person) -> str:
    """Give a name with where somebody works."""
    return f"{person.name}, {person.organisation.name}"
