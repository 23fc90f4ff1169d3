"""What changed between two versions, as a reader would list it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

_ABSENT = object()


@dataclass(frozen=True)
class Difference:
    """One thing that came, went or changed."""

    sort: Literal["erbij", "weg", "anders"]
    where: str
    old: str | None
    new: str | None

    def __str__(self) -> str:
        """Give the difference on one line."""
        said = {
            "erbij": f"+ {self.where}: {self.new}",
            "weg": f"- {self.where}: {self.old}",
            "anders": f"~ {self.where}: {self.old} → {self.new}",
        }
        return said[self.sort]


def differences(old: Any, new: Any, where: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Compare two versions as plain data; items of a list are recognised by their id."""
    old, new = _by_id(old), _by_id(new)
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old | new:
            yield from differences(old.get(key, _ABSENT), new.get(key, _ABSENT), (*where, key))
    elif old != new:
        yield _difference(" › ".join(where), old, new)


def _difference(where: str, old: Any, new: Any) -> Difference:
    if old is _ABSENT:
        return Difference("erbij", where, None, _short(new))
    if new is _ABSENT:
        return Difference("weg", where, _short(old), None)
    return Difference("anders", where, _short(old), _short(new))


def _by_id(value: Any) -> Any:
    """Turn a list of things with ids into a mapping, so that order is no difference."""
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        ids = [one.get("id", one.get("valid_from")) for one in value]
        if all(ids):
            return dict(zip(ids, value, strict=True))
    return value


def _short(value: Any) -> str:
    """Give the Dutch text of a thing, or else the thing itself."""
    if isinstance(value, dict):
        for field in ("nl", "text", "name", "title"):
            if field in value:
                return _short(value[field])
    if isinstance(value, list):
        return ", ".join(map(_short, value)) or "niets"
    return "niets" if value is None else str(value)
