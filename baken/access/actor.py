"""Who acts: a person with the roles they hold today."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from baken.access.models import Grant
from baken.core import clock
from baken.knowledge.packs import Rule, matrix
from baken.parties.models import Assignment, Person


@dataclass(frozen=True)
class Held:
    """A role, for an organisation or (when somebody was let in) for one dossier."""

    role: str
    organisation_id: UUID
    organisation: str
    dossier_id: UUID | None = None


@dataclass(frozen=True)
class Actor:
    """A person at work; the first argument of everything a person does."""

    person_id: UUID
    name: str
    function: str
    organisation_id: UUID
    organisation: str
    region_id: UUID
    region: str
    held: tuple[Held, ...]

    @property
    def roles(self) -> frozenset[str]:
        """Give the roles this person holds anywhere."""
        return frozenset(each.role for each in self.held)

    def rules(self, verb: str, kind: str) -> tuple[Rule, ...]:
        """Give the rules of today's matrix that let this person do this to some row."""
        return matrix().on(clock.today()).may(self.roles, verb, kind)

    def may(self, verb: str, kind: str) -> bool:
        """Say whether there can be rows to which this person may do this."""
        return bool(self.rules(verb, kind))

    def organisations(self, *roles: str) -> tuple[Held, ...]:
        """Give for which organisations this person holds one of these roles, each once."""
        found = {each.organisation_id: each for each in self.held if each.role in roles}
        return tuple(found.values())

    def role_for(self, verb: str, kind: str, organisation_id: UUID, dossier_id: UUID) -> str:
        """Give the role in which this person may do this there, held or granted; empty if none."""
        here, elsewhere = self._opened(verb, kind)
        for each in self.held:
            is_here = each.organisation_id == organisation_id
            fits = is_here and each.role in here and each.dossier_id in {None, dossier_id}
            if fits or each.role in elsewhere:
                return each.role
        return ""

    def _opened(self, verb: str, kind: str) -> tuple[set[str], set[str]]:
        """Give the roles that may do this, and those that may also outside their organisation."""
        rules = self.rules(verb, kind)
        here = {role for rule in rules for role in rule.roles}
        return here, {r for rule in rules if rule.where == "own_region" for r in rule.roles}


def load(person_id: UUID) -> Actor:
    """Give a person with today's roles; needs a context that may see them.

    Raises Person.DoesNotExist when the walls do not show the person.
    """
    return at_work(Person.objects.select_related("organisation__region").get(pk=person_id))


def at_work(person: Person) -> Actor:
    """Give a person, read with organisation and region, with today's roles."""
    return Actor(
        person_id=person.pk,
        name=person.name,
        function=person.function,
        organisation_id=person.organisation_id,
        organisation=person.organisation.name,
        region_id=person.region_id,
        region=person.organisation.region.name,
        held=tuple(_held(person.pk)),
    )


def _held(person_id: UUID) -> Iterator[Held]:
    """Give the roles of today, in the order in which they began, and then what was granted.

    Plain values: this is asked at every request, by people who may be let into many dossiers.
    """
    today = clock.today()
    assigned = Assignment.objects.on(today).filter(person_id=person_id)
    for role, *where in assigned.order_by("valid_from", "id").values_list(
        "role", "organisation_id", "organisation__name"
    ):
        yield Held(role, *where)
    granted = Grant.objects.on(today).filter(person_id=person_id)
    for values in granted.values_list("role", "owner_id", "owner__name", "dossier_id"):
        yield Held(*values)
