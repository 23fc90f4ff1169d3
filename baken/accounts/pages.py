"""What every page of the office shows around its content."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from baken.access.actor import Actor
from baken.accounts.middleware import idle_seconds
from baken.core.notices import take_notices


@dataclass(frozen=True)
class Item:
    """A place to go to, for those who may do `verb` to some row of `kind`."""

    label: str
    name: str
    icon: str
    kind: str = ""
    verb: str = "read"
    also: tuple[str, ...] = ()
    current: bool = False
    count: int | None = None
    urgent: bool = False

    @cached_property
    def url(self) -> str:
        """Give the address."""
        return reverse(self.name)


def page(request: HttpRequest) -> dict[str, Any]:
    """Give the actor, the ways on, and the notices of a page."""
    actor: Actor | None = getattr(request, "actor", None)
    return {
        "actor": actor,
        "navigation": _navigation(request, actor) if actor else [],
        "notices": take_notices(request) if hasattr(request, "session") else [],
        "idle_seconds": idle_seconds() if actor else None,
    }


def _navigation(request: HttpRequest, actor: Actor) -> list[Item]:
    items = [Item(*each) for each in settings.NAVIGATION]
    open_to_actor = [item for item in items if not item.kind or actor.may(item.verb, item.kind)]
    return [replace(item, current=_is_here(request, item)) for item in open_to_actor]


def _is_here(request: HttpRequest, item: Item) -> bool:
    places = (item.url, *item.also)
    beginnings = tuple(f"{place}/" for place in places if place != "/")
    return request.path in places or request.path.startswith(beginnings)
