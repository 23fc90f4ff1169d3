"""Signed heads: where the logs of a municipality ended, signed each day and handed out.

A chain shows a line that was changed. Only a head that lies elsewhere shows that the whole chain
was written anew, or that its end was cut off together with the head row.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from baken.vault.logbook.chain import LogName
from baken.vault.logbook.read import Head

Says = Literal["head", "begin"]
"""What a statement is about: where a log ended on a day, or where it begins since lines went."""

PUBLIC = "audit.pub"
BEGIN_FILE = "begin.signed"


class NotSigned(ValueError):
    """A statement does not carry the signature of this key."""


@dataclass(frozen=True)
class Statement:
    """Up to here the logs of an owner ran on a day: number and hash of each last line."""

    owner: str
    day: str
    signed_at: str
    access_number: int
    access_hash: str
    processing_number: int
    processing_hash: str

    def heads(self) -> dict[LogName, Head]:
        """Give the heads as the chain keeps them."""
        return {
            "access": (self.access_number, bytes.fromhex(self.access_hash)),
            "processing": (self.processing_number, bytes.fromhex(self.processing_hash)),
        }


def state(owner: UUID, heads: Mapping[LogName, Head], *, day: date, at: datetime) -> Statement:
    """Give the statement about an owner's logs."""
    (access, one), (processing, other) = heads["access"], heads["processing"]
    return Statement(
        owner=str(owner),
        day=day.isoformat(),
        signed_at=at.isoformat(timespec="seconds"),
        access_number=access,
        access_hash=one.hex(),
        processing_number=processing,
        processing_hash=other.hex(),
    )


def sign(statement: Statement, key: Ed25519PrivateKey, says: Says = "head") -> str:
    """Give the statement as the file that is handed out."""
    signature = key.sign(_message(statement, says)).hex()
    return json.dumps({**asdict(statement), "signature": signature}, indent=2) + "\n"


def read(text: str, key: Ed25519PublicKey, says: Says = "head") -> Statement:
    """Give a statement from its file; raise NotSigned when the key did not sign exactly this."""
    try:
        parts: dict[str, Any] = json.loads(text)
        signature = bytes.fromhex(parts.pop("signature"))
        statement = Statement(**parts)
        key.verify(signature, _message(statement, says))
    except (InvalidSignature, ValueError, TypeError, KeyError, AttributeError) as trouble:
        raise NotSigned("This statement was not signed with this key.") from trouble
    return statement


def write_all(statements: Iterable[Statement], key: Ed25519PrivateKey, folder: Path) -> list[Path]:
    """Write the statements into a folder per owner, a file per day; give the files."""
    return [_write(statement, key, folder) for statement in statements]


def _write(statement: Statement, key: Ed25519PrivateKey, folder: Path) -> Path:
    path = folder / statement.owner / f"{statement.day}.json"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(path, sign(statement, key))
    return path


def write_whole(path: Path, text: str) -> None:
    """Write a file that is whole or not there, whenever somebody pulls the plug."""
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def read_all(folder: Path, key: Ed25519PublicKey) -> Iterator[Statement]:
    """Give all statements of a folder; raise NotSigned for one that was tampered with."""
    for path in sorted(folder.glob("*/*.json")):
        yield read(path.read_text(), key)


def latest(folder: Path, key: Ed25519PublicKey, owner: UUID) -> Statement | None:
    """Give the newest statement about an owner; raise NotSigned when it was tampered with."""
    found = sorted((folder / str(owner)).glob("*.json"))
    return read(found[-1].read_text(), key) if found else None


def write_begin(statement: Statement, key: Ed25519PrivateKey, folder: Path) -> Path:
    """Write down up to where the lines of an owner were taken out; it replaces the one before."""
    path = folder / statement.owner / BEGIN_FILE
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(path, sign(statement, key, "begin"))
    return path


def begins(folder: Path, key: Ed25519PublicKey) -> dict[UUID, dict[LogName, Head]]:
    """Give where chains begin of which lines were taken out; raise NotSigned for a forged one."""
    found = (read(path.read_text(), key, "begin") for path in folder.glob(f"*/{BEGIN_FILE}"))
    return {UUID(each.owner): each.heads() for each in found}


def public_key(path: Path) -> Ed25519PublicKey | None:
    """Give the key that statements are checked with; None when nothing was signed yet."""
    if not path.exists():
        return None
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(path.read_text().strip()))


def _message(statement: Statement, says: Says) -> bytes:
    text = json.dumps(asdict(statement), sort_keys=True, separators=(",", ":"))
    return f"baken.logbook.{says}.{text}".encode()
