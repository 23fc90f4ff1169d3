"""Blocking keys: keyed hashes of 64 bits, for a b-tree table of tokens.

A key is an HMAC of what two mentions share (a phone; a first name with a birth date), cut to a
signed 64-bit number, ready for a column `bigint`. Whoever holds the secret can enumerate names and
dates in minutes (docs/decisions/0018), so the secret is the keeper's and differs per region.
"""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from baken.linkage.known import Known
from baken.linkage.names import given
from baken.linkage.names.sound import skeleton, sound

FEWEST_BYTES = 32
FEWEST_SOUNDS = 3


@dataclass(frozen=True, slots=True)
class Key:
    """One token, and which rule made it (phone, plate, name and birth date, …)."""

    kind: str
    token: int


class Hasher:
    """Makes tokens with one secret."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) < FEWEST_BYTES:
            raise ValueError(f"A token key has at least {FEWEST_BYTES} bytes.")
        self._begun = hmac.new(secret, digestmod="sha256")

    def token(self, kind: str, text: str) -> int:
        """Give the signed 64-bit number of a value; the kind is part of what is hashed."""
        mark = self._begun.copy()  # twice as quick as to begin with the secret each time
        mark.update(f"{kind}\0{text}".encode())
        return int.from_bytes(mark.digest()[:8], "big", signed=True)

    def keys(self, known: Known) -> tuple[Key, ...]:
        """Give the keys of a mention or a profile, each once."""
        return self._tokens(values(known))

    def loose(self, known: Known) -> tuple[Key, ...]:
        """Give the keys of the second look, asked only when the others give nothing."""
        return self._tokens(loose_values(known))

    def stored(self, known: Known) -> tuple[Key, ...]:
        """Give what belongs in the table for a mention: the keys of both looks."""
        return self.keys(known) + self.loose(known)

    def _tokens(self, found: Iterable[tuple[str, str]]) -> tuple[Key, ...]:
        return tuple(Key(kind, self.token(kind, text)) for kind, text in dict.fromkeys(found))


def values(known: Known) -> Iterator[tuple[str, str]]:
    """Give what the keys are made of: never in a table, only on its way to the hasher."""
    for kind, texts in known.nodes.items():
        yield from ((kind, text) for text in texts)
    roots = [root for name in known.given[:4] for root in given.roots(name)]
    spoken = [skeleton(name) for name in known.given[:4] if len(name) > 1]
    heard = [(sound(part), skeleton(part)) for name in known.surnames for part in name]
    yield from _with_name(known, roots, spoken, heard)
    yield from _with_birth(known, roots, heard)


def _with_name(
    known: Known, roots: list[str], spoken: list[str], heard: list[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    for _, bones in heard:
        yield from (("name", f"{root} {bones}") for root in roots)
        yield from (("name", " ".join(sorted((word, bones)))) for word in spoken)
        for place in known.places:
            yield from (
                ("initial", f"{bones} {sound(name)[:1]} {place}") for name in known.given[:4]
            )
    for loud, _ in heard:
        yield from (("surname", f"{loud} {place}") for place in known.places)


def _with_birth(
    known: Known, roots: list[str], heard: list[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    for day in known.born:
        if day.whole:
            whole = f"{day.year}-{min(day.month, day.day)}-{max(day.month, day.day)}"
            yield from (("given_born", f"{root} {whole}") for root in roots)
            yield from (("surname_born", f"{loud} {whole}") for loud, _ in heard)
            yield from (("place_born", f"{place} {whole}") for place in known.places)
        if day.month:
            yield from (("given_month", f"{root} {day.year}-{day.month}") for root in roots)
        yield from (("surname_year", f"{bones} {day.year}") for _, bones in heard)
        for place in known.places:
            yield from (("given_year", f"{root} {day.year} {place}") for root in roots)


def loose_values(known: Known) -> Iterator[tuple[str, str]]:
    """Give what says little on its own: a name in a town, and a surname with a sound left out.

    Many share these, so they are asked only when nothing better is found. A working name is a first
    name here: people call somebody by either.
    """
    called = [name for name in (*known.given[:4], *known.aliases[:4]) if len(name) > 1]
    roots = [root for name in called for root in given.roots(name)]
    for place in known.places:
        yield from (("called", f"{root} {place}") for root in roots)
    for bones in {skeleton(part) for name in known.surnames for part in name}:
        for heard in sorted(_near(bones)):
            yield from (("near", f"{root} {heard}") for root in roots)


def _near(bones: str) -> set[str]:
    """Two words of which one has a consonant more, less or other meet in one of these."""
    if len(bones) < FEWEST_SOUNDS:
        return set()
    return {bones} | {bones[:place] + bones[place + 1 :] for place in range(len(bones))}


def fingerprint(secret: bytes) -> str:
    """Give a name for a secret, so that a table says with which key it was made."""
    return blake2b(secret, digest_size=6, person=b"baken-link").hexdigest()
