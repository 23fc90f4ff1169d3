"""What the frame of every page of the portal needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from baken.core import clock
from baken.portal import drawing
from baken.portal.languages import is_checked


def page(request: HttpRequest) -> dict[str, Any]:
    """Give the menu of languages, and whether this one was checked."""
    here = get_language() or settings.LANGUAGE_CODE
    rest = request.path_info if request.method == "GET" else _front(request.path_info)
    menu = drawing.languages(here, rest, clock.today())
    return {"theme": "auto", "languages": menu, "is_checked": is_checked(here)}


def _front(path: str) -> str:
    """Give the first page of a municipality: what was sent cannot be sent again by a link."""
    return f"/{path.strip('/').partition('/')[0]}"
