"""The authorisation matrix (autorisatiematrix): which role may do what, where, and why.

Whatever the matrix does not name is refused. The walls come from the law and the policy: the
chain director does no casework (Beleid mensenhandel Gooi en Vechtstreek, ch. 6), boards get
counts, administrators no content.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from pydantic import Field

from baken.knowledge.kinds import Example, Kind, Layout, Situations
from baken.knowledge.record import Fault, Id, Record, doubles, strangers
from baken.knowledge.source import Source
from baken.knowledge.text import Text
from baken.knowledge.versions import Shelf, Version

Verb = Literal["read", "create", "change", "remove"]

WALLED_OFF = frozenset({"chain_director", "portfolio_holder", "administrator"})
"""Roles that never read content about persons (design §1 and §3)."""

OWN_INPUT = "self"
"""The one condition that opens content to everybody: what they typed themselves."""


class Role(Record):
    """What a person is in an organisation or in the whole region."""

    name: Text
    scope: Literal["organisation", "region", "dossier"]
    meaning: Text


class Purpose(Record):
    """Something the system does by itself, or for somebody without an account."""

    name: Text
    meaning: Text


class RowKind(Record):
    """A kind of row; `content` says whether it tells about persons."""

    name: Text
    content: bool
    meaning: Text | None = None


class Condition(Record):
    """Which rows a rule is about, in words."""

    meaning: Text


class Rule(Record):
    """These roles may do this with those rows, on that ground."""

    id: Id
    roles: tuple[Id, ...] = ()
    purposes: tuple[Id, ...] = ()
    kind: Id
    verbs: tuple[Verb, ...] = Field(min_length=1)
    where: Id
    ground: Text
    source: Source | None = None


class Matrix(Version):
    """Who may do what with which rows."""

    roles: Mapping[Id, Role]
    purposes: Mapping[Id, Purpose] = Field(default_factory=dict)
    kinds: Mapping[Id, RowKind]
    conditions: Mapping[Id, Condition]
    rules: tuple[Rule, ...]

    def rules_for(self, kind: str, verb: str) -> tuple[Rule, ...]:
        """Give all rules about doing this with such rows."""
        return tuple(rule for rule in self.rules if rule.kind == kind and verb in rule.verbs)

    def may(self, roles: Iterable[str], verb: str, kind: str) -> tuple[Rule, ...]:
        """Give the rules under which any of these roles may; none means they may not."""
        held = frozenset(roles)
        return tuple(rule for rule in self.rules_for(kind, verb) if held.intersection(rule.roles))

    def faults(self) -> Iterator[Fault]:
        """Give doubled rules, names that are not defined and holes in the walls."""
        yield from super().faults()
        yield from doubles("rules", (rule.id for rule in self.rules))
        for rule in self.rules:
            yield from self._undefined(rule)
            yield from self._hole_in_the_wall(rule)

    def _undefined(self, rule: Rule) -> Iterator[Fault]:
        at = f"rules › {rule.id}"
        if bool(rule.roles) == bool(rule.purposes):
            yield Fault(at, "Noem rollen of doelen: precies een van beide.")
        yield from strangers(f"{at} › roles", rule.roles, self.roles)
        yield from strangers(f"{at} › purposes", rule.purposes, self.purposes)
        yield from strangers(f"{at} › kind", [rule.kind], self.kinds)
        yield from strangers(f"{at} › where", [rule.where], self.conditions)

    def _hole_in_the_wall(self, rule: Rule) -> Iterator[Fault]:
        kind = self.kinds.get(rule.kind)
        harmless = kind is None or not kind.content or rule.where == OWN_INPUT
        if harmless or "read" not in rule.verbs:
            return
        for role in sorted(WALLED_OFF.intersection(rule.roles)):
            yield Fault(
                f"rules › {rule.id} › roles",
                f"‘{role}’ mag nooit inhoud over personen lezen (‘{rule.kind}’)."
                " Haal deze rol uit de regel.",
            )


class AccessExample(Example):
    """May this role do that, and with which rows? No conditions means: may not."""

    role: Id
    verb: Verb
    kind: Id
    may: tuple[Id, ...]

    def surprise(self, shelf: Shelf[Matrix]) -> str | None:
        """Give the conditions under which the role may instead."""
        matrix = shelf.of("").find(self.day)
        if matrix is None:
            return f"op {self.day} is geen matrix van kracht"
        for where, name, known in (
            ("role", self.role, matrix.roles), ("kind", self.kind, matrix.kinds)
        ):  # fmt: skip
            for fault in strangers(where, [name], known):
                return fault.message
        actual = sorted({rule.where for rule in matrix.may([self.role], self.verb, self.kind)})
        return None if actual == sorted(self.may) else _outcome(actual)


def _outcome(conditions: list[str]) -> str:
    return f"mag bij {', '.join(conditions)}" if conditions else "mag niet"


ACCESS: Kind[Matrix] = Kind("access", Layout.SINGLE, Matrix, Situations[AccessExample])
