"""Asks for rows one organisation at a time, so that each answer comes in the order of an index.

The walls decide what is seen. A policy says "of one of these organisations, or of one of these
dossiers", and for that PostgreSQL reads what belongs to everybody, or sorts all of it; the same
question put apart for each is answered by the first so many rows of an index (decision 0002).
"""

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from baken.access.actor import Actor
from baken.knowledge.packs import Rule

Row = TypeVar("Row", bound=Model)
APART = frozenset({"own_organisation", "granted"})


def apart(rows: "QuerySet[Row, Any]", actor: Actor, verb: str) -> "list[QuerySet[Row, Any]]":
    """Give a question as one for each organisation, and one for all dossiers shared; never empty.

    It stays whole when the matrix opens these rows in yet another way.
    """
    rules = actor.rules(verb, rows.model.row_kind)  # type: ignore[attr-defined]
    if any(rule.where not in APART for rule in rules):
        return [rows]
    owners = organisations(actor, verb, rows.model.row_kind)  # type: ignore[attr-defined]
    found = [rows.filter(owner_id=owner_id) for owner_id in sorted(owners)]
    if dossiers := _dossiers(actor, _roles(rules, "granted")):
        found.append(rows.filter(dossier_id__in=dossiers).exclude(owner_id__in=owners))
    return found or [rows.none()]


def organisations(actor: Actor, verb: str, kind: str) -> set[UUID]:
    """Give the organisations all of whose rows of this kind a role of the actor opens."""
    roles = _roles(actor.rules(verb, kind), "own_organisation")
    held = (each for each in actor.held if each.dossier_id is None)
    return {each.organisation_id for each in held if each.role in roles}


def _dossiers(actor: Actor, roles: set[str]) -> list[UUID]:
    return [each.dossier_id for each in actor.held if each.role in roles and each.dossier_id]


def _roles(rules: Iterable[Rule], where: str) -> set[str]:
    return {role for rule in rules if rule.where == where for role in rule.roles}
