"""The languages of the portal, from knowledge: their own names, and whether they were checked."""

from dataclasses import dataclass

from django.conf import settings

from baken.core import clock
from baken.knowledge.packs import languages


@dataclass(frozen=True)
class Spoken:
    """A language one can choose."""

    code: str
    name: str
    is_checked: bool


def spoken() -> list[Spoken]:
    """Give the languages that a region may show, in the order of the file."""
    known = languages().on(clock.today()).languages
    return [Spoken(each.code, each.name, each.is_checked) for each in known]


def is_spoken(code: str) -> bool:
    """Say whether one can choose this language."""
    return any(each.code == code for each in spoken())


def is_checked(code: str) -> bool:
    """Say whether a native reader checked this language; Dutch is the source."""
    return code == settings.LANGUAGE_CODE or any(
        each.code == code and each.is_checked for each in spoken()
    )
