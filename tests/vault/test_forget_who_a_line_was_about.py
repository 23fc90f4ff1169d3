"""In the processing log a dossier has one name of its own, and shredding takes that name away."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from baken.core import clock
from baken.core.ids import new_id
from baken.vault import office, reseal
from baken.vault.keeper import caretaker
from baken.vault.keeper.caretaker import Caretaker
from baken.vault.keeper.messages import AskedRow, Open, OwnRow, Statement, Write
from baken.vault.keeper.store import PooledStore
from baken.vault.keeper.tombstones import FileTombstones
from baken.vault.place import Place, Scope
from baken.vault.seal import key_of
from tests.keeper import keyring
from tests.vault.conftest import House

NAMES = "select subject from vault_processinglog where name like '%% pseudonym' order by number"


@pytest.fixture
def graves(tmp_path: Path) -> FileTombstones:
    """Give the list of what was shredded."""
    return FileTombstones(tmp_path / "tombstones")


@pytest.fixture
def care(fresh: House, tmp_path: Path, graves: FileTombstones) -> Iterator[Caretaker]:
    """Give a keeper in this process, with the keyring in a file of our own."""
    with closing(PooledStore(fresh.urls["keeper"], size=4)) as store:
        care = Caretaker(keyring=keyring(tmp_path), store=store, tombstones=graves)
        with office.asking(reseal.Near(care)):
            yield care


def _dossiers(fresh: House) -> list[tuple[UUID, UUID, UUID, UUID, str]]:
    return fresh.ask(
        "select s.id, s.dossier_id, s.owner_id, s.region_id, s.observation from signals_signal s"
        " join parties_organisation o on o.id = s.owner_id where o.slug = 'zandhaven' order by s.id"
    )


def _look(fresh: House, at: int) -> None:
    row, *_rest, text = _dossiers(fresh)[at]
    said = Statement(operation=new_id(), page="pseudonym")
    asked = AskedRow(table="signals_signal", row_id=row, keys=(key_of(text),))
    with fresh.acting("marieke"):
        office.keeper().ask(Open(token=office.token(), statement=said, rows=(asked,)))


def _names(fresh: House) -> list[str]:
    return [name for (name,) in fresh.ask(NAMES)]


def test_a_dossier_keeps_its_name_and_shares_it_with_no_other(
    fresh: House, care: Caretaker
) -> None:
    for at in (0, 1, 0):
        _look(fresh, at)
    one, other, again = _names(fresh)
    assert one == again != other


def test_replacing_every_key_leaves_the_names(
    fresh: House, care: Caretaker, tmp_path: Path
) -> None:
    _look(fresh, 0)
    ring = keyring(tmp_path)
    ring.add()
    with closing(psycopg.connect(fresh.urls["keeper"], autocommit=True)) as rows:
        list(caretaker.rewrap(rows, ring))
        caretaker.retire(rows, clock.now())
    _look(fresh, 0)
    one, again = _names(fresh)
    assert one == again
    kept = "select count(*) from vault_datakey where scope_kind = 'subject' and kek = 'kek-2'"
    assert fresh.ask(kept)[0][0] > 0


def test_after_shredding_nobody_can_make_the_name_again(
    fresh: House, care: Caretaker, graves: FileTombstones
) -> None:
    _look(fresh, 0)
    dossier = _dossiers(fresh)[0][1]
    kept = fresh.ask("select * from vault_datakey where scope_id = %s", dossier)
    with closing(psycopg.connect(fresh.urls["keeper"], autocommit=True)) as rows:
        assert caretaker.shred(rows, graves, dossier) == len(kept) >= 2
    _look(fresh, 0)
    _look(fresh, 0)
    assert len(set(_names(fresh))) == 3  # as if they were three dossiers
    left = fresh.ask("select count(*) from vault_datakey where scope_id = %s", dossier)
    assert left == [(0,)]


def test_a_planted_key_of_a_name_is_passed_over(fresh: House, care: Caretaker) -> None:
    _look(fresh, 0)
    fresh.ask(
        "insert into vault_datakey select %s, scope_kind, scope_id, owner_id, region_id, kek,"
        " 'planted', made_at, retired_at from vault_datakey where scope_kind = 'subject'"
        " and scope_id = %s", UUID(int=1), _dossiers(fresh)[0][1])  # fmt: skip
    _look(fresh, 0)
    one, again = _names(fresh)
    assert one == again


def test_two_first_looks_at_once_give_one_name(fresh: House, care: Caretaker) -> None:
    row, _dossier, owner, region, _text = _dossiers(fresh)[0]
    new = Place("signals_signal", "signal", row, Scope("dossier", new_id(), owner, region))
    said = Statement(operation=new_id(), page="pseudonym", verb="write")

    def look(_number: int) -> None:
        care.answer(Write(token="", statement=said, row=OwnRow.at(new)))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(look, range(4)))
    assert len(_names(fresh)) == 4
    assert len(set(_names(fresh))) == 1
