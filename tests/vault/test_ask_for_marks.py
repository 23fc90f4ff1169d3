"""The keeper makes marks of numbers for whom the database believes, and notes who asked."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from baken.core.ids import new_id
from baken.demo.cast import fixed_id
from baken.signals import marks
from baken.signals.actions import note
from baken.signals.models import Signal
from baken.vault import blind, office, reseal
from baken.vault.keeper import caretaker
from baken.vault.keeper.caretaker import Caretaker
from baken.vault.keeper.client import KeyRefused
from baken.vault.keeper.messages import Blind, Marked, Statement, Wanted
from baken.vault.keeper.store import PooledStore
from baken.vault.keeper.tombstones import FileTombstones
from tests import database
from tests.keeper import keyring
from tests.vault.conftest import House, Process

NUMBER = "+31600007654"
LOOKS = "select actor, verb, objects from vault_accesslog order by at desc"
STORED = "select id, mark from signals_mention order by id"


def _wanted(owner: str = "zandhaven", number: str = NUMBER) -> Wanted:
    return Wanted(owner_id=fixed_id("organisation", owner), kind="phone", number=number)


def _ask(token: str, *wanted: Wanted, kind: str = "mention") -> tuple[int, ...]:
    said = Statement(operation=new_id(), page="trial", verb="search")
    question = Blind(token=token, statement=said, table="signals_mention", row_kind=kind,
                     wanted=wanted)  # fmt: skip
    answer = office.keeper().ask(question)
    assert isinstance(answer, Marked)
    return answer.marks


def test_a_mark_stays_the_same_and_who_asked_is_in_the_log_without_the_number(
    house: House, process: Process
) -> None:
    before = len(house.ask(LOOKS))
    with house.acting("marieke"):
        one, other = _ask(office.token(), _wanted(), _wanted(number="+31600007655"))
        assert (one,) == _ask(office.token(), _wanted())
    assert one != other
    assert all(-(2**63) <= mark < 2**63 and mark != blind.NOTHING for mark in (one, other))
    looks = house.ask(LOOKS)
    assert len(looks) == before + 2
    assert looks[0][:2] == (str(fixed_id("person", "marieke")), "search")
    zandhaven = str(fixed_id("organisation", "zandhaven"))
    assert json.loads(looks[0][2]) == [["mention", "signals_mention", zandhaven, ""]]
    assert "7654" not in str(looks[:2])


@pytest.mark.parametrize("token", ["", "forged"])
def test_nobody_gets_a_mark_without_a_context(house: House, process: Process, token: str) -> None:
    before = len(house.ask(LOOKS))
    with pytest.raises(KeyRefused):
        _ask(token, _wanted())
    assert len(house.ask(LOOKS)) == before


def test_an_organisation_that_is_not_there_for_whoever_asks_is_refused(
    house: House, process: Process
) -> None:
    stranger = Wanted(owner_id=new_id(), kind="phone", number=NUMBER)
    with house.acting("marieke"), pytest.raises(KeyRefused):
        _ask(office.token(), _wanted(), stranger)


def test_what_no_activity_covers_cannot_be_asked(house: House, process: Process) -> None:
    with house.acting("marieke"), pytest.raises(Exception, match="cannot work"):
        _ask(office.token(), _wanted(), kind="guesses")


@pytest.fixture
def care(fresh: House, tmp_path: Path) -> Iterator[Caretaker]:
    """Give a caretaker whom the office of this test asks as well."""
    with closing(PooledStore(fresh.urls["keeper"], size=1)) as store:
        graves = FileTombstones(tmp_path / "tombstones")
        care = Caretaker(keyring=keyring(tmp_path), store=store, tombstones=graves)
        with office.asking(reseal.Near(care)):
            yield care


def _noted(fresh: House) -> tuple[UUID, UUID]:
    with fresh.acting("marieke") as marieke:
        one, other = Signal.objects.order_by("id")[:2]
        said = {"named_as": "unknown", "according_to": "de melder", "kind": "phone"}
        made = note(marieke, signal=one, value="06-0000 76 54", **said)
        gone = note(marieke, signal=other, value="06-0000 76 54", **said)
        return made.pk, gone.dossier_id


def test_rows_from_before_get_their_marks_and_a_second_time_changes_nothing(
    fresh: House, care: Caretaker, tmp_path: Path
) -> None:
    _noted(fresh)
    before = fresh.ask(STORED)
    fresh.ask("update signals_mention set mark = null", role="owner")
    told: list[int] = []
    database.point_at(fresh.urls["owner"])
    assert marks.fill(care, told.append) == len(before)
    assert marks.fill(care) == 0
    database.point_at(fresh.urls["office"])
    assert fresh.ask(STORED) == before
    assert told == [len(before)]


def test_filling_that_was_broken_off_goes_on(
    fresh: House, care: Caretaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    _noted(fresh)
    before = fresh.ask(STORED)
    fresh.ask("update signals_mention set mark = null", role="owner")
    monkeypatch.setattr(marks, "BATCH", 1)

    def killed(done: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    database.point_at(fresh.urls["owner"])
    with pytest.raises(KeyboardInterrupt):
        marks.fill(care, killed)
    assert len([mark for _, mark in fresh.ask(STORED) if mark is None]) == len(before) - 2
    assert marks.fill(care) == len(before) - 2
    database.point_at(fresh.urls["office"])
    assert fresh.ask(STORED) == before


def test_what_was_destroyed_gets_the_empty_mark(
    fresh: House, care: Caretaker, tmp_path: Path
) -> None:
    _, dossier = _noted(fresh)
    fresh.ask("update signals_mention set mark = null", role="owner")
    with closing(psycopg.connect(fresh.urls["keeper"], autocommit=True)) as rows:
        caretaker.shred(rows, FileTombstones(tmp_path / "tombstones"), dossier)
    database.point_at(fresh.urls["owner"])
    marks.fill(care)
    database.point_at(fresh.urls["office"])
    found = fresh.ask("select mark from signals_mention where dossier_id = %s", dossier)
    assert {mark for (mark,) in found} == {blind.NOTHING}
