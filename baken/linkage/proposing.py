"""Who may a new mention be of: keys first, and a second, wider look only when they give nothing.

    proposals(known(mention), hasher, scorer, look)

`look` fetches what shares keys with it, as pairs of an entity and its merged profile; from
PostgreSQL in the bench and the application, from a dictionary in a test.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from baken.linkage.keys import Key
from baken.linkage.known import Known
from baken.linkage.score import Score, Scorer

E = TypeVar("E", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a look goes: the most mentions of one key, and in all."""

    per_key: int
    most: int


class Keyed(Protocol):
    """Gives the keys of both looks: `keys.Hasher`, or an application whose keeper made them."""

    def keys(self, known: Known) -> tuple[Key, ...]:
        """Give the keys of the first look."""

    def loose(self, known: Known) -> tuple[Key, ...]:
        """Give the keys of the second look."""


FIRST, SECOND = Reach(30, 24), Reach(100, 40)
PARTS = 8
"""A profile is merged from no more mentions than this, the newest: more say the same again."""
Look = Callable[[Sequence[Key], Reach], Iterable[tuple[E, Known]]]


@dataclass(frozen=True, slots=True)
class Proposal(Generic[E]):
    """An entity that a mention may be of, and why."""

    entity: E
    score: Score


def proposals(said: Known, hasher: Keyed, scorer: Scorer, look: Look[E]) -> list[Proposal[E]]:
    """Give who it may be, the best first; a person decides."""
    found = {entity: scorer.weigh(said, profile)
             for entity, profile in look(hasher.keys(said), FIRST)}  # fmt: skip
    if all(each.bits <= scorer.model.margin for each in found.values()):
        wider = hasher.loose(said)
        found |= {entity: scorer.weigh(said, profile)
                  for entity, profile in (look(wider, SECOND) if wider else ())}  # fmt: skip
    ranked = sorted(found.items(), key=lambda each: -each[1].bits)
    return [Proposal(entity, score) for entity, score in ranked]
