"""What is registered of a victim for CoMensha and for standards: Dutch codes, never a name.

Nationality and birth date are here because the registration asks them; nothing else may.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from django.utils.translation import gettext as _

from baken.core.refusals import Refused


@dataclass(frozen=True)
class Registration:
    """One victim in the codes of the crosswalk; what is not known stays empty."""

    reference: str
    registered_on: date
    status: str
    consent: str
    case_status: str
    forms: tuple[str, ...] = ()
    gender: str = "unknown"
    birthdate: date | None = None
    citizenship: tuple[str, ...] = ()
    children: int | None = None
    decided_by: str = ""
    relation: str = ""
    age_when: int | None = None
    recruited: tuple[str, ...] = ()
    control: tuple[str, ...] = ()
    sector: str = ""
    sexual_kind: tuple[str, ...] = ()
    country: str = ""
    received_on: date | None = None
    referral: str = ""


def to_plain(one: Registration) -> dict[str, Any]:
    """Give a registration as JSON can hold it, without what is empty."""
    found = {field.name: _plain(getattr(one, field.name)) for field in fields(one)}
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def from_plain(said: Mapping[str, Any]) -> Registration:
    """Read what `to_plain` gave; raise Refused when a field is unknown, missing or unreadable."""
    hints = get_type_hints(Registration)
    if strange := sorted(set(said) - set(hints)):
        raise Refused(
            _("Deze velden zijn onbekend: %(names)s. Haal ze weg.") % {"names": ", ".join(strange)}
        )
    try:
        return Registration(**{name: _read(hints[name], value) for name, value in said.items()})
    except (TypeError, ValueError) as error:
        raise Refused(
            _("De registratie is niet te lezen: %(error)s.") % {"error": error}
        ) from error


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _read(hint: Any, value: Any) -> Any:
    if isinstance(hint, UnionType):
        (hint,) = (one for one in get_args(hint) if one is not type(None))
    if hint is date:
        return date.fromisoformat(value)
    if get_origin(hint) is tuple:
        return tuple(map(str, value))
    return hint(value)
