"""Office and keeper talk in whole messages; nonsense gets no answer and breaks nothing."""

import socket
import stat
import struct
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from baken.vault.keeper import wire
from baken.vault.keeper.client import KeeperDown, KeyRefused, SocketKeeper, sound
from baken.vault.keeper.messages import Opened, Ping, Trouble, Well, Written
from baken.vault.keeper.server import KeeperServer


class Parrot:
    """Answers every question with the same."""

    said: Any = Well(kek="kek-1")

    def answer(self, question: object) -> Any:
        """Give the answer."""
        del question
        return self.said


@pytest.fixture
def parrot(tmp_path: Path) -> Iterator[Parrot]:
    """Have a parrot listen."""
    parrot = Parrot()
    with KeeperServer(tmp_path / "k.sock", parrot) as server:  # type: ignore[arg-type]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield parrot
        server.shutdown()
        thread.join()


def test_a_question_gets_its_answer_and_the_socket_is_closed_to_others(
    parrot: Parrot, tmp_path: Path
) -> None:
    assert SocketKeeper(tmp_path / "k.sock").ask(Ping()) == Well(kek="kek-1")
    assert stat.S_IMODE((tmp_path / "k.sock").stat().st_mode) == 0o600


@pytest.mark.parametrize(("kind", "raised"), [("refused", KeyRefused), ("broken", KeeperDown)])
def test_trouble_is_raised(
    parrot: Parrot, tmp_path: Path, kind: Any, raised: type[Exception]
) -> None:
    parrot.said = Trouble(kind=kind)
    with pytest.raises(raised):
        SocketKeeper(tmp_path / "k.sock").ask(Ping())


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\0\0",
        struct.pack(">I", 10) + b"short",
        struct.pack(">I", wire.LONGEST + 1) + b"x",
        struct.pack(">I", 2) + b"{}",
        struct.pack(">I", 3) + b"\xff\xfe\xfd",
        struct.pack(">I", 31) + b'{"ask": "ping", "more": "words"}'[:31],
    ],
)
def test_nonsense_gets_no_answer_and_the_next_question_does(
    parrot: Parrot, tmp_path: Path, sent: bytes
) -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(5)
        line.connect(str(tmp_path / "k.sock"))
        line.sendall(sent)
        line.shutdown(socket.SHUT_WR)
        with suppress(ConnectionResetError):  # hung up on before all was read
            assert line.recv(10) == b""
    assert SocketKeeper(tmp_path / "k.sock").ask(Ping()) == Well(kek="kek-1")


def test_a_keeper_that_killed_left_its_socket_is_followed_up(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as old:
        old.bind(str(tmp_path / "k.sock"))
    with KeeperServer(tmp_path / "k.sock", Parrot()):  # type: ignore[arg-type]
        assert (tmp_path / "k.sock").is_socket()


def test_more_than_agreed_is_not_even_sent() -> None:
    one, other = socket.socketpair()
    with one, other, pytest.raises(wire.BrokenOff, match="longer than agreed"):
        wire.send(one, bytes(wire.LONGEST + 1))


@given(secret=st.binary(max_size=64), key=st.uuids())
def test_keys_come_through_whole(secret: bytes, key: UUID) -> None:
    for said in (Opened(keys={key: secret}), Written(key_id=key, secret=secret, wrapped=secret)):
        assert wire.answers.validate_json(wire.answers.dump_json(said)) == said
        assert sound(said) is said


@pytest.mark.parametrize("body", [b"{}", b'{"ask": "sing"}', b'{"ask": "ping", "and": 1}', b"x"])
def test_a_question_that_was_not_agreed_is_none(body: bytes) -> None:
    with pytest.raises(ValidationError):
        wire.questions.validate_json(body)
