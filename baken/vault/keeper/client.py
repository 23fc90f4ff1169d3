"""The office's side of the socket."""

import socket
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError

from baken.vault.keeper import wire
from baken.vault.keeper.messages import Answer, Question, Trouble

PATIENCE = 10.0


class KeeperDown(RuntimeError):
    """The keeper cannot be reached, or cannot work just now; asking again later may help."""


class KeyRefused(RuntimeError):
    """The keeper does not give these keys to whoever asks."""


class Keeper(Protocol):
    """Whoever answers questions about keys."""

    def ask(self, question: Question) -> Answer:
        """Give the answer; raise KeeperDown or KeyRefused."""
        ...


class SocketKeeper:
    """The keeper behind a unix socket: one connection per question, so a restart loses nothing."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        """Remember where the socket is."""
        self.path = path
        self.patience = patience

    def ask(self, question: Question) -> Answer:
        """Ask, and wait a while for the answer."""
        try:
            answer = self._exchange(wire.questions.dump_json(question))
        except (OSError, ValidationError) as error:
            raise KeeperDown("The keeper does not answer.") from error
        return sound(answer)

    def _exchange(self, body: bytes) -> Answer:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(self.patience)
            line.connect(str(self.path))
            wire.send(line, body)
            return wire.answers.validate_json(wire.receive(line))


def sound(answer: Answer) -> Answer:
    """Give the answer; raise KeyRefused or KeeperDown when it is none."""
    if isinstance(answer, Trouble):
        if answer.kind == "refused":
            raise KeyRefused("The keeper does not give these keys.")
        raise KeeperDown("The keeper cannot work just now.")
    return answer
