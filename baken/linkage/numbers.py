"""Numbers that connect people, in one way of writing: phones, plates, companies, addresses."""

import re
from functools import lru_cache

import phonenumbers

from baken.linkage.names.fold import fold

COUNTRY = "NL"
_QUICK = re.compile(r"(?:\+31|0031|31(?=6[1-9]\d{7}$)|0)(?:\(0\)|0)?([1-9]\d{8})$")
_NOISE = re.compile(r"[\s.\-/]|\(0\)")
_LOOSE = re.compile(r"[^A-Z0-9?]")
_HOUSE = re.compile(r"^\s*(?:nr\.?|no\.?)?\s*(\d{1,5})\s*[-/ ]?\s*([A-Za-z]{0,4}\d{0,4})\s*$")
_CODE = re.compile(r"^\s*([1-9]\d{3})\s*([A-Za-z]{2})?\s*$")
_WAYS = (("straat", "str"), ("str.", "str"), ("laan", "ln"), ("plein", "pln"), ("weg", "wg"))


@lru_cache(maxsize=500_000)
def phone(text: str) -> str:
    """Give a phone number as E.164, or nothing when it is none that can exist or that all use."""
    bare = _NOISE.sub("", text.replace("(0)", ""))
    quick = _QUICK.fullmatch(bare)
    found = "+31" + quick[1] if quick else _parsed(bare)
    return "" if _invented(found) else found


def _parsed(bare: str) -> str:
    if bare.startswith("00"):
        bare = "+" + bare[2:]
    for written in (bare, "+" + bare.lstrip("+0")):
        try:
            number = phonenumbers.parse(written, COUNTRY)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return ""


def _invented(number: str) -> bool:
    """Numbers typed to fill a field: one digit all along, or a run."""
    tail = number[-7:]
    return (
        len(tail) < 7
        or len(set(tail)) == 1
        or tail in "01234567890123456789"
        or (tail in "98765432109876543210")
    )


@lru_cache(maxsize=500_000)
def plate(text: str) -> str:
    """Give a plate without signs, the letter O read as nought; half-read ones give nothing."""
    tight = _LOOSE.sub("", text.upper()).replace("O", "0")
    if "?" in tight or not 4 <= len(tight) <= 10:
        return ""
    return tight if any(map(str.isdigit, tight)) else ""


@lru_cache(maxsize=200_000)
def company(text: str) -> str:
    """Give a KvK number of eight digits, or nothing."""
    digits = re.sub(r"\D", "", text)
    return digits.zfill(8) if 7 <= len(digits) <= 8 and set(digits) != {"0"} else ""


@lru_cache(maxsize=500_000)
def house(number: str, suffix: str) -> str:
    """Give number and suffix as one: `12`, `12 A` and `12a` with an empty suffix are alike."""
    found = _HOUSE.fullmatch(number)
    if not found:
        return ""
    return str(int(found[1])) + "-" + (found[2] or re.sub(r"\W", "", suffix)).upper()


@lru_cache(maxsize=500_000)
def postcode(text: str) -> str:
    """Give a whole Dutch postcode, or nothing."""
    found = _CODE.fullmatch(text)
    return found[1] + found[2].upper() if found and found[2] else ""


@lru_cache(maxsize=200_000)
def street(text: str) -> str:
    """Give a street folded, with its usual ending shortened."""
    plain = fold(text).replace("-", " ").replace(" ", "")
    for long, short in _WAYS:
        if plain.endswith(long):
            return plain[: -len(long)] + short
    return plain
