"""What was noted of a person or thing, read as values: one by one, without guessing.

A name is what stands before the first comma, bracket or digit; a word such as “man” says a sex, and
“eigenaar” says nothing. A second name, a short name and the period of an address are read too.
Nationality and origin are not read.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from baken.linkage import days
from baken.linkage.mention import ATTRIBUTES, PERIOD, Mention
from baken.linkage.names.fold import fold
from baken.matching.vocabulary import Confidence
from baken.vault.numbers import number_in

Value = tuple[str, str]
"""An attribute and its value."""

UNREAD = "said"
"""The attribute of a text in which nothing can be compared; it is stated all the same."""

_MONTH = r"(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_DAY = (
    r"(?:\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}|\d{4}-\d{1,2}-\d{1,2}"
    rf"|(?:\d{{1,2}} )?{_MONTH} (?:19|20)\d{{2}}|\d{{1,2}}[-/](?:19|20)\d{{2}}"
    r"|(?:19|20)\d{2}(?:-\d{2})?)"
)
"""A date as far as it is known: a day, a month or a year."""
_BORN = re.compile(rf"\b(?:ca\.?\s*|circa\s*|rond\s*|ongeveer\s*)?{_DAY}\b", re.IGNORECASE)
_SINCE = re.compile(rf"\b(?:sinds|vanaf|van)\s+({_DAY})\b", re.IGNORECASE)
_UNTIL = re.compile(rf"\b(?:tot en met|t/m|tot)\s+({_DAY})\b", re.IGNORECASE)
_ALSO = re.compile(
    r"(?:alias|bijgenaamd|bijnaam|noemt zich|werknaam|ook bekend als|ook wel)\s*:?\s*[“\"']?"
    r"(?-i:([\w'’-]+(?:\s+(?:(?:van|de|der|den|ter|ten|el|al)\s+)*[A-ZÀ-Þ][\w'’-]+)*))",
    re.IGNORECASE,
)
_CALLED = re.compile(r"[(“\"]\s*([A-ZÀ-Þ][\w'’-]*)\s*[)”\"](?=\s+[A-ZÀ-Þa-z])")
"""A short name between two names: Katarzyna (Kasia) Zielonka."""
_DOUBT = re.compile(r"\b(?:misschien|mogelijk|waarschijnlijk|vermoedelijk|wellicht|zou|lijkt)\b|\?",
                    re.IGNORECASE)  # fmt: skip
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


def certainty(name: str, value: str, text: str) -> Confidence:
    """Say how certain a value is, by nothing but the text in which it stands."""
    if name == UNREAD:
        return Confidence.UNREAD
    day = days.read(value) if name in {"dob", "since", "until"} else days.UNKNOWN
    if day.about or _DOUBT.search(text):
        return Confidence.ABOUT
    is_part = day != days.UNKNOWN and not day.whole
    is_letter = name == "given_name" and len(value.rstrip(".")) == 1
    return Confidence.PARTIAL if is_part or is_letter else Confidence.STATED


def written(text: str) -> str:
    """Give a date as far as it is known in one way of writing: 2024, 2024-03 or 2024-03-01."""
    day = days.read(text)
    if day == days.UNKNOWN:
        return text
    known = (f"{day.year:04d}", day.month and f"{day.month:02d}", day.day and f"{day.day:02d}")
    return "-".join(str(part) for part in known if part)


def mention(stated: dict[str, str], municipality: str) -> Mention:
    """Give stated values as the library compares them."""
    known = {name: value for name, value in stated.items() if name in {*ATTRIBUTES, *PERIOD}}
    return Mention(municipality=municipality, **known)


def beside(stated: dict[str, str]) -> Iterator[Value]:
    """Give what the library has no attribute for, as kind and text of a token."""
    for name in ("iban", "email", "account", "document"):
        if value := stated.get(name):
            yield name, value
    if stated.get("company") and not stated.get("kvk"):
        yield "company", fold(stated["company"])


def _person(text: str) -> Iterator[Value]:
    yield from (("alias", short[1]) for short in _CALLED.finditer(text))
    yield from _name(_CALLED.sub("", text))
    if found := _BORN.search(text):
        yield "dob", found[0].strip()
    for also in _ALSO.finditer(text):
        # One word is a working name; two or more are a second name of the same person.
        words = also[1].split()
        yield from _full_name(words) if len(words) > 1 else [("alias", also[1])]
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
    yield from _full_name(names)


def _full_name(names: list[str]) -> Iterator[Value]:
    yield "given_name", names[0]
    rest = names[1:]
    infix = [word for word in rest if word.lower() in _INFIX]
    yield "infix", " ".join(infix)
    yield "surname", " ".join(word for word in rest if word.lower() not in _INFIX)


def _address(text: str) -> Iterator[Value]:
    for name, pattern in (("since", _SINCE), ("until", _UNTIL)):
        for period in pattern.finditer(text):
            yield name, written(period[1])
    text = _UNTIL.sub("", _SINCE.sub("", text)).rstrip(" ,;(-")
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
