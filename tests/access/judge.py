"""A second reading of the matrix, in plain Python, to compare the database and the pages with.

It shares no code with `baken.access`: it reads the YAML file itself and every row as the owner.
"""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import yaml
from psycopg import sql
from psycopg.rows import dict_row

from baken.access.walls.tables import Table, guarded_tables
from baken.core import clock
from baken.ops.places import HOME

Row = dict[str, Any]
Rule = dict[str, Any]


@dataclass(frozen=True)
class Facts:
    """What decides about one person: the roles they hold today, where, and for which dossiers."""

    assigned: frozenset[tuple[str, UUID, UUID]] = frozenset()
    granted: frozenset[tuple[str, UUID]] = frozenset()
    avoided: frozenset[UUID] = frozenset()

    @property
    def roles(self) -> set[str]:
        """Give the names of all roles."""
        return {role for role, *_ in self.assigned} | {role for role, _ in self.granted}


@dataclass
class Judge:
    """Knows the rules, the roles and all rows, and says what must be possible."""

    rules: list[Rule]
    rows: dict[str, list[Row]]
    today: date
    people: dict[UUID, Facts] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gather who holds what today."""
        for person in self.rows["parties_person"]:
            self.people[person["id"]] = self._facts(person["id"])

    def may_somewhere(self, person_id: UUID, verb: str, kind: str) -> bool:
        """Say whether some role of this person occurs in a rule about this verb and kind."""
        held = self.people[person_id].roles
        return any(held.intersection(rule.get("roles", ())) for rule in self._about(verb, kind))

    def may(self, person_id: UUID, verb: str, table: Table, row: Row) -> bool:
        """Say whether a rule opens this row to this person, and no conflict keeps them away."""
        if row.get(table.dossier) in self.people[person_id].avoided:
            return False
        return any(
            self._opens(rule, person_id, table, row) for rule in self._about(verb, table.kind)
        )

    def visible(self, person_id: UUID, table: Table, verb: str = "read") -> set[UUID]:
        """Give the keys of the rows that must be open to this person."""
        key = table.model._meta.pk.column
        return {
            row[str(key)] for row in self.rows[table.name] if self.may(person_id, verb, table, row)
        }

    def there(self, table: Table) -> set[UUID]:
        """Give the keys of the rows that are judged."""
        return {row[str(table.model._meta.pk.column)] for row in self.rows[table.name]}

    def knows(self, verb: str, kind: str) -> bool:
        """Say whether any rule at all speaks of this verb and kind."""
        return bool(self._about(verb, kind))

    def _about(self, verb: str, kind: str) -> list[Rule]:
        return [rule for rule in self.rules if rule["kind"] == kind and verb in rule["verbs"]]

    def _opens(self, rule: Rule, person_id: UUID, table: Table, row: Row) -> bool:
        facts = self.people[person_id]
        held = [each for each in facts.assigned if each[0] in rule.get("roles", ())]
        at_owner = any(each[1] == row.get(table.owner) for each in held)
        is_own = bool(table.own) and row.get(table.own) == person_id
        answers = {
            "own_organisation": at_owner,
            "own_region": any(each[2] == row.get(table.region) for each in held),
            "own": is_own and at_owner,
            "self": is_own,
            "beside_inspection": at_owner and row.get("subject_kind") == "inspection",
            "addressed": bool(table.addressee)
            and any(each[1] == row.get(table.addressee) for each in held),
            "system": False,
            "granted": any(
                (role, row.get(table.dossier)) in facts.granted for role in rule.get("roles", ())
            ),
        }
        return answers[rule["where"]]

    def _facts(self, person_id: UUID) -> Facts:
        assigned = {
            (each["role"], each["organisation_id"], each["region_id"])
            for each in self.rows["parties_assignment"]
            if each["person_id"] == person_id
            and each["valid_from"] <= self.today
            and (each["valid_until"] is None or each["valid_until"] >= self.today)
        }
        granted = {
            (each["role"], each["dossier_id"])
            for each in self.rows["access_grant"]
            if each["person_id"] == person_id
            and each["valid_from"] <= self.today <= each["valid_until"]
            and each["withdrawn_at"] is None
        }
        avoided = {
            each["dossier_id"]
            for each in self.rows["oversight_conflict"]
            if each["person_id"] == person_id and each["ended_at"] is None
        }
        opened = self._opened(person_id)
        return Facts(frozenset(assigned), frozenset(granted | opened), frozenset(avoided))

    def _opened(self, person_id: UUID) -> set[tuple[str, UUID]]:
        """Give what is open now: alone since the asking, else since the yes of a second person."""
        now = datetime.now(UTC)  # noqa: TID251 - the database looks at its own clock
        lasts = {"emergency_reader": 60, "complaint_reader": 480, "vault_opener": 60,
                 "vault_sealer": 60}  # fmt: skip
        answers = {each["opening_id"]: each for each in self.rows["oversight_openingapproval"]}
        found = set()
        for each in self.rows["oversight_opening"]:
            answer = answers.get(each["id"])
            began = each["opened_at"] if each["is_alone"] else None
            if answer is not None:
                began = answer["answered_at"] if answer["is_granted"] else None
            length = timedelta(minutes=lasts[each["role"]])
            ends = min(began + length, each["ended_at"] or now + length) if began else now
            if each["person_id"] == person_id and began and began <= now < ends:
                found.add((each["role"], each["dossier_id"]))
        return found


def judge(owner_url: str) -> Judge:
    """Give a judge over a database as it is now, under the matrix of today."""
    rows = {table.name: _all_rows(owner_url, table.name) for table in guarded_tables()}
    return Judge(_rules(clock.today()), rows, clock.today())


def keys(rows: Iterable[tuple[Any, ...]]) -> set[UUID]:
    """Give the first column of an answer as a set."""
    return {row[0] for row in rows}


def _rules(day: date) -> list[Rule]:
    files = (HOME / "knowledge" / "access").glob("????-??-??.yaml")
    in_force = max(path for path in files if path.stem <= day.isoformat())
    rules: list[Rule] = yaml.safe_load(in_force.read_text())["rules"]
    return rules


def _all_rows(owner_url: str, table: str) -> list[Row]:
    with closing(psycopg.connect(owner_url, row_factory=dict_row)) as owner:
        return owner.execute(sql.SQL("select * from {}").format(sql.Identifier(table))).fetchall()
