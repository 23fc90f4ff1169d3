"""Who acts: a person with the roles they hold today."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from baken.core import clock
from baken.knowledge.packs import Rule, matrix
from baken.parties.models import Person


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


_HELD = """
select held.role, held.organisation_id, place.name, null::uuid, held.valid_from, held.id
  from parties_assignment as held join parties_organisation as place on place.id = organisation_id
 where held.person_id = %(who)s and held.valid_from <= %(day)s
   and (held.valid_until is null or held.valid_until >= %(day)s)
union all
select given.role, given.owner_id, place.name, given.dossier_id, null, given.id
  from access_grant as given join parties_organisation as place on place.id = owner_id
 where given.person_id = %(who)s and given.withdrawn_at is null
   and %(day)s between given.valid_from and given.valid_until
union all
select opened.role, opened.owner_id, place.name, opened.dossier_id, null, opened.id
  from oversight_opening as opened join parties_organisation as place on place.id = owner_id
  left join oversight_openingapproval as answer on answer.opening_id = opened.id
 cross join lateral (select
        case when answer.is_granted then answer.answered_at
             when answer.id is null and opened.is_alone then opened.opened_at end as began,
        case opened.role when 'emergency_reader' then interval '60 minutes'
                         when 'complaint_reader' then interval '8 hours'
                         when 'vault_opener' then interval '60 minutes'
                         when 'vault_sealer' then interval '60 minutes' end as lasts) as span
 where opened.person_id = %(who)s and (opened.ended_at is null or %(now)s < opened.ended_at)
   and %(now)s >= span.began and %(now)s < span.began + span.lasts
 order by 5 nulls last, 6
"""
"""The roles of a day, in the order in which they began, and then what was granted or opened."""


def _held(person_id: UUID) -> Iterator[Held]:
    """Give the roles of today; in SQL, because every request asks for them."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD, {"who": person_id, "day": clock.today(), "now": clock.now()})
        for role, organisation_id, organisation, dossier_id, *_ in cursor.fetchall():
            yield Held(role, organisation_id, organisation, dossier_id)
