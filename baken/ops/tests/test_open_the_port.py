"""A port in use and a second run are told in a sentence that says what to do."""

import socket
from pathlib import Path

import pytest

from baken.ops import serve
from baken.ops.say import CannotStart
from baken.ops.serve import Address, listening, only_one

pytestmark = pytest.mark.enable_socket


def test_a_port_in_use_is_named_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "HURRY", 0)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with (
            pytest.raises(CannotStart, match=rf"Poort {port} is al in gebruik.*--port {port + 1}"),
            listening(Address(port=port)),
        ):
            pass


def test_a_port_that_is_not_ours_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        pytest.raises(CannotStart, match="gaat niet open"),
        listening(Address(host="192.0.2.1", port=8000)),
    ):
        pass


def test_a_second_run_hears_where_the_first_one_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BAKEN_VAR", str(tmp_path))
    with (
        only_one(Address(port=8123)),
        pytest.raises(CannotStart, match=r"draait al: http://127\.0\.0\.1:8123"),
        only_one(Address()),
    ):
        pass
    with only_one(Address()):
        pass
