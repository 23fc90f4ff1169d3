"""Signing where the logs end, checking them, and handing the processing log on."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from baken.ops import audit
from baken.vault.logbook.append import append, pseudonyms
from baken.vault.logbook.signed import NotSigned
from baken.vault.logbook.tests.looks import look, seen
from tests.typing import ConnectAs, Rows


@pytest.fixture(autouse=True)
def var(connect_as: ConnectAs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of our own for keys and statements."""
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
