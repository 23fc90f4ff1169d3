"""Questions of the directory: who works where, in which role, and who stands in for whom.

Everything here is seen through the walls: the reader's region, and nothing outside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Prefetch, Q

from baken.accounts.rules import Period, Phase
from baken.knowledge.packs import matrix
from baken.parties.kinds import OrganisationKind
from baken.parties.models import Assignment, AssignmentQuerySet, Organisation, Person

FOCAL_OFFICER = "focal_officer"
ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Kind:
    """Organisations of one kind."""

    label: str
    organisations: list[Organisation]


@dataclass(frozen=True)
class Roles:
    """The roles of one person: now, to come and past, each in the order in which they begin."""

    now: list[Assignment]
    coming: list[Assignment]
    past: list[Assignment]


def organisations_by_kind(words: str, day: date) -> list[Kind]:
    """Give the organisations whose name has these words, with how many people hold a role there."""
    in_force = Q(assignment__valid_from__lte=day) & (
        Q(assignment__valid_until__isnull=True) | Q(assignment__valid_until__gte=day)
    )
    people = Count("assignment__person", filter=in_force, distinct=True)
    found = Organisation.objects.filter(name__icontains=words).annotate(people=people)
    order = OrganisationKind.values
    ranked = sorted(found, key=lambda each: (order.index(each.kind), each.name.casefold()))
    return [
        Kind(str(OrganisationKind(kind).label), list(group))
        for kind, group in groupby(ranked, key=lambda each: each.kind)
    ]


def people_called(words: str, day: date) -> list[Person]:
    """Give the people whose name has these words, with their roles of today; none without words."""
    if not words:
        return []
    held = Assignment.objects.on(day).order_by("role")
    found = Person.objects.filter(name__icontains=words).select_related("organisation")
    roles = Prefetch("assignment_set", queryset=held, to_attr="roles_today")
    return list(found.prefetch_related(roles).order_by("name", "pk"))


def holders(organisation: Organisation, day: date) -> list[Assignment]:
    """Give who holds which role here on a day, in the order of the matrix, with stand-ins."""
    found = _with_stand_ins(Assignment.objects.on(day).filter(organisation=organisation), day)
    people = found.select_related("person__organisation", "stands_in_for__person")
    order = list(matrix().on(day).roles)
    return sorted(people, key=lambda each: (_rank(each.role, order), each.person.name.casefold()))


def _rank(role: str, order: list[str]) -> int:
    return order.index(role) if role in order else len(order)


def without_role(organisation: Organisation, day: date) -> list[Person]:
    """Give the people of an organisation who hold no role anywhere today."""
    busy = Assignment.objects.on(day).values("person_id")
    return list(organisation.person_set.exclude(pk__in=busy).order_by("name", "pk"))


def roles_of(person: Person, day: date) -> Roles:
    """Give all roles of a person with who stands in for them, seen from a day."""
    found = _with_stand_ins(Assignment.objects.of(person.pk), day)
    held = found.select_related("organisation", "stands_in_for__person").order_by(
        "valid_from", "id"
    )
    phases = _by_phase(held, day)
    return Roles(phases["now"], phases["coming"], phases["past"])


def _by_phase(held: Iterable[Assignment], day: date) -> dict[Phase, list[Assignment]]:
    phases: dict[Phase, list[Assignment]] = {"now": [], "coming": [], "past": []}
    for each in held:
        phases[Period(each.valid_from, each.valid_until).phase(day)].append(each)
    return phases


def _with_stand_ins(held: AssignmentQuerySet, day: date) -> AssignmentQuerySet:
    """Add to each role who stands in for it now or will."""
    unended = Assignment.objects.exclude(valid_until__lt=day).order_by("valid_from", "id")
    stand_ins = unended.select_related("person")
    return held.prefetch_related(
        Prefetch("assignment_set", queryset=stand_ins, to_attr="stand_ins")
    )


def administrators(day: date) -> list[Person]:
    """Give who administers the region on a day."""
    held = Assignment.objects.on(day).filter(role=ADMINISTRATOR).values("person_id")
    return list(Person.objects.filter(pk__in=held).select_related("organisation").order_by("name"))
