"""Before anything opens, both logs have their lines: who, and (apart) with whose data."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baken.core import clock
from baken.knowledge.versions import UnknownId
from baken.vault.logbook import chain
from baken.vault.logbook.append import append, pseudonyms
from baken.vault.logbook.look import LONGEST, Look, Unloggable
from baken.vault.logbook.models import AccessLine, LookedAt, ProcessingLine
from baken.vault.logbook.read import chain_of, findings
from baken.vault.logbook.tests.looks import look, seen
from tests.typing import ConnectAs, Rows

NAMES = pseudonyms(b"a key of the keeper")
Line = dict[str, Any]


@pytest.fixture
def keeper(connect_as: ConnectAs) -> Rows:
    """Give a connection of the keeper."""
    return connect_as("keeper")


@pytest.fixture
def owner(connect_as: ConnectAs) -> Rows:
    """Give a connection of the owner of the tables, who can read everything."""
    return connect_as("owner")


def _write(keeper: Rows, *looks: Look) -> None:
    for each in looks:
        append(keeper, each, pseudonym=NAMES)
    keeper.commit()


def _lines(owner: Rows, log: chain.LogName, of: UUID) -> list[Line]:
    return list(chain_of(owner, log, of))


def test_a_look_at_a_page_leaves_one_line_with_all_rows(keeper: Rows, owner: Rows) -> None:
    town, dossier = uuid4(), uuid4()
    rows = [seen(town, dossier=dossier), seen(town, kind="weighing", dossier=dossier)]
    said = look(*rows, break_glass=True)
    _write(keeper, said)
    [line] = _lines(owner, "access", town)
    assert {row[2] for row in json.loads(line["objects"])} == {str(row.row_id) for row in rows}
    for name in ("operation", "actor", "role", "purpose", "ground", "page", "verb"):
        assert str(line[name]) == str(getattr(said, name))
    assert line["break_glass"]
    assert abs(line["at"] - clock.now()) < timedelta(minutes=1)
    pointers = owner.execute("select dossier_id from vault_lookedat where line = %s", [line["id"]])
    assert pointers.fetchall() == [(dossier,)]


def test_the_processing_log_has_a_line_per_dossier_and_names_nobody(
    keeper: Rows, owner: Rows
) -> None:
    town, one, other = uuid4(), uuid4(), uuid4()
    said = look(seen(town, dossier=one), seen(town, dossier=one), seen(town, dossier=other))
    _write(keeper, said)
    lines = _lines(owner, "processing", town)
    assert {line["subject"] for line in lines} == {NAMES(one), NAMES(other)}
    assert {line["activity"] for line in lines} == {"weighing"}
    assert {line["operation"] for line in lines} == {said.operation}
    assert all(line["started_at"] <= line["ended_at"] for line in lines)
    whole = str(lines)
    for secret in (said.actor, str(one), str(other), said.role):
        assert secret not in whole


def test_rows_of_two_municipalities_go_into_two_chains(keeper: Rows, owner: Rows) -> None:
    towns = [uuid4(), uuid4()]
    _write(keeper, look(*(seen(town) for town in towns)))
    for town in towns:
        [line] = _lines(owner, "access", town)
        assert len(json.loads(line["objects"])) == 1
    assert findings(owner) == []


def test_a_row_outside_dossiers_is_its_own_subject(keeper: Rows, owner: Rows) -> None:
    town = uuid4()
    draft = seen(town, kind="draft")
    object.__setattr__(draft, "dossier_id", None)
    _write(keeper, look(draft))
    [line] = _lines(owner, "processing", town)
    assert (line["subject"], line["activity"]) == (NAMES(draft.row_id), "access_control")


def test_what_is_not_committed_is_not_there_and_leaves_no_gap(keeper: Rows, owner: Rows) -> None:
    town = uuid4()
    append(keeper, look(seen(town)), pseudonym=NAMES)
    keeper.rollback()
    _write(keeper, look(seen(town)), look(seen(town)))
    assert [line["number"] for line in _lines(owner, "access", town)] == [1, 2]


def test_a_kind_that_no_activity_covers_is_not_opened(keeper: Rows) -> None:
    with pytest.raises(UnknownId, match="‘poem’ staat niet in het register"):
        append(keeper, look(seen(uuid4(), kind="poem")), pseudonym=NAMES)


@pytest.mark.parametrize("word", ["x" * (LONGEST + 1), "een\nregel", "een\0nul"])
@pytest.mark.parametrize("place", ["actor", "page", "role", "purpose", "ground"])
def test_words_that_would_forge_or_flood_a_line_are_refused(word: str, place: str) -> None:
    with pytest.raises(Unloggable, match="too long or not printable"):
        look(seen(uuid4()), **{place: word})


def test_a_look_at_nothing_is_refused() -> None:
    with pytest.raises(Unloggable, match="at least one"):
        look(seen(uuid4()), objects=())


@pytest.mark.parametrize("role", ["office", "portal", "worker", "figures", "backup"])
def test_only_the_keeper_writes(connect_as: ConnectAs, role: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        append(connect_as(role), look(seen(uuid4())), pseudonym=NAMES)


@pytest.mark.parametrize("table", ["vault_accesslog", "vault_lookedat", "vault_processinglog"])
@pytest.mark.parametrize(
    "harm", ["update {} set owner_id = owner_id", "delete from {}", "truncate {}"]
)
@pytest.mark.parametrize("role", ["owner", "keeper", "office", "admin"])
def test_nobody_changes_a_line_not_even_the_administrator(
    connect_as: ConnectAs, keeper: Rows, table: str, harm: str, role: str
) -> None:
    _write(keeper, look(seen(uuid4())))
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connect_as(role).execute(harm.format(table))


@pytest.mark.parametrize("table", ["vault_accesslog", "vault_processinglog", "vault_loghead"])
def test_the_keeper_reads_back_nothing(keeper: Rows, table: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        keeper.execute(f"table {table}")


WORDS = st.text(st.characters(codec="utf-8"), max_size=60).filter(str.isprintable)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(purpose=WORDS, ground=WORDS, page=WORDS)
def test_the_database_hashes_exactly_what_we_check(
    keeper: Rows, owner: Rows, purpose: str, ground: str, page: str
) -> None:
    """Quotes, backslashes, emoji: PostgreSQL and Python must write the same list."""
    town = uuid4()
    _write(keeper, look(seen(town), purpose=purpose, ground=ground, page=page))
    [line] = _lines(owner, "access", town)
    assert (line["purpose"], line["ground"], line["page"]) == (purpose, ground, page)
    for log in ("access", "processing"):
        [line] = _lines(owner, log, town)
        assert chain.link(chain.BEGIN, chain.text_of(log, line)) == bytes(line["hash"])


def test_the_models_read_what_the_keeper_wrote(keeper: Rows) -> None:
    """The columns of the models are those that are hashed."""
    for model, log in ((AccessLine, "access"), (ProcessingLine, "processing")):
        columns = {field.column for field in model._meta.concrete_fields}
        assert columns - {"hash"} == set(chain.FIELDS[log])  # type: ignore[index]
    assert LookedAt.row_kind == AccessLine.row_kind
