"""How messages travel: four bytes of length, then JSON; never longer than agreed."""

import socket
import struct

from pydantic import TypeAdapter

from baken.vault.keeper.messages import Answer, Question

LONGEST = 4_000_000
_LENGTH = struct.Struct(">I")

questions: TypeAdapter[Question] = TypeAdapter(Question)
answers: TypeAdapter[Answer] = TypeAdapter(Answer)


class BrokenOff(ConnectionError):
    """The other side hung up halfway, or says more than agreed."""


def send(line: socket.socket, body: bytes) -> None:
    """Send one message; raise BrokenOff when it is longer than agreed."""
    if len(body) > LONGEST:
        raise BrokenOff("This message is longer than agreed.")
    line.sendall(_LENGTH.pack(len(body)) + body)


def receive(line: socket.socket) -> bytes:
    """Give one message, whole; raise BrokenOff otherwise."""
    (length,) = _LENGTH.unpack(_exactly(line, _LENGTH.size))
    if length > LONGEST:
        raise BrokenOff("The other side says more than agreed.")
    return _exactly(line, length)


def _exactly(line: socket.socket, count: int) -> bytes:
    received = bytearray()
    while len(received) < count:
        part = line.recv(min(count - len(received), 1 << 16))
        if not part:
            raise BrokenOff("The other side hung up halfway.")
        received += part
    return bytes(received)
