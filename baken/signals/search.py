"""Looking for words in what one may see: texts are opened and looked through, and that is logged.

There is no index of texts: it would tell what is in them. The newest signals are read, at most
`MOST`, and the log gets one line with every row that was opened. A number is also found in older
ones, by its mark (`marks`); asking for that mark is a line of its own.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import models

from baken.core.refusals import Refused
from baken.signals import marks
from baken.signals.models import Consultation, Mention, Signal, Weighing
from baken.vault.door import unwrap
from baken.vault.fields import content_fields

MOST = 500
MOST_PARTS = 4_000
SHORTEST, LONGEST = 3, 80
FEWEST_DIGITS = 6
AROUND = 60

_SPACE = re.compile(r"\s")

Part = Consultation | Mention | Weighing
PARTS: tuple[type[Part], ...] = (Mention, Consultation, Weighing)
"""What is looked through beside the signal itself, in this order."""


@dataclass(frozen=True)
class Place:
    """Where the words were found: the name of the field, and the text around them."""

    called: str
    before: str
    match: str
    after: str


@dataclass(frozen=True)
class Hit:
    """A signal in which the words were found."""

    signal: Signal
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Found:
    """What a search gave; `looked` says through how many signals, `cut` that there are more."""

    words: str
    hits: tuple[Hit, ...]
    looked: int
    cut: bool


def look_for(words: str, too_short: str) -> Found:
    """Give the signals in which these words stand; raise Refused for words too short to look for.

    Whoever acts finds nothing in what they may not see: those rows do not come.
    """
    wanted = " ".join(words.split())[:LONGEST]
    if len(wanted) < SHORTEST:
        raise Refused(too_short)
    newest = Signal.objects.select_related("assignee", "owner").order_by("-registered_at")
    signals = list(newest[: MOST + 1])
    is_cut, signals = len(signals) > MOST, signals[:MOST]
    marked = marks.holding(wanted, {signal.owner_id for signal in signals})
    beyond = {row.signal_id for row in marked} - {signal.pk for signal in signals}
    signals += newest.filter(pk__in=beyond)
    parts = _parts(signals, marked)
    unwrap([*signals, *parts], verb="search")
    same = {row.pk for row in marked if marks.is_typed(row, wanted)}
    hits = (_hit(signal, parts, wanted, same) for signal in signals)
    return Found(wanted, tuple(hit for hit in hits if hit.places), len(signals), is_cut)


def _parts(signals: Iterable[Signal], marked: Sequence[Mention]) -> list[Part]:
    """Give what belongs to signals: what a mark found for certain, and the rest up to a bound."""
    ids = [signal.pk for signal in signals]
    rows = (row for part in PARTS for row in part.objects.filter(signal_id__in=ids)[:MOST_PARTS])
    known = {row.pk for row in marked}
    return [*marked, *(row for row in rows if row.pk not in known)][:MOST_PARTS]


def _hit(signal: Signal, parts: Iterable[Part], wanted: str, same: Container[UUID]) -> Hit:
    rows: list[models.Model] = [signal, *(row for row in parts if row.signal_id == signal.pk)]
    places = (place for row in rows for place in _places(row, wanted) or _as_number(row, same))
    return Hit(signal, tuple(places))


def _as_number(row: models.Model, same: Container[UUID]) -> list[Place]:
    """Give the row as a whole when its number is the one typed, however it is written."""
    if not isinstance(row, Mention) or row.pk not in same:
        return []
    return [Place(str(row._meta.get_field("value").verbose_name), "", row.value.text, "")]


def _places(row: models.Model, wanted: str) -> list[Place]:
    return list(_found_in(row, wanted))


def _found_in(row: models.Model, wanted: str) -> Iterator[Place]:
    for each in content_fields(type(row)):
        text = getattr(row, each.attname)
        if text and (span := find(text.text, wanted)):
            start, end = span
            before, after = text.text[:start], text.text[end:]
            yield Place(str(each.verbose_name), before[-AROUND:], text.text[start:end],
                        after[:AROUND])  # fmt: skip


def find(text: str, wanted: str) -> tuple[int, int] | None:
    """Give where words stand in a text, without regard to capitals, accents and spaces.

    A number is found however it is written: only its digits and letters count.
    """
    loose = sum(character.isdigit() for character in wanted) >= FEWEST_DIGITS
    needle = _plain(wanted, loose)
    if not needle or needle not in _plain(text, loose):
        return None
    # Only now, because it is slow: where each plain character came from.
    kept = [(each, at) for at, original in enumerate(text) for each in _plain(original, loose)]
    start = "".join(each for each, _ in kept).find(needle)
    return kept[start][1], kept[start + len(needle) - 1][1] + 1


def _plain(text: str, loose: bool) -> str:
    """Give a text without capitals and accents; `loose` leaves out all but letters and digits."""
    plain = text.lower() if text.isascii() else _without_accents(text)
    if loose:
        return "".join(character for character in plain if character.isalnum())
    return _SPACE.sub(" ", plain)


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))
