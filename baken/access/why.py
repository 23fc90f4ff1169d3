"""Why somebody sees a row, and who else does: the same rules that the walls are built from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from baken.access.actor import Actor
from baken.access.models import Grant
from baken.access.walls.policies import condition
from baken.access.walls.tables import Table
from baken.core import clock
from baken.knowledge.packs import Rule, matrix
from baken.parties.models import Assignment, Person


@dataclass(frozen=True)
class Viewer:
    """Somebody who can see a row, by which rule and until when."""

    person: Person
    role: str
    rule: Rule
    grant: Grant | None = None


def matching_rules(actor: Actor, table: Table, row: Any) -> list[Rule]:
    """Give the rules by which this person sees this row, as the database judges them."""
    return _matched(actor.rules("read", table.kind), table, row)


def _matched(rules: Sequence[Rule], table: Table, row: Any) -> list[Rule]:
    if not rules:
        return []
    columns = ", ".join(f"coalesce({condition(rule, table)}, false)" for rule in rules)
    with connection.cursor() as cursor:
        cursor.execute(f"select {columns} from {table.name} where id = %s", [row.pk])  # noqa: S608
        answers = cursor.fetchone() or ()
    return [rule for rule, matched in zip(rules, answers, strict=False) if matched]


def names_everybody(actor: Actor, table: Table, row: Any) -> bool:
    """Say whether `viewers` is whole: who was let in shows only to those who may read grants."""
    rules = matrix().on(clock.today()).rules_for(table.kind, "read")
    if all(rule.where != "granted" for rule in rules):
        return True
    return bool(_matched(actor.rules("read", "grant"), table, row))


def viewers(table: Table, row: Any) -> list[Viewer]:
    """Give everybody who can see this row today, by name; a person may appear for several rules."""
    rules = matrix().on(clock.today()).rules_for(table.kind, "read")
    found = [viewer for rule in rules for viewer in _viewers(rule, table, row)]
    return sorted(found, key=lambda viewer: (viewer.person.name.casefold(), viewer.role))


def _viewers(rule: Rule, table: Table, row: Any) -> Iterator[Viewer]:
    if rule.where == "system" or (rule.where in {"own", "self"} and _hides(row)):
        return
    if rule.where == "beside_inspection" and getattr(row, table.beside) != "inspection":
        return
    if rule.where == "granted":
        yield from _let_in(rule, table, row)
        return
    assigned = Assignment.objects.on(clock.today()).filter(role__in=rule.roles)
    for held in assigned.filter(**_place(rule, table, row)).select_related("person__organisation"):
        yield Viewer(held.person, held.role, rule)


def _hides(row: Any) -> bool:
    """Say whether the person whose row this is asked not to be named."""
    return getattr(row, "hides_person", None) is not None


def _place(rule: Rule, table: Table, row: Any) -> dict[str, Any]:
    places = {
        "own_region": {"region_id": getattr(row, table.region)},
        "self": {"person_id": getattr(row, table.own or "pk")},
    }
    if rule.where in places:
        return places[rule.where]
    at = table.addressee if rule.where == "addressed" else table.owner
    place = {"organisation_id": getattr(row, at)}
    return {**place, "person_id": getattr(row, table.own)} if rule.where == "own" else place


def _let_in(rule: Rule, table: Table, row: Any) -> Iterator[Viewer]:
    given = Grant.objects.on(clock.today()).filter(
        dossier_id=getattr(row, table.dossier), role__in=rule.roles
    )
    for grant in given.select_related("person__organisation"):
        yield Viewer(grant.person, grant.role, rule, grant)
