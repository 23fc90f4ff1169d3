"""Numbers that point at somebody, found in a text and written in one way. No Django.

However somebody typed it: equal numbers become equal texts, so that marks of them are equal
(`blind`). Never names or birth years: those can be guessed from a mark.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, format_number

NumberKind = Literal["phone", "plate", "iban", "email", "kvk", "document"]

LONGEST = 254
COUNTRY = "NL"
"""Whose rules hold for a phone number without a country code."""

_BEGIN, _END = r"(?<![A-Z0-9])", r"(?![A-Z0-9])"
_PARTS = r"(?:[A-Z]{1,3}|[0-9]{1,3})"
_PLATE = re.compile(rf"(?<![A-Z0-9-])(?=({_PARTS}(?:[ -]?{_PARTS}){{2}})(?![A-Z0-9-]))")
_FOREIGN = re.compile(r"[A-Z]{1,3}[A-Z0-9 -]{4,9}")
_IBAN = re.compile(rf"{_BEGIN}[A-Z]{{2}}[0-9]{{2}}(?:[ .-]?[A-Z0-9]{{1,4}}){{3,8}}{_END}")
_SOLID_IBAN = re.compile(rf"{_BEGIN}[A-Z]{{2}}[0-9]{{2}}[A-Z0-9]{{11,30}}{_END}")
_EMAIL = re.compile(r"[^\s@<>(),;:\"]+@[^\s@<>(),;:\"]+\.[^\s@<>(),;:\".]+")
_KVK = re.compile(r"(?<![0-9])[0-9](?:[ .]?[0-9]){7}(?![0-9])")
_DOCUMENT = re.compile(rf"{_BEGIN}[A-Z0-9]{{6,15}}{_END}")
_LOOSE = re.compile(r"[^A-Z0-9]")
_DUTCH_IBAN, _SHORTEST_IBAN, _SHORTEST_PHONE = 18, 15, 10


def number_in(kind: NumberKind, text: str) -> str | None:
    """Give the first number of a kind in a text, written in one way; None when there is none."""
    plain = unicodedata.normalize("NFKC", text)
    found = next(_FINDERS[kind](plain), None)
    return found if found and len(found) <= LONGEST else None


def numbers_in(text: str) -> dict[NumberKind, str]:
    """Give what a text can be, by kind: whoever searches does not say what they typed."""
    found = {kind: number_in(kind, text) for kind in _FINDERS}
    return {kind: number for kind, number in found.items() if number}


def _phones(text: str) -> Iterator[str]:
    """Find phone numbers, also of other countries; give them as E.164."""
    for match in PhoneNumberMatcher(text, COUNTRY, leniency=Leniency.POSSIBLE):
        number = format_number(match.number, PhoneNumberFormat.E164)
        if len(number) >= _SHORTEST_PHONE:
            yield number


def _plates(text: str) -> Iterator[str]:
    """Find Dutch plates anywhere, and a foreign one when there is nothing else."""
    upper = text.upper()
    for match in _PLATE.finditer(upper):
        plate = _tight(match[1])
        if len(plate) == 6 and _mixed(plate):
            yield plate
    whole = _tight(upper)
    if _FOREIGN.fullmatch(upper.strip()) and 5 <= len(whole) <= 9 and _mixed(whole):
        yield whole


def _ibans(text: str) -> Iterator[str]:
    """Find account numbers whose check digits are right (ISO 13616, mod 97)."""
    upper = text.upper()
    for match in _SOLID_IBAN.finditer(upper):
        if _is_iban(match[0]):
            yield match[0]
    for match in _IBAN.finditer(upper):
        groups = re.split(r"[ .-]", match[0])
        shorter = ("".join(groups[:count]) for count in range(len(groups), 1, -1))
        yield from filter(_is_iban, shorter)


def _is_iban(number: str) -> bool:
    if len(number) < _SHORTEST_IBAN or (number[:2] == COUNTRY and len(number) != _DUTCH_IBAN):
        return False
    return int("".join(str(int(each, 36)) for each in number[4:] + number[:4])) % 97 == 1


def _emails(text: str) -> Iterator[str]:
    return (match[0].casefold() for match in _EMAIL.finditer(text))


def _trade_numbers(text: str) -> Iterator[str]:
    return (_tight(match[0]) for match in _KVK.finditer(text))


def _documents(text: str) -> Iterator[str]:
    """Find numbers of passports and the like: they have at least four digits."""
    found = (match[0] for match in _DOCUMENT.finditer(text.upper()))
    return (each for each in found if sum(map(_is_digit, each)) >= 4)


def _tight(text: str) -> str:
    return _LOOSE.sub("", text)


def _mixed(plate: str) -> bool:
    digits = sum(map(_is_digit, plate))
    return 2 <= digits < len(plate)


def _is_digit(letter: str) -> bool:
    return "0" <= letter <= "9"


_FINDERS: Mapping[NumberKind, Callable[[str], Iterator[str]]] = {
    "phone": _phones,
    "plate": _plates,
    "iban": _ibans,
    "email": _emails,
    "kvk": _trade_numbers,
    "document": _documents,
}
