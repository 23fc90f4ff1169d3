"""Turns rules of the matrix into policies: one per table and verb, a line per rule."""

from collections.abc import Iterable, Iterator, Sequence

from baken.access.walls.tables import Table
from baken.knowledge.packs import Matrix, Rule

COMMANDS = {"read": "select", "create": "insert", "change": "update", "remove": "delete"}


class Uncompilable(ValueError):
    """A rule asks something of a table that the table cannot answer."""


def condition(rule: Rule, table: Table) -> str:
    """Give the SQL that is true for the rows this rule opens.

    Each function stands in a sub-select, so that it runs once per statement and not per row.
    """
    roles = _array(rule.roles)
    organisations = f"(select access.organisations({roles}))"
    conditions = {
        "own_organisation": f"{table.owner} = any ({organisations}::uuid[])",
        "own_region": f"{table.region} = any ((select access.regions({roles}))::uuid[])",
        "granted": f"{table.dossier} = any ((select access.dossiers({roles}))::uuid[])",
        "self": f"{table.own} = (select access.person())",
        "own": f"{table.own} = (select access.person())"
        f" and {table.owner} = any ({organisations}::uuid[])",
        "beside_inspection": f"{table.beside} = 'inspection'"
        f" and {table.owner} = any ({organisations}::uuid[])",
        "addressed": f"{table.addressee} = any ({organisations}::uuid[])",
        "system": f"(select access.purpose()) = any ({_array(rule.purposes)})",
    }
    _refuse_missing_columns(rule, table)
    return conditions[rule.where]


def _array(names: Iterable[str]) -> str:
    return "array[" + ", ".join(f"'{name}'" for name in sorted(names)) + "]::text[]"


def _refuse_missing_columns(rule: Rule, table: Table) -> None:
    needed = {
        "own_organisation": (table.owner,),
        "own_region": (table.region,),
        "granted": (table.dossier,),
        "self": (table.own,),
        "own": (table.own, table.owner),
        "beside_inspection": (table.beside, table.owner),
        "addressed": (table.addressee,),
        "system": (),
    }
    if rule.where not in needed:
        raise Uncompilable(f"Rule {rule.id}: unknown condition {rule.where}.")
    if missing := [column for column in needed[rule.where] if not table.has(column)]:
        raise Uncompilable(f"Rule {rule.id}: {table.name} has no column {missing}.")


def policies(table: Table, matrix: Matrix) -> Iterator[str]:
    """Give the statements that put a table behind its policies."""
    yield f"alter table {table.name} enable row level security"
    yield f"alter table {table.name} force row level security"
    yield f"create policy owner_all on {table.name} to baken_owner using (true) with check (true)"
    for verb, command in COMMANDS.items():
        if rules := matrix.rules_for(table.kind, verb):
            yield _policy(table, verb, command, rules)
    if table.has(table.dossier):
        yield _kept_away(table)


def _kept_away(table: Table) -> str:
    """Give the policy that takes away: a dossier in which somebody declared a conflict."""
    return (
        f"create policy office_keep_away on {table.name} as restrictive to baken_office "
        f"using ({table.dossier} is null or "
        f"{table.dossier} <> all ((select access.avoided())::uuid[]))"
    )


def _policy(table: Table, verb: str, command: str, rules: Iterable[Rule]) -> str:
    opened = " or ".join(f"({condition(rule, table)})" for rule in rules)
    return f"create policy office_{verb} on {table.name} for {command} to baken_office " + _clauses(
        table, command, opened
    )


def _clauses(table: Table, command: str, opened: str) -> str:
    if command == "insert":
        signed = f" and {table.signed_by} = (select access.person())" if table.signed_by else ""
        return f"with check (({opened}){signed})"
    if command == "update":
        return f"using ({opened}) with check ({opened})"
    return f"using ({opened})"


def grants(table: Table, matrix: Matrix) -> Iterator[str]:
    """Give the privileges of the office: only verbs some rule opens, and of some tables only some
    columns: never a hidden one is read, and what a model calls unchangeable stays as it was.
    """
    yield f"revoke all on {table.name} from baken_office, baken_worker"
    for verb, command in COMMANDS.items():
        if matrix.rules_for(table.kind, verb):
            yield f"grant {command}{_columns(table, command)} on {table.name} to baken_office"


def _columns(table: Table, command: str) -> str:
    if command == "select" and table.hidden:
        return f" ({', '.join(_without(table.columns, table.hidden))})"
    if command == "update" and table.changeable:
        return f" ({', '.join(table.changeable)})"
    return ""


def _without(columns: Sequence[str], hidden: Sequence[str]) -> list[str]:
    return [column for column in columns if column not in hidden]
