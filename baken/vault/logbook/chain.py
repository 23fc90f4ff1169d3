"""The chain: how a line becomes text, and a text with the hash before it becomes a hash.

The database does the same in `sql/functions.sql`; a test holds them together. Pure, so that a
municipality can check its own copy with nothing but Python.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

LogName = Literal["access", "processing"]
BEGIN = bytes(32)
START = (0, BEGIN)
"""Where a chain begins of which nothing was taken out."""

FIELDS: dict[LogName, tuple[str, ...]] = {
    "access": (
        "number", "id", "at", "owner_id", "region_id", "operation", "actor_kind", "actor",
        "organisation", "role", "purpose", "ground", "break_glass", "verb", "page", "objects",
    ),
    "processing": (
        "number", "id", "trace_id", "operation", "status_code", "name", "started_at", "ended_at",
        "owner_id", "region_id", "activity", "subject",
    ),
}  # fmt: skip
"""The columns of each log in the order in which they are hashed."""

Fault = Literal["altered", "missing", "inserted", "tail", "head", "signature"]


@dataclass(frozen=True)
class Finding:
    """Something in a log that is not as it was written."""

    log: LogName
    owner: str
    number: int
    fault: Fault


def text_of(log: LogName, line: Mapping[str, Any]) -> str:
    """Give a line as the text that is hashed: a JSON list of strings."""
    return _written([_plain(line[name]) for name in FIELDS[log]])


_written = json.JSONEncoder(ensure_ascii=False).encode


def _plain(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def link(previous: bytes, text: str) -> bytes:
    """Give the hash of a line: of the hash before it and its own text."""
    return hashlib.sha256(previous + text.encode()).digest()


def check(
    log: LogName,
    owner: str,
    lines: Iterable[Mapping[str, Any]],
    head: tuple[int, bytes],
    begin: tuple[int, bytes] = START,
) -> Iterator[Finding]:
    """Give what is wrong with the chain of one owner, read in order of number.

    `head` is the number and the hash of the last line as the head row keeps them; `begin` those of
    the last line that was taken out because its time was over.
    """
    expected, previous = begin[0] + 1, begin[1]
    for line in lines:
        number = int(line["number"])
        if 0 < number <= begin[0]:
            yield Finding(log, owner, number, "inserted")  # it was taken out, and is back
            continue
        if number != expected:
            yield Finding(log, owner, min(number, expected), _out_of_step(number, expected))
        elif link(previous, text_of(log, line)) != bytes(line["hash"]):
            yield Finding(log, owner, number, "altered")
        expected, previous = number + 1, bytes(line["hash"])
    yield from _check_head(log, owner, (expected - 1, previous), head)


def _out_of_step(number: int, expected: int) -> Fault:
    return "missing" if number > expected else "inserted"


def _check_head(
    log: LogName, owner: str, last: tuple[int, bytes], head: tuple[int, bytes]
) -> Iterator[Finding]:
    if last[0] < head[0]:
        yield Finding(log, owner, last[0] + 1, "tail")
    elif last != head:
        yield Finding(log, owner, last[0], "head")


def check_signed(
    log: LogName,
    owner: str,
    hashes: Sequence[bytes],
    signed: tuple[int, bytes],
    begin: tuple[int, bytes] = START,
) -> Iterator[Finding]:
    """Give whether the chain still runs through a head that was signed and handed out.

    `hashes` are those of all lines in order, after `begin`. A chain that was rewritten as a whole
    is found here. Heads from before the beginning say nothing any more.
    """
    number, wanted = signed[0] - begin[0], signed[1]
    if number > len(hashes):
        yield Finding(log, owner, begin[0] + len(hashes) + 1, "tail")
    elif number >= 0 and signed[0] and [begin[1], *hashes][number] != wanted:
        yield Finding(log, owner, signed[0], "signature")
