"""Keys are replaced while everybody works; broken off, it goes on where it was."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from baken.signals.models import Signal
from baken.vault import office, reseal
from baken.vault.content import Content
from baken.vault.door import unwrap
from baken.vault.keeper import caretaker
from baken.vault.keeper.caretaker import Caretaker
from baken.vault.keeper.client import KeyRefused
from baken.vault.keeper.keyring import FileKeyring, KeyringTrouble
from baken.vault.keeper.store import Connection, PooledStore
from baken.vault.keeper.tombstones import FileTombstones
from baken.vault.seal import key_of
from tests import database
from tests.keeper import keyring
from tests.vault.conftest import House

KEYS = "select id, kek, wrapped from vault_datakey order by id"
DATA_KEYS = "select id from vault_datakey where scope_kind <> 'subject'"


@pytest.fixture
def ring(tmp_path: Path) -> FileKeyring:
    """Give a keyring of one's own."""
    return keyring(tmp_path)


@pytest.fixture
def rows(fresh: House) -> Iterator[Connection]:
    """Give the keeper's connection."""
    with closing(psycopg.connect(fresh.urls["keeper"], autocommit=True)) as rows:
        yield rows


@pytest.fixture
def care(fresh: House, ring: FileKeyring, tmp_path: Path) -> Iterator[Caretaker]:
    """Give a caretaker whom the office of this test asks as well."""
    with closing(PooledStore(fresh.urls["keeper"], size=1)) as store:
        graves = FileTombstones(tmp_path / "tombstones")
        care = Caretaker(keyring=ring, store=store, tombstones=graves)
        with office.asking(reseal.Near(care)):
            yield care


def _observation(fresh: House) -> str:
    with fresh.acting("marieke"):
        signal = Signal.objects.earliest("id")
        unwrap([signal])
        return signal.observation.text


def test_every_key_is_wrapped_anew_and_the_old_version_can_go(
    fresh: House, rows: Connection, ring: FileKeyring, care: Caretaker
) -> None:
    before, text = fresh.ask(KEYS), _observation(fresh)
    ring.add()
    told = list(caretaker.rewrap(rows, ring, batch=4))
    after = fresh.ask(KEYS)
    assert [row[0] for row in after] == [row[0] for row in before]
    assert {row[1] for row in after} == {"kek-2"}
    assert not {row[2] for row in after} & {row[2] for row in before}
    assert [one.done for one in told][-1] == told[-1].total == len(before)
    with pytest.raises(KeyringTrouble, match="no version"):
        caretaker.forget(rows, ring, "kek-7")
    caretaker.forget(rows, ring, "kek-1")
    assert ring.versions == ("kek-2",)
    assert _observation(fresh) == text


def test_a_rotation_that_was_killed_goes_on_where_it_was(
    fresh: House, rows: Connection, ring: FileKeyring, care: Caretaker
) -> None:
    text, total = _observation(fresh), len(fresh.ask(KEYS))
    ring.add()
    rotation = caretaker.rewrap(rows, ring, batch=3)
    next(rotation)
    assert next(rotation).done == 3
    rotation.close()
    assert caretaker.counts(rows) == {"kek-1": total - 3, "kek-2": 3}
    with pytest.raises(KeyringTrouble, match="still wraps"):
        caretaker.forget(rows, ring, "kek-1")
    assert _observation(fresh) == text  # both versions open meanwhile
    assert [one.done for one in caretaker.rewrap(rows, ring)] == [0, total - 3]
    assert caretaker.counts(rows) == {"kek-2": total}


def test_a_copy_of_the_keyring_is_proved_on_everything(
    fresh: House, rows: Connection, ring: FileKeyring, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    copy.write_text(ring.path.read_text())
    assert caretaker.prove(rows, FileKeyring(copy)).holds
    ring.add()
    list(caretaker.rewrap(rows, ring))
    proof = caretaker.prove(rows, FileKeyring(copy))
    assert not proof.holds
    assert (proof.opened, proof.unknown) == (0, ("kek-2",))


def test_data_keys_are_replaced_and_removed_once_nothing_needs_them(
    fresh: House, rows: Connection, care: Caretaker
) -> None:
    text = _observation(fresh)
    old = {row[0] for row in fresh.ask(DATA_KEYS)}
    assert caretaker.retire(rows, "9999-01-01") == len(old)
    assert _observation(fresh) == text  # a retired key still opens
    database.point_at(fresh.urls["owner"])
    assert reseal.leave_retired(care) > 10
    assert reseal.leave_retired(care) == 0
    assert reseal.remove_unused(caretaker.GRACE) == 0  # a page may still be sealing
    assert reseal.remove_unused("0 seconds") == len(old)
    database.point_at(fresh.urls["office"])
    assert not {row[0] for row in fresh.ask(KEYS)} & old
    assert _observation(fresh) == text


def test_a_key_that_still_seals_something_is_not_removed(
    fresh: House, rows: Connection, care: Caretaker
) -> None:
    caretaker.retire(rows, "9999-01-01")
    database.point_at(fresh.urls["owner"])
    unused = reseal.remove_unused("0 seconds")
    database.point_at(fresh.urls["office"])
    assert len(fresh.ask(KEYS)) > unused
    assert _observation(fresh)


def test_a_house_from_before_the_vault_is_sealed_and_stays_readable(
    fresh: House, care: Caretaker
) -> None:
    fresh.ask("update signals_signal set observation = 'Gewoon leesbaar ' || code", role="owner")
    fresh.ask("update access_event set why = 'b1.geen zegel' where why = ''", role="owner")
    database.point_at(fresh.urls["owner"])
    assert reseal.plain_left() > 0
    told: list[int] = []
    assert reseal.seal_plain(care, told.append) > 5
    assert told
    assert reseal.plain_left() == reseal.seal_plain(care) == 0
    connection.close()
    database.point_at(fresh.urls["office"])
    assert _observation(fresh).startswith("Gewoon leesbaar S-")


def test_what_is_shredded_stays_shut_also_when_a_backup_brings_the_keys_back(
    fresh: House, rows: Connection, care: Caretaker, tmp_path: Path
) -> None:
    with fresh.acting("marieke"):
        signal = Signal.objects.latest("id")  # nobody else wrote in its dossier
    kept = fresh.ask("select * from vault_datakey where scope_id = %s and scope_kind = 'dossier'",
                     signal.dossier_id)  # fmt: skip
    graves = FileTombstones(tmp_path / "tombstones")
    assert caretaker.shred(rows, graves, signal.dossier_id) >= len(kept) == 1
    assert key_of(signal.observation.stored) == kept[0][0]
    with fresh.acting("marieke"), pytest.raises(KeyRefused):
        unwrap([Signal.objects.get(pk=signal.pk)])
    places = ", ".join(["%s"] * len(kept[0]))
    fresh.ask(f"insert into vault_datakey values ({places})", *kept[0])  # noqa: S608 - ours
    with fresh.acting("marieke"), pytest.raises(KeyRefused):
        unwrap([Signal.objects.get(pk=signal.pk)])
    signal.observation = Content.opened("Toch weer.")
    with fresh.acting("marieke"), pytest.raises(KeyRefused):
        signal.save(update_fields=["observation"])


def test_a_tombstone_that_a_crash_cut_off_does_not_count(tmp_path: Path) -> None:
    graves = FileTombstones(tmp_path / "tombstones")
    one = "01234567-0000-0000-0000-000000000001"
    assert one not in graves
    (tmp_path / "tombstones").write_text("0123456")
    graves.add(one)  # type: ignore[arg-type]
    assert one in graves
    assert "0123456" + one not in graves
