"""Taking lines out of the logs when their time is over, up to a head that was signed.

What remains is a chain that begins at a signed number and hash: `baken audit verify` still finds
every change in it, and a line that went without such a beginning.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

import psycopg

from baken.core import clock
from baken.knowledge.packs import terms
from baken.ops import audit
from baken.ops.say import CannotStart
from baken.vault.logbook import read, signed
from baken.vault.logbook.chain import Finding, LogName
from baken.vault.logbook.signed import Statement

KEPT: dict[LogName, str] = {"access": "access_log_kept", "processing": "processing_log_kept"}
"""The term that says how many years a log is kept."""


def trim(connection: psycopg.Connection[Any], today: date) -> int:
    """Take out every line whose time is over and that a signed head covers; give how many.

    Run as the owner. Refuses logs in which something is wrong. Broken off, it can be done again.
    """
    with connection.transaction():
        return _trim(connection, today)


def _trim(connection: psycopg.Connection[Any], today: date) -> int:
    key = audit.signing_key()
    begins = signed.begins(audit.folder(), key.public_key())
    _refuse_broken(read.findings(connection, begins), begins)
    statements = list(signed.read_all(audit.folder(), key.public_key()))
    removed = 0
    for owner in read.heads(connection):
        mine = [each for each in statements if each.owner == str(owner)]
        wanted = {log: _until(log, mine, read.begin_of(begins, owner, log), today) for log in KEPT}
        if any(number for number, _hash in wanted.values()):
            begin = signed.state(owner, wanted, day=today, at=clock.now())
            signed.write_begin(begin, key, audit.folder())
            removed += _take_out(connection, owner, wanted)
    return removed


def _until(log: LogName, mine: Iterable[Statement], begin: read.Head, today: date) -> read.Head:
    """Give the newest signed head whose lines were all written before the time that is kept."""
    limit = _years_before(today, terms().value(KEPT[log], today))
    old = [each.heads()[log] for each in mine if date.fromisoformat(each.day) < limit]
    return max([begin, *old])


def _years_before(day: date, years: int) -> date:
    """Give the same day so many years ago; for 29 February the last day of that month."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _take_out(
    connection: psycopg.Connection[Any], owner: UUID, wanted: dict[LogName, read.Head]
) -> int:
    return sum(read.take_out(connection, log, owner, until[0]) for log, until in wanted.items())


def _refuse_broken(found: Iterable[Finding], begins: read.Begins) -> None:
    """Refuse, unless all that is wrong is what an earlier time left behind."""
    for each in found:
        begin = begins.get(UUID(each.owner), {}).get(each.log, (0, b""))
        if each.fault != "inserted" or not 0 < each.number <= begin[0]:
            raise CannotStart(
                "In de logboeken klopt iets niet. Kijk eerst met ‘baken audit verify’."
            )
