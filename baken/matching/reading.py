"""What was noted of a person or thing, read as values: one by one, without guessing. No Django.

A name is what stands before the first comma, bracket or digit; a word such as “man” says a sex, and
“eigenaar” says nothing. Nationality and origin are not read.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from baken.linkage.mention import ATTRIBUTES, Mention
from baken.linkage.names.fold import fold
from baken.vault.numbers import number_in

Value = tuple[str, str]
"""An attribute and its value."""

_BORN = re.compile(
    r"\b(?:ca\.?\s*|circa\s*|rond\s*|ongeveer\s*)?"
    r"(?:\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2} [a-zA-Z]{3,9}\.? (?:19|20)\d{2}"
    r"|(?:19|20)\d{2}(?:-\d{2})?)\b"
)
_ALIAS = re.compile(
    r"(?:alias|bijgenaamd|bijnaam|noemt zich|werknaam|ook wel)\s*:?\s*[“\"']?([\w'’-]+)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:(\[/\d]|\bgeb\b|\bgeboren\b|\balias\b|\bbijgenaamd\b|\bnoemt\b"
                    r"|\bbijnaam\b|\bwerknaam\b|\book wel\b", re.IGNORECASE)  # fmt: skip
_INFIX = {"van", "de", "der", "den", "het", "ter", "ten", "te", "el", "al", "bin", "ben", "da",
          "di", "von", "le", "la", "'t", "v.d.", "v.", "d."}  # fmt: skip
_SEX = {"man": "m", "jongen": "m", "heer": "m", "dhr": "m", "vrouw": "v", "meisje": "v",
        "mevrouw": "v", "mw": "v"}  # fmt: skip
_NOBODY = {
    *("een", "onbekend", "onbekende", "persoon", "eigenaar", "bewoner", "bewoonster", "iemand"),
    *("jonge", "oudere", "genaamd", "zich", "naam", "die", "met", "zonder", "en", "of", "haar"),
    *("zijn", "vriend", "vriendin", "werkgever", "klant", "beller", "zegt", "heet"),
}
_STREET = re.compile(
    r"^\s*(?P<street>[^\d,]+?)\s+(?P<no>\d{1,5})"
    r"(?:\s?-?\s?(?P<suffix>[A-Za-z]\d{0,3}|bis|hs|I{1,3})(?=$|[\s,;.]))?"
)
_GIVEN = re.compile(r"[A-ZÀ-Þ][^\W\d_]+")
_CODE = re.compile(r"\b([1-9]\d{3})\s?([A-Za-z]{2})\b")


def values(kind: str, text: str) -> list[Value]:
    """Give what a text that was noted as this kind of thing states."""
    reader = _READERS.get(kind)
    return [(name, value) for name, value in (reader(text) if reader else ()) if value]


def mention(stated: dict[str, str], municipality: str) -> Mention:
    """Give stated values as the library compares them."""
    known = {name: value for name, value in stated.items() if name in ATTRIBUTES}
    return Mention(municipality=municipality, **known)


def beside(stated: dict[str, str]) -> Iterator[Value]:
    """Give what the library has no attribute for, as kind and text of a token."""
    for name in ("iban", "email", "account", "document"):
        if value := stated.get(name):
            yield name, value
    if stated.get("company") and not stated.get("kvk"):
        yield "company", fold(stated["company"])


def _person(text: str) -> Iterator[Value]:
    yield from _name(text)
    if found := _BORN.search(text):
        yield "dob", found[0].strip()
    if found := _ALIAS.search(text):
        yield "alias", found[1]
    for kind, attribute in (("phone", "phone"), ("plate", "plate")):
        # Digits of a birth date are no phone: look where it does not stand.
        yield attribute, number_in(kind, _BORN.sub(" ", text)) or ""  # type: ignore[arg-type]


def _name(text: str) -> Iterator[Value]:
    parts = [part.strip() for part in _BREAK.split(text)]
    words = [word.strip(".”“\"'") for word in parts[0].split()] if parts else []
    sexes = [_SEX[word.lower()] for word in words if word.lower() in _SEX]
    names = [word for word in words if word and word.lower() not in _NOBODY | _SEX.keys()]
    if sexes:
        yield "sex", sexes[0]
    if not names or not any(word[:1].isupper() for word in names) or len(names) > 6:
        return
    if len(names) == 1 and len(parts) > 1 and _GIVEN.fullmatch(parts[1]):
        names = [parts[1], *names]  # the family name stood first
    yield "given_name", names[0]
    rest = names[1:]
    infix = [word for word in rest if word.lower() in _INFIX]
    yield "infix", " ".join(infix)
    yield "surname", " ".join(word for word in rest if word.lower() not in _INFIX)


def _address(text: str) -> Iterator[Value]:
    found = _STREET.match(text)
    if not found:
        return
    yield from (("street", found["street"]), ("house_no", found["no"]),
                ("house_suffix", found["suffix"] or ""))  # fmt: skip
    code = _CODE.search(text, found.end())
    yield "postcode", "".join(code.groups()) if code else ""
    after = text[code.end() :] if code else text[found.end() :].rpartition(",")[2]
    city = re.split(r"[,;(]", after.strip(" ,"))[0].strip()
    yield "city", city if city and not any(map(str.isdigit, city)) else ""


def _company(text: str) -> Iterator[Value]:
    yield "kvk", number_in("kvk", text) or ""
    yield "company", re.split(r"[,;(]|\bKvK\b|\d{6,}", text, flags=re.IGNORECASE)[0].strip()


def _account(text: str) -> Iterator[Value]:
    iban, email = number_in("iban", text), number_in("email", text)
    if iban or email:
        yield from (("iban", iban or ""), ("email", email or ""))
    else:
        yield "account", fold(text).replace(" ", "")


_READERS: Mapping[str, Callable[[str], Iterator[Value]]] = {
    "person": _person,
    "phone": lambda text: iter([("phone", number_in("phone", text) or "")]),
    "vehicle": lambda text: iter([("plate", number_in("plate", text) or "")]),
    "address": _address,
    "company": _company,
    "account": _account,
    "document": lambda text: iter([("document", number_in("document", text) or "")]),
}
