"""An administrator of the server changes the logs behind our back: every way of it is found."""
# ruff: noqa: S608 - what is filled in are names of our own columns

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from psycopg import sql

from baken.core import clock
from baken.vault.logbook import chain, read, signed
from baken.vault.logbook.append import append, pseudonyms
from baken.vault.logbook.chain import Finding, LogName
from baken.vault.logbook.tests.looks import look, seen
from tests.typing import ConnectAs, Rows

NAMES = pseudonyms(b"a key of the keeper")
LOGS: tuple[LogName, ...] = ("access", "processing")
LINES = 6


@pytest.fixture
def town(connect_as: ConnectAs) -> UUID:
    """Give a municipality with six looks in its logs."""
    keeper, made = connect_as("keeper"), uuid4()
    for _ in range(LINES):
        append(keeper, look(seen(made)), pseudonym=NAMES)
    keeper.commit()
    return made


@pytest.fixture
def administrator(connect_as: ConnectAs) -> Iterator[Rows]:
    """Give the administrator of the server, for whom no trigger runs; nothing is kept."""
    admin = connect_as("admin")
    admin.execute("set session_replication_role = replica")
    yield admin
    admin.rollback()


def _do(admin: Rows, statement: str, log: LogName, town: UUID) -> None:
    table = sql.Identifier(read.TABLES[log])
    admin.execute(sql.SQL(statement).format(table), {"town": town})


def _found(admin: Rows, log: LogName, town: UUID) -> list[Finding]:
    head = read.heads(admin)[town][log]
    return list(chain.check(log, str(town), read.chain_of(admin, log, town), head))


@pytest.mark.parametrize("log", LOGS)
def test_a_log_that_nobody_touched_is_whole(administrator: Rows, town: UUID, log: LogName) -> None:
    assert _found(administrator, log, town) == []
    assert len(list(read.chain_of(administrator, log, town))) == LINES


MINE = "where owner_id = %(town)s and number"
TAMPERING = {
    "altered": (f"update {{0}} set operation = gen_random_uuid() {MINE} = 3", "altered", 3),
    "deleted": (f"delete from {{0}} {MINE} = 3", "missing", 3),
    "tail cut": (f"delete from {{0}} {MINE} > 4", "tail", 5),
}


@pytest.mark.parametrize("log", LOGS)
@pytest.mark.parametrize("harm", TAMPERING)
def test_a_changed_missing_or_cut_line_is_found(
    administrator: Rows, town: UUID, log: LogName, harm: str
) -> None:
    statement, fault, number = TAMPERING[harm]
    _do(administrator, statement, log, town)
    found = _found(administrator, log, town)
    assert (found[0].number, found[0].fault) == (number, fault)


@pytest.mark.parametrize("log", LOGS)
def test_no_column_can_change_unseen(administrator: Rows, town: UUID, log: LogName) -> None:
    """Each column in turn, with the next line's value or another of its sort."""
    for name in chain.FIELDS[log]:
        with administrator.transaction(force_rollback=True):
            _do(administrator, f"update {{0}} set {name} = {_other(name)} {MINE} = 3", log, town)
            assert _found(administrator, log, town), name


def _other(name: str) -> str:
    if name in {"id", "owner_id", "region_id", "operation"}:
        return "gen_random_uuid()"
    if name in {"at", "started_at", "ended_at"}:
        return f"{name} + interval '1 microsecond'"
    return {"break_glass": "not break_glass", "number": "number + 50"}.get(name, "'x'")


@pytest.mark.parametrize("log", LOGS)
def test_an_inserted_line_is_found(administrator: Rows, town: UUID, log: LogName) -> None:
    columns = [name for name in (*chain.FIELDS[log], "hash") if name not in {"id", "number"}]
    listed = ", ".join(columns)
    administrator.execute("alter table vault_accesslog drop constraint access_line_in_owner")
    administrator.execute(
        "alter table vault_processinglog drop constraint processing_line_in_owner"
    )
    statement = (
        f"insert into {{0}} (id, number, {listed}) "
        f"select gen_random_uuid(), number, {listed} from {{0}} {MINE} = 3"
    )
    _do(administrator, statement, log, town)
    assert "inserted" in {finding.fault for finding in _found(administrator, log, town)}


@pytest.mark.parametrize("log", LOGS)
def test_two_swapped_lines_are_found(administrator: Rows, town: UUID, log: LogName) -> None:
    for old, new in ((2, 100), (3, 2), (100, 3)):
        _do(administrator, f"update {{0}} set number = {new} {MINE} = {old}", log, town)
    assert {finding.fault for finding in _found(administrator, log, town)} == {"altered"}


@pytest.mark.parametrize("log", LOGS)
def test_a_chain_written_anew_is_found_by_the_signed_head(
    administrator: Rows, town: UUID, log: LogName
) -> None:
    """The sixth way: somebody who can compute hashes repairs the chain and its head."""
    key = Ed25519PrivateKey.generate()
    now = clock.now()
    heads = read.heads(administrator)[town]
    handed_out = signed.sign(signed.state(town, heads, day=now.date(), at=now), key)
    _do(administrator, f"update {{0}} set operation = gen_random_uuid() {MINE} = 3", log, town)
    _rewrite(administrator, log, town)
    assert _found(administrator, log, town) == []
    head = signed.read(handed_out, key.public_key()).heads()[log]
    [finding] = read.against(administrator, town, log, head)
    assert (finding.number, finding.fault) == (LINES, "signature")


@pytest.mark.parametrize("log", LOGS)
def test_a_tail_cut_off_with_its_head_is_found_by_the_signed_head(
    administrator: Rows, town: UUID, log: LogName
) -> None:
    head = read.heads(administrator)[town][log]
    _do(administrator, f"delete from {{0}} {MINE} > 4", log, town)
    _rewrite(administrator, log, town)
    assert _found(administrator, log, town) == []
    [finding] = read.against(administrator, town, log, head)
    assert (finding.number, finding.fault) == (5, "tail")


def _rewrite(admin: Rows, log: LogName, town: UUID) -> None:
    """Compute all hashes anew, as somebody would who read our code."""
    previous, number = chain.BEGIN, 0
    for line in list(read.chain_of(admin, log, town)):
        previous, number = chain.link(previous, chain.text_of(log, line)), line["number"]
        update = sql.SQL("update {} set hash = %s where id = %s")
        admin.execute(update.format(sql.Identifier(read.TABLES[log])), [previous, line["id"]])
    admin.execute(
        f"update vault_loghead set {log}_number = %s, {log}_hash = %s where owner_id = %s",
        [number, previous, town],
    )


def test_a_removed_pointer_and_a_foreign_one_are_found(administrator: Rows, town: UUID) -> None:
    mine = "where owner_id = %s and ctid = (select max(ctid) from vault_lookedat)"
    assert str(town) not in {finding.owner for finding in read.findings(administrator)}
    administrator.execute(f"delete from vault_lookedat {mine}", [town])
    administrator.execute(
        "insert into vault_lookedat (id, line, owner_id, region_id, dossier_id, at)"
        " values (gen_random_uuid(), gen_random_uuid(), %s, %s, %s, now())",
        [town, town, town],
    )
    faults = {each.fault for each in read.findings(administrator) if each.owner == str(town)}
    assert faults == {"missing", "inserted"}


SPOILED = {
    "another number": ('"access_number": 6', '"access_number": 5'),
    "another signature": ('"signature": "', '"signature": "00'),
    "another field": ('"owner"', '"eigenaar"'),
    "no signature": ('"signature"', '"handtekening"'),
    "no list": ("{", "["),
}


@pytest.mark.parametrize("spoil", SPOILED)
def test_a_statement_that_was_tampered_with_is_refused(
    administrator: Rows, town: UUID, spoil: str
) -> None:
    key = Ed25519PrivateKey.generate()
    now = clock.now()
    text = signed.sign(
        signed.state(town, read.heads(administrator)[town], day=now.date(), at=now), key
    )
    assert signed.read(text, key.public_key()).access_number == LINES
    with pytest.raises(signed.NotSigned):
        signed.read(text.replace(*SPOILED[spoil]), key.public_key())
    with pytest.raises(signed.NotSigned):
        signed.read(text, Ed25519PrivateKey.generate().public_key())
