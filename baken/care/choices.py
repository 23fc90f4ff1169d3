"""What one can choose from in forms of care, in the language of the reader."""

from datetime import date

from django.utils.translation import get_language

from baken.knowledge.packs import trajectories
from baken.knowledge.text import Text


def said(text: Text) -> str:
    """Give a text of the knowledge in the language of the reader."""
    return text.in_language(get_language() or "nl")


def situations(day: date) -> list[tuple[str, str]]:
    """Give the situations of today."""
    return [(one.id, said(one.name)) for one in trajectories().on(day).situations]


def names(day: date) -> dict[str, str]:
    """Give what the things to arrange are called, by id."""
    return {one.id: said(one.name) for one in trajectories().on(day).items}
