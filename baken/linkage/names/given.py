"""First names: which short forms and spellings stand for one another."""

from functools import cache, lru_cache
from importlib import resources

from baken.linkage.names.fold import fold
from baken.linkage.names.sound import skeleton


@cache
def families() -> dict[str, tuple[str, ...]]:
    """Give per folded first name the families in which it stands, by their first names."""
    found: dict[str, tuple[str, ...]] = {}
    text = resources.files("baken.linkage.names").joinpath("families.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            for name in line.split():
                found[name] = (*found.get(name, ()), line.split()[0])
    return found


@lru_cache(maxsize=400_000)
def roots(name: str) -> tuple[str, ...]:
    """Give the families of a folded first name; its own sound when it is in none."""
    return families().get(name) or (_close(name),)


@lru_cache(maxsize=400_000)
def words(text: str) -> tuple[str, ...]:
    """Give the first names in a text, folded; a single letter is an initial."""
    return tuple(part for part in fold(text).replace("-", " ").replace("'", "").split() if part)


def _close(name: str) -> str:
    """A misspelt known name goes to its family when it sounds like one name only."""
    if len(name) >= 4 and (known := _by_sound().get(skeleton(name))):
        return known
    return "~" + skeleton(name) if len(name) > 1 else name


@cache
def _by_sound() -> dict[str, str]:
    """Skeletons of at least three consonants that point at one family."""
    found: dict[str, set[str]] = {}
    for name, of in families().items():
        if len(skeleton(name)) >= 3:
            found.setdefault(skeleton(name), set()).update(of)
    return {heard: min(of) for heard, of in found.items() if len(of) == 1}
