"""The audit of the logs: sign where they end, check that nobody changed a line, hand them on."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from baken.core import clock
from baken.ops.places import var
from baken.ops.say import CannotStart
from baken.ops.secret_files import SecretFiles
from baken.vault.logbook import otlp, read, signed
from baken.vault.logbook.chain import Finding

KEY = "audit.key"
EXPORTED = "exported.json"
BATCH = 500
RAW = (serialization.Encoding.Raw, serialization.PublicFormat.Raw)


@dataclass(frozen=True)
class Verdict:
    """What a check of the logs found, and over how much."""

    findings: tuple[Finding, ...]
    lines: int
    statements: int


def folder() -> Path:
    """Give where signed statements and the public key lie; copy them to somewhere else."""
    place = Path(os.environ.get("BAKEN_AUDIT_FOLDER", var() / "audit"))
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return place


def signing_key() -> Ed25519PrivateKey:
    """Give the key that signs the heads, made at the first call; its public half is handed out."""
    secrets = SecretFiles(var() / "secrets")
    known = secrets.read(KEY)
    key = (
        Ed25519PrivateKey.from_private_bytes(bytes.fromhex(known))
        if known
        else Ed25519PrivateKey.generate()
    )
    if known is None:
        secrets.write(KEY, key.private_bytes_raw().hex())
    public = key.public_key().public_bytes(*RAW).hex()
    signed.write_whole(folder() / signed.PUBLIC, public + "\n")
    return key


def public_key(path: Path | None = None) -> Ed25519PublicKey | None:
    """Give the key that statements are checked with; None when nothing was signed yet."""
    return signed.public_key(path or folder() / signed.PUBLIC)


def sign_heads(connection: psycopg.Connection[Any]) -> list[Path]:
    """Sign where the logs of every owner end today; refuses logs in which something is wrong."""
    key = signing_key()
    if read.findings(connection, signed.begins(folder(), key.public_key())):
        raise CannotStart("In de logboeken klopt iets niet. Kijk eerst met ‘baken audit verify’.")
    now = clock.now()
    statements = (
        signed.state(owner, heads, day=clock.today(), at=now)
        for owner, heads in read.heads(connection).items()
    )
    return signed.write_all(statements, key, folder())


def verify(
    connection: psycopg.Connection[Any], statements: Path, key: Ed25519PublicKey | None
) -> Verdict:
    """Check all chains, and whether they still run through every signed head.

    Raises NotSigned when a statement itself was tampered with.
    """
    begins = signed.begins(statements, key) if key else read.NO_BEGINS
    found = read.findings(connection, begins)
    signed_heads = list(signed.read_all(statements, key)) if key else []
    for statement in signed_heads:
        for log, head in statement.heads().items():
            owner = UUID(statement.owner)
            begin = read.begin_of(begins, owner, log)
            found += read.against(connection, owner, log, head, begin)
    lines = sum(
        number for heads in read.heads(connection).values() for number, _hash in heads.values()
    )
    return Verdict(tuple(dict.fromkeys(found)), lines, len(signed_heads))


def export(connection: psycopg.Connection[Any], url: str) -> int:
    """Send what was not sent yet of the processing log to a collector; give how many lines.

    What was confirmed is remembered per batch, so that after a failure nothing is left out.
    """
    sent = _exported()
    total = 0
    for owner in read.heads(connection):
        for batch in _batches(connection, owner, sent.get(str(owner), 0)):
            otlp.send(url, batch)
            sent[str(owner)] = batch[-1]["number"]
            (folder() / EXPORTED).write_text(json.dumps(sent))
            total += len(batch)
    return total


def _exported() -> dict[str, int]:
    path = folder() / EXPORTED
    known: dict[str, int] = json.loads(path.read_text()) if path.exists() else {}
    return known


def _batches(connection: psycopg.Connection[Any], owner: UUID, after: int) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for line in read.chain_of(connection, "processing", owner, after=after):
        batch.append(line)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
