"""Every row, every verb, everybody: what the database does is what the matrix says."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db.models import JSONField
from psycopg import sql
from psycopg.types.json import Jsonb

from baken.access.walls.tables import Table, guarded_tables
from baken.core import clock
from baken.demo.cast import JORIS, MARIEKE, RUBEN, fixed_id
from baken.knowledge.packs import matrix
from tests.access.conftest import AsMember, Connection
from tests.access.judge import Judge, Row, keys
from tests.access.world import EVERYBODY, OLGA, VERA

TABLES = guarded_tables()
READ = [t for t in TABLES if matrix().on(clock.today()).rules_for(t.kind, "read")]
Refused = psycopg.errors.InsufficientPrivilege

SHAPES = {
    "plain": "select {key} from {table}",
    "only": "select {key} from only {table}",
    "subquery": "select {key} from (select {key} from {table} offset 0) as inside",
    "materialised": "with all_rows as materialized (select {key} from {table}) table all_rows",
    "lateral": "select a.{key} from (select 1) as x, lateral (select {key} from {table}) as a",
    "union": "select {key} from {table} union all select {key} from {table}",
    "self join": "select a.{key} from {table} a left join {table} b using ({key})",
    "exists": "select {key} from {table} a where exists (select from {table})",
    "sample": "select {key} from {table} tablesample bernoulli (100)",
    "window": "select distinct first_value({key}) over (partition by {key}) from {table}",
    "as json": "select (to_jsonb(a) ->> {key_text})::uuid from (select {key} from {table}) as a",
    "array": "select unnest(array(select {key} from {table}))",
    "no indexes": "select {key} from {table} where {key} <> all (array[gen_random_uuid()])",
}
"""Ways to ask for all rows of a table; each must come to the same answer."""


def test_every_relation_shows_each_person_their_rows_and_no_others(
    as_member: AsMember, told: Judge
) -> None:
    seen = 0
    for member in EVERYBODY:
        with as_member(member) as office:
            for table in READ:
                expected = told.visible(fixed_id("person", member.key), table)
                # The logs grow while others are tried: judge the rows that were there.
                found = _found(office, table, "plain") & told.there(table)
                assert found == expected, (member.key, table.name)
                seen += len(expected)
    assert seen > 500  # nobody passes by seeing nothing


@pytest.mark.parametrize("shape", SHAPES)
def test_the_answer_does_not_depend_on_how_one_asks(as_member: AsMember, shape: str) -> None:
    for member in (MARIEKE, JORIS, RUBEN, VERA, OLGA):
        with as_member(member) as office:
            for table in READ:
                assert _found(office, table, shape) == _found(office, table, "plain")


def test_no_table_goes_untried(told: Judge) -> None:
    assert [table.name for table in TABLES if not told.rows[table.name]] == []


def _found(office: Connection, table: Table, shape: str) -> set[UUID]:
    return keys(office.execute(_fill(SHAPES[shape], table)).fetchall())


def test_strangers_share_no_row_of_content_with_the_region(told: Judge) -> None:
    """Guards the judge itself: were it too lenient, the other tests would be too."""
    homes = {each["id"]: each["region_id"] for each in told.rows["parties_person"]}
    assert len(set(homes.values())) == 2
    for member in EVERYBODY:
        person_id = fixed_id("person", member.key)
        for table in TABLES:
            rows = [row for row in told.rows[table.name] if told.may(person_id, "read", table, row)]
            assert {row[table.region] for row in rows} <= {homes[person_id]}


@pytest.mark.parametrize(("verb", "statement"), [
    ("change", "update {table} set {column} = {column} returning {key}"),
    ("remove", "delete from {table} returning {key}"),
])  # fmt: skip
def test_nobody_changes_or_removes_more_than_the_matrix_says(
    as_member: AsMember, told: Judge, verb: str, statement: str
) -> None:
    for member in EVERYBODY:
        person_id = fixed_id("person", member.key)
        with as_member(member) as office:
            for table in TABLES:
                wanted = told.visible(person_id, table, verb) & told.visible(person_id, table)
                assert _touched(office, table, statement) == wanted, (member.key, table.name)


def _touched(office: Connection, table: Table, statement: str) -> set[UUID]:
    try:
        with office.transaction(force_rollback=True):
            return keys(office.execute(_fill(statement, table)).fetchall())
    except Refused:
        return set()


def test_nobody_writes_a_row_that_the_matrix_does_not_let_them_write(
    as_member: AsMember, told: Judge
) -> None:
    tried = written = 0
    for member in EVERYBODY:
        person_id = fixed_id("person", member.key)
        with as_member(member) as office:
            for table, row in _copies(told):
                signed = not table.signed_by or row[table.signed_by] == person_id
                wanted = signed and told.may(person_id, "create", table, row)
                assert _lets_in(office, table, row) == wanted, (member.key, table.name, row)
                tried, written = tried + 1, written + wanted
    assert written > 50
    assert tried > 10 * written


def _copies(told: Judge) -> Iterator[tuple[Table, Row]]:
    """Give a row of every sort once more, under a key of its own where it has one."""
    content = {table.name for table in TABLES if matrix().on(told.today).kinds[table.kind].content}
    for table in TABLES:
        sorts: dict[object, Row] = {}
        for row in told.rows[table.name]:
            people = (row.get(table.own), row.get(table.signed_by))
            place = (row.get(table.region), row.get(table.owner), row.get(table.dossier))
            sorts[place, people if table.name in content else ""] = row
        for row in sorts.values():
            yield table, {**row, "id": uuid4()} if "id" in row else row


def _lets_in(office: Connection, table: Table, row: Row) -> bool:
    """Say whether the walls let a row in; a unique key may still refuse it afterwards."""
    insert = sql.SQL("insert into {} ({}) values ({})").format(
        sql.Identifier(table.name),
        sql.SQL(", ").join(map(sql.Identifier, row)),
        sql.SQL(", ").join([sql.Placeholder()] * len(row)),
    )
    try:
        with office.transaction(force_rollback=True):
            office.execute(insert, [_adapted(table, *each) for each in row.items()])
    except Refused:
        return False
    except (psycopg.errors.UniqueViolation, psycopg.errors.ExclusionViolation):
        return True
    return True


def _adapted(table: Table, column: str, value: object) -> object:
    kinds = {field.column: field for field in table.model._meta.concrete_fields}
    return Jsonb(value) if isinstance(kinds[column], JSONField) else value


def _fill(shape: str, table: Table) -> sql.Composed:
    key = str(table.model._meta.pk.column)
    return sql.SQL(shape).format(
        table=sql.Identifier(table.name),
        key=sql.Identifier(key),
        key_text=sql.Literal(key),
        column=sql.Identifier(table.columns[-1]),
    )
