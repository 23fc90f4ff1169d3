"""Notices: a sentence about what just happened, shown once on the next page."""

from dataclasses import asdict, dataclass
from typing import Literal

from django.http import HttpRequest

KEY = "notices"
Tone = Literal["info", "ok", "warning", "error"]


@dataclass(frozen=True)
class Notice:
    """A sentence and how it is meant."""

    tone: Tone
    text: str


def notify(request: HttpRequest, tone: Tone, text: str) -> None:
    """Show a sentence on the next page this person opens; never put content of a dossier in it."""
    waiting = request.session.get(KEY, [])
    request.session[KEY] = [*waiting, asdict(Notice(tone, str(text)))]


def take_notices(request: HttpRequest) -> list[Notice]:
    """Give the waiting notices, once."""
    return [Notice(**each) for each in request.session.pop(KEY, [])]
