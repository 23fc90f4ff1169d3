"""Family names: tussenvoegsels, articles, double and married names, endings that follow the sex."""

import re
from functools import lru_cache

from baken.linkage.names.fold import fold

PREFIXES = frozenset(
    [
        "van",
        "vd",
        "v",
        "von",
        "de",
        "d",
        "der",
        "den",
        "het",
        "'t",
        "t",
        "ter",
        "ten",
        "te",
        "la",
        "le",
        "du",
        "des",
        "op",
        "in",
        "onder",
        "over",
        "aan",
        "bij",
        "uit",
        "uijt",
        "el",
        "al",
        "ul",
        "ibn",
        "bin",
        "ben",
        "abu",
        "abou",
        "bou",
        "oulad",
        "ait",
        "da",
        "di",
        "do",
        "dos",
        "del",
        "della",
        "mc",
        "mac",
        "st",
        "zu",
        "zum",
        "zur",
    ]
)
_GLUED = re.compile(r"^(?:vander|vanden|vande|vanhet|vant|van|vd|ter|ten|el|al|de)(?=[a-z]{4,})")
_LEAD = re.compile(r"\b(?:v\.?\s?d\.?r?|v\.|d\.|t\.|'t)(?=\s|$|[a-z'])")
_ENDINGS = (
    (re.compile(r"(?<=[a-z]{2}[oe])(?:ff|va|w|wa|ffa)$"), "v"),
    (re.compile(r"(?<=[a-z]{2})(?:in)a$"), "in"),
    (re.compile(r"(?<=[a-z]{2})([sc]k)(?:a|y|yi|ij|aia|aya)$"), r"\1i"),
    (re.compile(r"(?<=[a-z]{4})ne$"), ""),  # Kovacsne: the wife of Kovacs
)


@lru_cache(maxsize=400_000)
def parts(infix: str, surname: str) -> tuple[str, ...]:
    """Give the family names in a text, folded and without prefixes: one, or two when married.

    The whole without prefixes counts when nothing else is left, so a person named Ten keeps it.
    """
    text = _LEAD.sub(" ", fold(f"{surname}").replace(",", " "))
    words = [word.strip("'") for word in re.split(r"[\s-]+", text) if word.strip("'")]
    kept = [word for word in words if word not in PREFIXES and len(word) > 1] or words
    found = tuple(dict.fromkeys(stem(word) for word in kept))[:3]
    return found or tuple(word for word in fold(infix).split()[-1:] if word)


@lru_cache(maxsize=400_000)
def stem(word: str) -> str:
    """Take off what is glued in front, and bring endings that follow the sex to one form."""
    bare = _GLUED.sub("", word)
    if len(bare) < 4:
        bare = word
    for pattern, by in _ENDINGS:
        changed = pattern.sub(by, bare)
        if changed != bare:
            return changed
    return bare
