"""What the frame of every page of the portal needs to know."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from baken.portal.languages import is_checked, spoken


def page(request: HttpRequest) -> dict[str, Any]:
    """Give the languages with their addresses, and whether this one was checked."""
    here = get_language() or settings.LANGUAGE_CODE
    rest = request.path_info if request.method == "GET" else _front(request.path_info)
    ways = [
        {"code": each.code, "name": each.name, "url": address(each.code, rest)} for each in spoken()
    ]
    return {
        "theme": "auto",
        "ways_to_read": ways,
        "here": next((each for each in ways if each["code"] == here), ways[0]),
        "is_checked": is_checked(here),
    }


def address(code: str, rest: str) -> str:
    """Give the address of a page in a language; Dutch has none before it."""
    return rest if code == settings.LANGUAGE_CODE else f"/{code}{rest}"


def _front(path: str) -> str:
    """Give the first page of a municipality: what was sent cannot be sent again by a link."""
    return f"/{path.strip('/').partition('/')[0]}"
