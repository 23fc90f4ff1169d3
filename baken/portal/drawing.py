"""Draws once what is the same for everybody: a question nobody answered yet, the list of languages.

Nothing of a reporter comes into these; what they typed is drawn for them alone, every time.
"""

from datetime import date
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from baken.portal.languages import spoken
from baken.portal.questions import step


@lru_cache(maxsize=512)
def question(name: str, path: str, language: str, day: date) -> str:
    """Give the fields of a question that nobody answered, in a language."""
    del day  # what is asked may change with the knowledge of a day
    with override(language):
        return str(step(name).form(path=path))


@lru_cache(maxsize=512)
def languages(here: str, rest: str, day: date) -> str:
    """Give the menu of languages for a page: each in its own script, with its own address."""
    del day
    ways = [
        {"code": each.code, "name": each.name, "url": address(each.code, rest)} for each in spoken()
    ]
    now = next((each for each in ways if each["code"] == here), ways[0])
    with override(here):
        return render_to_string("portal/_languages.html", {"ways": ways, "here": now})


def address(code: str, rest: str) -> str:
    """Give the address of a page in a language; the language of the house has none before it."""
    return rest if code == settings.LANGUAGE_CODE else f"/{code}{rest}"
