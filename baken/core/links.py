"""Addresses of the pages of rows, for lists: the pattern is looked up once, the ids filled in."""

from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.urls import get_urlconf, reverse

STAND_IN = UUID(int=0)


def address(name: str, pk: UUID) -> str:
    """Give the address of the page with this name about the row with this id."""
    before, after = _around(name, get_urlconf() or settings.ROOT_URLCONF)
    return f"{before}{pk}{after}"


@lru_cache(maxsize=128)
def _around(name: str, urls: str) -> tuple[str, str]:
    before, _, after = reverse(name, urls, args=[STAND_IN]).partition(str(STAND_IN))
    return before, after
