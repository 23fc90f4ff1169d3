"""Which municipality a place belongs to, as somebody types it; nothing typed is kept.

Names of places are knowledge (`routes`, under `places`); the name of a municipality always counts.
"""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import chain

from baken.core import clock
from baken.knowledge.packs import routes
from baken.portal.store import Desk

ALIKE = 0.75
LONGEST = 80


def suggestions(desks: Iterable[Desk]) -> list[str]:
    """Give the names that one can choose from while typing."""
    return sorted({name for desk in desks for name in _known(desk)})


def found(desks: Iterable[Desk], typed: str) -> list[Desk]:
    """Give the municipalities with a place of exactly this name."""
    wanted = _plain(typed)
    return [desk for desk in desks if wanted and wanted in map(_plain, _known(desk))]


def likely_first(desks: list[Desk], typed: str) -> list[Desk]:
    """Give all of them, those with a name like this one first."""
    names = set(chain.from_iterable(map(_plain, _known(desk)) for desk in desks))
    near = set(get_close_matches(_plain(typed), names, n=5, cutoff=ALIKE))
    return sorted(desks, key=lambda desk: near.isdisjoint(map(_plain, _known(desk))))


def _known(desk: Desk) -> list[str]:
    places = routes().on(clock.today()).places
    own = [name for each in places if each.municipality == desk.slug for name in each.names]
    return [desk.name.removeprefix("Gemeente "), *own]


def _plain(name: str) -> str:
    """Give a name as people mean it: without capitals, accents, signs or the word “gemeente”."""
    parts = unicodedata.normalize("NFKD", name[:LONGEST].casefold())
    plain = "".join(each for each in parts if each.isalnum())
    return plain.removeprefix("gemeente")
