"""The keeper opens what whoever asks may see, writes it down first, and nothing else."""

from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.db import transaction

from baken.access import context
from baken.access.models import Draft, Event
from baken.core.ids import new_id
from baken.demo.cast import fixed_id
from baken.intake.models import Report
from baken.signals.models import Signal
from baken.vault import office
from baken.vault.content import Content
from baken.vault.door import unwrap
from baken.vault.keeper.client import KeeperDown, KeyRefused, SocketKeeper
from baken.vault.keeper.messages import AskedRow, Open, Opened, OwnRow, Statement, Write, Written
from baken.vault.place import place_of
from baken.vault.seal import Unsealable, is_sealed, key_of
from tests.vault.conftest import House, Process

LOOKS = "select actor, verb, objects from vault_accesslog order by at desc"


def _asked(signal: Signal) -> AskedRow:
    ids = {key_of(text.stored) for text in (signal.observation, signal.interpretation) if text}
    return AskedRow(table="signals_signal", row_id=signal.pk, keys=tuple(ids))


def _open(*rows: AskedRow, token: str | None = None) -> Opened:
    said = Statement(operation=new_id(), page="trial")
    given = office.token() if token is None else token
    answer = office.keeper().ask(Open(token=given, statement=said, rows=rows))
    assert isinstance(answer, Opened)
    return answer


def _signal_of(who: str, house: House) -> Signal:
    with house.acting(who):
        return Signal.objects.order_by("id")[0]


def test_every_stored_text_is_sealed(house: House) -> None:
    columns = house.ask(
        "select table_name, column_name from information_schema.columns where table_schema = "
        "'public' and (table_name, column_name) in (('intake_report', 'observed'), "
        "('signals_signal', 'observation'), ('access_event', 'why'), ('parties_person', 'phone'))"
    )
    assert len(columns) == 4
    for table, column in columns:
        found = house.ask(f"select {column} from {table}")  # noqa: S608 - ours
        stored = [text for (text,) in found]
        assert any(stored)
        assert all(is_sealed(text) for text in stored if text)


def test_a_look_is_written_down_before_anything_opens_and_stays_when_the_page_fails(
    house: House, process: Process
) -> None:
    before = len(house.ask(LOOKS))
    signal = _signal_of("marieke", house)
    with house.acting("marieke"):
        unwrap([signal])
        assert signal.observation.text
        transaction.set_rollback(True)
    looks = house.ask(LOOKS)
    assert len(looks) == before + 1
    actor, verb, objects = looks[0]
    assert (actor, verb) == (str(fixed_id("person", "marieke")), "read")
    assert str(signal.pk) in objects


def test_one_page_is_one_look_however_many_rows_it_shows(house: House, process: Process) -> None:
    before = len(house.ask(LOOKS))
    with house.acting("marieke"):
        rows = [*Signal.objects.all(), *Event.objects.all(), *Report.objects.all()]
        unwrap(rows)
        unwrap(rows)
        assert all(signal.observation.is_open for signal in rows if isinstance(signal, Signal))
    assert len(house.ask(LOOKS)) == before + 1


def test_rows_of_others_stay_shut_for_whoever_forges_the_question(
    house: House, process: Process
) -> None:
    """Even when the office itself lies about which row it shows."""
    other = _signal_of("joris", house)
    before = len(house.ask(LOOKS))
    with house.acting("marieke"):
        answer = _open(_asked(other))
        assert (answer.keys, answer.refused) == ({}, (other.pk,))
        own = Signal.objects.order_by("id")[0]
        borrowed = AskedRow(table="signals_signal", row_id=own.pk, keys=_asked(other).keys)
        assert _open(borrowed).keys == {}
        elsewhere = AskedRow(table="pg_authid", row_id=own.pk, keys=_asked(own).keys)
        assert _open(elsewhere).keys == {}
    assert len(house.ask(LOOKS)) == before + 1  # of the row that was there


@pytest.mark.parametrize("token", ["", "forged", "x" * 300])
def test_without_a_context_that_the_database_believes_nothing_opens(
    house: House, process: Process, token: str
) -> None:
    own = _signal_of("marieke", house)
    with pytest.raises(KeyRefused):
        _open(_asked(own), token=token)


def test_a_row_that_was_withdrawn_meanwhile_stays_shut(
    fresh: House, fresh_process: Process
) -> None:
    """The office still has the row; the keeper looks again."""
    signal = _signal_of("marieke", fresh)
    fresh.ask("update parties_assignment set valid_until = '2020-01-01', valid_from = '2019-01-01'"
              " where person_id = %s", fixed_id("person", "marieke"), role="owner")  # fmt: skip
    marieke = context.person(fixed_id("person", "marieke"))
    with context.acting_as(marieke), transaction.atomic(), pytest.raises(KeyRefused):
        unwrap([signal])
    assert not signal.observation.is_open


MOVES = {
    "row": "update signals_signal as s set observation = o.observation from signals_signal as o"
    " where s.id = %(here)s and o.id = %(there)s",
    "column": "update signals_signal set interpretation = observation where id = %(here)s",
    "plain": "update signals_signal set observation = 'Wat er echt staat.' where id = %(here)s",
}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES.keys())
def test_a_text_that_somebody_moved_or_wrote_past_the_vault_does_not_open(
    fresh: House, fresh_process: Process, move: str
) -> None:
    with fresh.acting("marieke"):
        here, there = [signal.pk for signal in Signal.objects.order_by("id")[:2]]
    with psycopg.connect(fresh.urls["owner"], autocommit=True) as owner:
        owner.execute(move, {"here": here, "there": there})
    with fresh.acting("marieke"), pytest.raises((Unsealable, KeyRefused)):
        unwrap([Signal.objects.get(pk=here)])


def test_a_key_that_somebody_put_in_the_place_of_another_does_not_unwrap(
    fresh: House, fresh_process: Process
) -> None:
    signal = _signal_of("marieke", fresh)
    [key_id] = _asked(signal).keys
    fresh.ask("update vault_datakey as k set wrapped = o.wrapped from vault_datakey as o"
              " where k.id = %s and o.id <> k.id and o.scope_kind = 'dossier'", key_id,
              role="owner")  # fmt: skip
    with fresh.acting("marieke"), pytest.raises(KeeperDown):
        unwrap([signal])


def test_writing_again_in_a_dossier_uses_its_one_key(house: House, process: Process) -> None:
    with house.acting("marieke"):
        signal = Signal.objects.latest("id")  # nobody else wrote in its dossier
        signal.observation = Content.opened("Opnieuw opgeschreven.")
        signal.save(update_fields=["observation"])
        first = key_of(signal.observation.stored)
    with house.acting("marieke"):
        again = Signal.objects.get(pk=signal.pk)
        again.interpretation = Content.opened("En geduid.")
        again.save(update_fields=["interpretation"])
        assert key_of(again.interpretation.stored) == first
        unwrap([again])
        assert (again.observation.text, again.interpretation.text) == (
            "Opnieuw opgeschreven.",
            "En geduid.",
        )
    mine = "select id from vault_datakey where scope_kind = 'dossier' and scope_id = %s"
    keys = house.ask(mine, signal.dossier_id)
    assert keys == [(first,)]


def test_who_does_not_see_a_dossier_gets_a_fresh_key_to_write_with(
    house: House, process: Process
) -> None:
    """Writing never hands out what opens the texts of others."""
    with house.acting("joris"):
        other = OwnRow.at(place_of(Signal.objects.order_by("id")[0]))
    with house.acting("marieke"):
        said = Statement(operation=new_id(), verb="write")
        ask = Write(token=office.token(), statement=said, row=other)
        answer = office.keeper().ask(ask)
        assert isinstance(answer, Written)
        assert answer.wrapped
    known = house.ask("select id from vault_datakey where scope_id = %s", other.scope_id)
    assert (answer.key_id,) not in known


def test_a_draft_has_the_key_of_its_person_alone(house: House, process: Process) -> None:
    near = {"owner_id": fixed_id("organisation", "zandhaven"),
            "region_id": fixed_id("region", "lagerwaard")}  # fmt: skip
    for who in ("yara", "marieke"):
        with house.acting(who) as actor:
            Draft.objects.create(person_id=actor.person_id, key="/trial", fields="x=1",
                                 saved_at="2026-01-01T00:00Z", **near)  # fmt: skip
    scopes = house.ask("select scope_id from vault_datakey where scope_kind = 'person'")
    assert {fixed_id("person", who) for who in ("yara", "marieke")} <= {one for (one,) in scopes}


def test_what_is_rolled_back_leaves_no_key(house: House, process: Process) -> None:
    before = house.ask("select count(*) from vault_datakey")
    with house.acting("marieke") as actor:
        Draft.objects.create(person_id=actor.person_id, key="/rolled-back", fields="x=1",
                             owner_id=actor.organisation_id, region_id=actor.region_id,
                             saved_at="2026-01-01T00:00Z")  # fmt: skip
        transaction.set_rollback(True)
    assert house.ask("select count(*) from vault_datakey") == before


def test_a_savepoint_that_is_undone_takes_its_key_along(house: House, process: Process) -> None:
    """Otherwise the next text would be sealed with a key that nobody stored."""
    with house.acting("yara") as yara:
        near = {"person_id": yara.person_id, "owner_id": yara.organisation_id,
                "region_id": yara.region_id, "saved_at": "2026-01-01T00:00Z"}  # fmt: skip
        with transaction.atomic():
            Draft.objects.create(key="/undone", fields="x=1", **near)
            transaction.set_rollback(True)
        Draft.objects.create(key="/kept", fields="x=2", **near)
    with house.acting("yara"):
        found = Draft.objects.get(key="/kept")
        unwrap([found])
        assert found.fields.text == "x=2"


def test_the_office_cannot_read_change_or_remove_a_wrapped_key(house: House) -> None:
    for forbidden in ("select * from vault_datakey", "delete from vault_datakey",
                      "update vault_datakey set kek = 'x'", "truncate vault_datakey"):  # fmt: skip
        with pytest.raises(Exception, match="permission denied"):
            house.ask(forbidden, role="office")


def test_the_keeper_reads_no_row_of_a_dossier(house: House) -> None:
    for table in ("signals_signal", "intake_report", "access_dossier", "parties_person"):
        with pytest.raises(Exception, match="permission denied"):
            house.ask(f"select * from {table}", role="keeper")  # noqa: S608 - ours
    assert house.ask("select * from vault.seen(array['signals_signal'], array[%s]::uuid[])",
                     UUID(int=1), role="keeper") == []  # fmt: skip


def test_a_keeper_that_is_not_there_is_told(house: House, tmp_path: Path) -> None:
    nobody = SocketKeeper(tmp_path / "nobody.sock")
    with office.asking(nobody), house.acting("marieke"), pytest.raises(KeeperDown):
        unwrap([Signal.objects.order_by("id")[0]])
