"""Letters in one alphabet: accents, Cyrillic and the signs that people type differently."""

import re
import unicodedata
from functools import lru_cache

_SPECIAL = {
    "ł": "l", "Ł": "l", "ø": "o", "ß": "ss", "ı": "i", "İ": "i", "đ": "d", "ð": "d", "þ": "th",
    "æ": "ae", "œ": "oe", "ŋ": "n", "ə": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k",
    "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'",
    "ʿ": "", "ʾ": "", "–": "-", "‐": "-", "—": "-",
}  # fmt: skip
_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъьюяѝіїєґыэё",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "ts",
            "ch",
            "sh",
            "sht",
            "a",
            "y",
            "yu",
            "ya",
            "i",
            "i",
            "yi",
            "ye",
            "g",
            "y",
            "e",
            "yo",
        ],
        strict=True,
    )
)
_TABLE = str.maketrans(_SPECIAL | _CYRILLIC)
_OTHER = re.compile(r"[^a-z0-9' -]+")
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Write a name in lower case, without accents, in the letters a to z."""
    if text.isascii():
        plain = text.lower()
    else:
        plain = unicodedata.normalize("NFKC", text).translate(_TABLE).casefold().translate(_TABLE)
        plain = "".join(
            each for each in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(each)
        ).translate(_TABLE)
    return _SPACES.sub(" ", _OTHER.sub(" ", plain)).strip(" '-")


def letters(text: str) -> str:
    """Give only the letters of a folded text."""
    return "".join(each for each in text if each.isalpha())
