"""What a backup says of itself: rows per table, the end of each log, and the hashes of its files.

Taken in one snapshot of the database, the same that the dump is made of.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from baken.ops.say import CannotStart
from baken.vault.logbook import read

Connection = psycopg.Connection[Any]

_TABLES = """
select c.relname from pg_class as c
 where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1
"""


@dataclass(frozen=True)
class Manifest:
    """What went in."""

    made_at: str
    version: str
    rows: Mapping[str, int]
    heads: Mapping[str, str]
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Give the number of rows."""
        return sum(self.rows.values())

    @property
    def head(self) -> str:
        """Give one short mark of the ends of all logs together, to compare by eye."""
        return short(self.heads)

    def as_text(self) -> str:
        """Give it as the file says it."""
        return json.dumps(asdict(self), indent=2, sort_keys=True) + "\n"

    @classmethod
    def read(cls, text: str) -> "Manifest":
        """Read it back."""
        return cls(**json.loads(text))

    @classmethod
    def at(cls, path: Path) -> "Manifest":
        """Read the file beside a backup; raise CannotStart when it is not whole."""
        try:
            return cls.read(path.read_text())
        except (OSError, ValueError, TypeError) as error:
            raise CannotStart(f"Het overzicht {path} ontbreekt of is niet heel.") from error


def rows(connection: Connection) -> dict[str, int]:
    """Give the number of rows of every table."""
    names = [str(name) for (name,) in connection.execute(_TABLES).fetchall()]
    return {name: _count(connection, name) for name in names}


def heads(connection: Connection) -> dict[str, str]:
    """Give number and hash of the last line of every log, by organisation."""
    return {
        f"{owner}/{log}": f"{number}:{seal.hex()}"
        for owner, ends in read.heads(connection).items()
        for log, (number, seal) in ends.items()
    }


def short(ends: Mapping[str, str]) -> str:
    """Give a short mark of these ends."""
    return hashlib.sha256(json.dumps(dict(ends), sort_keys=True).encode()).hexdigest()[:16]


def _count(connection: Connection, name: str) -> int:
    asked = sql.SQL("select count(*) from public.{}").format(sql.Identifier(name))
    [(number,)] = connection.execute(asked).fetchall()
    return int(number)
