"""A mention in one way of writing, and a profile: what all mentions of an entity say together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from baken.linkage import days, numbers
from baken.linkage.mention import Mention
from baken.linkage.names import family, given
from baken.linkage.names.fold import fold
from baken.linkage.stays import Stay, stays_at

SEXES = {
    "m": "m",
    "man": "m",
    "male": "m",
    "v": "v",
    "f": "v",
    "w": "v",
    "vrouw": "v",
    "female": "v",
}
T = TypeVar("T", str, tuple[str, ...])
NODES = ("phone", "plate", "address", "postcode", "kvk")
HOUSES = ("address", "postcode")


@dataclass(frozen=True, slots=True)
class Known:
    """Normalised values; several of each, for a profile has the values of all its mentions."""

    given: tuple[str, ...] = ()
    surnames: tuple[tuple[str, ...], ...] = ()
    aliases: tuple[str, ...] = ()
    sexes: tuple[str, ...] = ()
    born: tuple[days.Day, ...] = ()
    places: tuple[str, ...] = ()
    nodes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stays: tuple[Stay, ...] = ()


@lru_cache(maxsize=20_000)
def known(mention: Mention) -> Known:
    """Normalise a mention; every rule runs on every name."""
    surname = family.parts(mention.infix, mention.surname) if mention.surname else ()
    alias = given.words(mention.alias)[:1]
    sex = SEXES.get(mention.sex.strip().lower(), "")
    day = days.read(mention.dob)
    place = fold(mention.municipality) or fold(mention.city)
    nodes = _nodes(mention)
    has_period = mention.since or mention.until
    return Known(
        given.words(mention.given_name)[:2], (surname,) if surname else (), alias,
        (sex,) if sex else (), (day,) if day != days.UNKNOWN else (), (place,) if place else (),
        {kind: (value,) for kind, value in nodes.items() if value},
        stays_at((nodes[kind] for kind in HOUSES), mention.since, mention.until)
        if has_period else (),
    )  # fmt: skip


def _nodes(mention: Mention) -> dict[str, str]:
    door = numbers.house(mention.house_no, mention.house_suffix).split("-")[0]
    street, code = numbers.street(mention.street), numbers.postcode(mention.postcode)
    town = fold(mention.city) or fold(mention.municipality)
    return {
        "phone": numbers.phone(mention.phone),
        "plate": numbers.plate(mention.plate),
        "address": f"{street} {door} {town}" if street and door and town else "",
        "postcode": f"{code} {door}" if code and door else "",
        "kvk": numbers.company(mention.kvk),
    }


def profile(parts: Sequence[Known]) -> Known:
    """Merge what mentions of one entity say; each different value once, in a fixed order."""
    if len(parts) == 1:
        return parts[0]
    return Known(
        _all(each.given for each in parts), _all(each.surnames for each in parts),
        _all(each.aliases for each in parts), _all(each.sexes for each in parts),
        tuple(sorted({day for each in parts for day in each.born},
                     key=lambda day: (day.year, day.month, day.day, day.about))),
        _all(each.places for each in parts),
        {kind: values for kind in NODES
         if (values := _all(each.nodes.get(kind, ()) for each in parts))},
        _stays(parts) if any(each.stays for each in parts) else (),
    )  # fmt: skip


def _stays(parts: Sequence[Known]) -> tuple[Stay, ...]:
    """Give when they were where; a house that one part gives no period says nothing of when."""
    found = {each for part in parts for each in part.stays}
    always = {
        house for part in parts for kind in HOUSES for house in part.nodes.get(kind, ())
        if all(each.house != house for each in part.stays)
    }  # fmt: skip
    return tuple(sorted(each for each in found if each.house not in always))


def _all(values: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(sorted({each for part in values for each in part}))
