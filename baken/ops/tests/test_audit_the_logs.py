"""Signing where the logs end, checking them, and handing the processing log on."""

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from psycopg.types.json import Jsonb

from baken.core import clock
from baken.demo.cast import fixed_id
from baken.ops import audit, audit_daily, audit_trim, testing
from baken.ops.say import CannotStart
from baken.vault.logbook import signed
from baken.vault.logbook.append import append, pseudonyms
from baken.vault.logbook.signed import NotSigned
from baken.vault.logbook.tests.looks import look, seen
from tests.typing import ConnectAs, Rows

ZANDHAVEN = fixed_id("organisation", "zandhaven")


@pytest.fixture(autouse=True)
def var(connect_as: ConnectAs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of our own for keys and statements, and read as the backup does."""
    here = testing.urls(str(connection.settings_dict["NAME"]))
    monkeypatch.setenv("BAKEN_BACKUP_DATABASE_URL", here["backup"])
    monkeypatch.setenv("BAKEN_VAR", str(tmp_path))
    return tmp_path


@pytest.fixture
def town(connect_as: ConnectAs) -> UUID:
    """Give a municipality with three looks in its logs."""
    keeper, made = connect_as("keeper"), uuid4()
    for _ in range(3):
        append(keeper, look(seen(made)), pseudonym=pseudonyms(b"key"))
    keeper.commit()
    return made


@pytest.fixture
def owner(connect_as: ConnectAs, town: UUID) -> Rows:
    """Give a connection that reads the logs."""
    return connect_as("owner")


def test_every_municipality_gets_a_file_of_its_own(owner: Rows, town: UUID) -> None:
    written = audit.sign_heads(owner)
    [mine] = [path for path in written if path.parent.name == str(town)]
    assert json.loads(mine.read_text())["access_number"] == 3
    verdict = audit.verify(owner, audit.folder(), audit.public_key())
    assert verdict.findings == ()
    assert verdict.statements == len(written)
    assert verdict.lines >= 6


def test_signing_again_keeps_the_key(owner: Rows, var: Path) -> None:
    audit.sign_heads(owner)
    first = (var / "audit/audit.pub").read_text()
    audit.sign_heads(owner)
    assert (var / "audit/audit.pub").read_text() == first
    assert (var / "secrets/audit.key").stat().st_mode & 0o077 == 0


def test_before_anything_was_signed_only_the_chains_are_checked(owner: Rows) -> None:
    assert audit.public_key() is None
    assert audit.verify(owner, audit.folder(), None).statements == 0


def test_a_forged_statement_stops_the_check(owner: Rows, town: UUID, var: Path) -> None:
    audit.sign_heads(owner)
    [path] = (var / "audit" / str(town)).glob("*.json")
    path.write_text(path.read_text().replace('"access_number": 3', '"access_number": 2'))
    with pytest.raises(NotSigned):
        audit.verify(owner, audit.folder(), audit.public_key())


class Collector(BaseHTTPRequestHandler):
    """Takes what is sent, or says no."""

    taken: list[dict[str, Any]]
    answer = 200

    def do_POST(self) -> None:
        """Keep the spans of one request."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(type(self).answer)
        self.end_headers()
        if type(self).answer == 200:
            type(self).taken += body["resourceSpans"][0]["scopeSpans"][0]["spans"]

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def collector() -> Iterator[str]:
    """Give the address of a collector on this machine."""
    Collector.taken, Collector.answer = [], 200
    server = HTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1/traces"
    server.shutdown()
    server.server_close()


def test_the_processing_log_goes_out_once_and_whole(
    owner: Rows, town: UUID, collector: str
) -> None:
    sent = audit.export(owner, collector)
    ours = [span for span in Collector.taken if _said(span)["baken.controller_id"] == str(town)]
    assert len(ours) == 3
    assert sent == len(Collector.taken)
    assert {_said(span)["dpl.core.processing_activity_id"] for span in ours} == {"weighing"}
    assert all(len(span["traceId"]) == 32 and len(span["spanId"]) == 16 for span in ours)
    assert all(span["startTimeUnixNano"] <= span["endTimeUnixNano"] for span in ours)
    assert audit.export(owner, collector) == 0


def test_what_was_not_confirmed_goes_again(owner: Rows, town: UUID, collector: str) -> None:
    Collector.answer = 503
    with pytest.raises(OSError, match="503"):
        audit.export(owner, collector)
    Collector.answer = 200
    assert audit.export(owner, collector) >= 3


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://127.0.0.1/", ""])
def test_only_a_web_address_is_a_collector(owner: Rows, url: str) -> None:
    with pytest.raises(ValueError, match="http"):
        audit.export(owner, url)


def _said(span: dict[str, Any]) -> dict[str, str]:
    return {each["key"]: each["value"]["stringValue"] for each in span["attributes"]}


def test_the_worker_signs_once_a_day_and_hands_each_its_own(
    owner: Rows, town: UUID, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zandhaven = _lines_of(owner)
    monkeypatch.setenv("BAKEN_AUDIT_HANDOUT", f"zandhaven={var / 'out'}, rietwoude={var / 'other'}")
    handed = audit_daily.sign_today()
    assert var / "out" / f"{clock.today()}.json" in handed
    given = signed.read(handed[0].read_text(), _key(var / "out/audit.pub"))
    assert (given.owner, given.access_number) == (str(ZANDHAVEN), zandhaven)
    assert audit_daily.sign_today() == []
    with clock.at(clock.now() + timedelta(days=1)):
        assert audit_daily.sign_today()


def test_a_recipient_that_does_not_exist_is_told(
    owner: Rows, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BAKEN_AUDIT_HANDOUT", f"nergens={var / 'out'}")
    with pytest.raises(CannotStart, match="‘nergens’, en die organisatie bestaat niet"):
        audit_daily.hand_out(owner, [])


def test_logs_that_are_not_whole_are_not_signed(
    town: UUID, connect_as: ConnectAs, var: Path
) -> None:
    admin = connect_as("admin")
    admin.execute("set session_replication_role = replica")
    admin.execute("delete from vault_accesslog where owner_id = %s and number = 2", [town])
    with pytest.raises(CannotStart, match="klopt iets niet"):
        audit.sign_heads(admin)
    with pytest.raises(CannotStart, match="klopt iets niet"):
        audit_trim.trim(admin, clock.today())
    admin.rollback()


def _sign_long_ago(owner: Rows, years: int) -> None:
    """Sign as of then; what follows is never committed, because others use these logs too."""
    with clock.at(clock.now() - timedelta(days=366 * years)):
        audit.sign_heads(owner)


def test_lines_whose_time_is_over_go_and_the_rest_can_still_be_checked(
    owner: Rows, town: UUID, connect_as: ConnectAs
) -> None:
    _sign_long_ago(owner, 6)
    _look_again(connect_as, town)
    assert audit_trim.trim(owner, clock.today()) > 0
    assert _numbers(owner, town) == [4]
    assert audit.verify(owner, audit.folder(), audit.public_key()).findings == ()
    audit.sign_heads(owner)
    assert audit.verify(owner, audit.folder(), audit.public_key()).findings == ()
    assert audit_trim.trim(owner, clock.today()) == 0


def test_what_is_younger_stays(owner: Rows, town: UUID) -> None:
    _sign_long_ago(owner, 4)
    audit_trim.trim(owner, clock.today())
    assert _numbers(owner, town) == [1, 2, 3]


def test_lines_that_went_without_a_signed_beginning_are_found(
    owner: Rows, town: UUID, connect_as: ConnectAs, var: Path
) -> None:
    _sign_long_ago(owner, 6)
    _look_again(connect_as, town)
    audit_trim.trim(owner, clock.today())
    [begin] = (var / "audit" / str(town)).glob("begin.*")
    text = begin.read_text()
    begin.write_text(text.replace('"access_number": 3', '"access_number": 2'))
    with pytest.raises(NotSigned):
        audit.verify(owner, audit.folder(), audit.public_key())
    [head] = (var / "audit" / str(town)).glob("20*.json")
    begin.write_text(head.read_text())  # signed, but as a head and not as a beginning
    with pytest.raises(NotSigned):
        audit.verify(owner, audit.folder(), audit.public_key())
    begin.unlink()
    found = audit.verify(owner, audit.folder(), audit.public_key()).findings
    assert {each.fault for each in found if each.owner == str(town)} >= {"missing"}
    begin.write_text(text)


def test_what_a_backup_brings_back_is_found_and_goes_again(
    owner: Rows, town: UUID, connect_as: ConnectAs
) -> None:
    _sign_long_ago(owner, 6)
    kept = owner.execute("select to_jsonb(l) from vault_processinglog l where owner_id = %s"
                         " and number = 2", [town]).fetchall()  # fmt: skip
    audit_trim.trim(owner, clock.today())
    back = "select * from jsonb_populate_record(null::vault_processinglog, %s)"
    owner.execute(f"insert into vault_processinglog {back}", [Jsonb(kept[0][0])])
    found = audit.verify(owner, audit.folder(), audit.public_key()).findings
    assert [(each.number, each.fault) for each in found if each.owner == str(town)] == [
        (2, "inserted")
    ]
    assert audit_trim.trim(owner, clock.today()) == 1


def _look_again(connect_as: ConnectAs, town: UUID) -> None:
    keeper = connect_as("keeper")
    append(keeper, look(seen(town)), pseudonym=pseudonyms(b"key"))
    keeper.commit()


def _numbers(rows: Rows, town: UUID) -> list[int]:
    found = rows.execute(
        "select number from vault_accesslog where owner_id = %s order by number", [town]
    )
    return [number for (number,) in found]


def _lines_of(rows: Rows) -> int:
    found = rows.execute("select count(*) from vault_accesslog where owner_id = %s", [ZANDHAVEN])
    return int(found.fetchall()[0][0])


def _key(path: Path) -> Any:
    return signed.public_key(path)


def test_a_day_that_was_broken_off_is_done_again(
    owner: Rows, town: UUID, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> list[Path]:
        raise KeyboardInterrupt

    monkeypatch.setenv("BAKEN_AUDIT_HANDOUT", f"zandhaven={var / 'out'}")
    with monkeypatch.context() as patched:
        patched.setattr(audit_daily, "hand_out", killed)
        with pytest.raises(KeyboardInterrupt):
            audit_daily.sign_today()
    assert len(audit_daily.sign_today()) == 1
