"""How one page of the office is tried."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from baken.demo.cast import fixed_id


@dataclass(frozen=True)
class Page:
    """How a page is tried: with the rows of a table, and with what answer once somebody may.

    `get` and `post` are the answers (a form is sent empty), `but` those for rows that differ;
    `own` is a column that must hold the person who looks; `does` says what the page lets one do,
    where that is not what it declares; `guest` is what readers get who may not do that; `none_for`
    names who may, but works where there is nothing that the page is about.
    """

    rows: str = ""
    get: int = 200
    post: int = 200
    own: str = ""
    does: tuple[str, str] | None = None
    guest: tuple[int, int] = (403, 403)
    but: dict[str, tuple[int, int]] = field(default_factory=dict)
    kwargs: dict[str, str] = field(default_factory=dict)
    none_for: tuple[str, ...] = ()

    def is_empty_for(self, person_id: UUID) -> bool:
        """Say whether this is somebody for whom there is nothing."""
        return person_id in {fixed_id("person", key) for key in self.none_for}

    def answer(self, method: str, row: str) -> int:
        """Give the status when nothing stands in the way."""
        get, post = self.but.get(row, (self.get, self.post))
        return get if method == "GET" else post


def form(rows: str = "", **more: Any) -> Page:
    """Give a page with a form, which is refused when it is sent empty."""
    return Page(rows, post=422, **more)


def act(post: int, **more: Any) -> Page:
    """Give an address to which one can only send."""
    return Page(get=405, post=post, **more)


def arranging(listed: str, item: str) -> Page:
    """Give the form on which a municipality says what it arranged; a region office has none."""
    return form(kwargs={"listed": listed, "item": item}, none_for=("petra",))
