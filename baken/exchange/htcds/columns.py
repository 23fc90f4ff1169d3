"""The row of CTDC: a flag is 1 or empty, never an asserted 0."""

from datetime import date

from babel.core import get_global

from baken.care.registration import Registration
from baken.knowledge.packs import crosswalks

BANDS = ((8, "0--8"), (17, "9--17"), (20, "18--20"), (23, "21--23"), (26, "24--26"),
         (29, "27--29"), (38, "30--38"), (47, "39--47"))  # fmt: skip
OLDEST = "48+"
GENDERS = {"woman": "Woman", "man": "Man"}
OTHER_GENDER = "Trans/Transgender/NonConforming"
UNKNOWN = "traffickMonths"
"""CTDC asks how long it lasted; neither the standard nor a registration knows."""


def ctdc_row(one: Registration, day: date) -> dict[str, str]:
    """Give the columns of CTDC; publishing asks k-anonymity (k=11) over all rows, not here."""
    flags = {
        column.column: "1" if set(column.any_of) & _said(one, column.field) else ""
        for column in crosswalks().on("htcds", day).columns
    }
    return {
        "yearOfRegistration": str(one.registered_on.year),
        "gender": _gender(one.gender),
        "ageBroad": _band(one),
        "citizenship": ";".join(map(alpha3, one.citizenship)),
        "CountryOfExploitation": alpha3(one.country),
        UNKNOWN: "",
    } | flags


def alpha3(code: str) -> str:
    """Give the code of a country in three letters; '' when it has none."""
    found = (three for three, two in get_global("territory_aliases").items() if two == [code])
    return next((three for three in sorted(found) if len(three) == 3 and three.isalpha()), "")


def _said(one: Registration, field: str) -> set[str]:
    value = getattr(one, field)
    return set(value) if isinstance(value, tuple) else {value}


def _gender(code: str) -> str:
    return "" if code == "unknown" else GENDERS.get(code, OTHER_GENDER)


def _band(one: Registration) -> str:
    if one.birthdate is None:
        return ""
    born, on = one.birthdate, one.registered_on
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return next((name for last, name in BANDS if age <= last), OLDEST)
