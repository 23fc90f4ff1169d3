"""Mentions and statements: what a signal says, kept apart from who we think it is about.

A mention is one person, as one signal tells of them. Its statements are the store: each value with
where it came from, on which ground it is kept and until when. An entity is a view over statements;
without the signal its statements are gone, and the entity re-forms from what is left.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date

ATTRIBUTES = (
    "given_name", "infix", "surname", "alias", "sex", "dob", "phone", "plate", "street", "house_no",
    "house_suffix", "postcode", "city", "kvk", "company",
)  # fmt: skip
PERIOD = ("since", "until")
"""From when until when the address holds; a page reads it, a file has no column for it."""
COLUMNS = ("row_id", "source", "signal_date", "municipality", *ATTRIBUTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What one signal says of one person; empty is not known."""

    row_id: str = ""
    source: str = ""
    signal_date: str = ""
    municipality: str = ""
    given_name: str = ""
    infix: str = ""
    surname: str = ""
    alias: str = ""
    sex: str = ""
    dob: str = ""
    phone: str = ""
    plate: str = ""
    street: str = ""
    house_no: str = ""
    house_suffix: str = ""
    postcode: str = ""
    city: str = ""
    kvk: str = ""
    company: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of one mention, with where it came from and how long it may be kept."""

    mention: str
    signal: str
    attribute: str
    value: str
    original: str
    ground: str = ""
    confidence: str = ""
    retain_until: date | None = None


def statements(
    mention: Mention, signal: str, *, ground: str = "", retain_until: date | None = None
) -> Iterator[Statement]:
    """Give what a mention states, one by one."""
    for each in fields(mention):
        value = getattr(mention, each.name)
        if each.name in ATTRIBUTES and value:
            yield Statement(mention.row_id, signal, each.name, value.strip(), value, ground,
                            "", retain_until)  # fmt: skip


def without(kept: Iterable[Statement], signal: str) -> tuple[Statement, ...]:
    """Give the statements that stay when a signal is erased."""
    return tuple(each for each in kept if each.signal != signal)


def lapsed(kept: Iterable[Statement], day: date) -> tuple[Statement, ...]:
    """Give the statements whose time is over on a day."""
    return tuple(each for each in kept if each.retain_until and each.retain_until < day)
