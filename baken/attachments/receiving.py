"""Opens the door for a file, for the page and the person that may send one, and looks at it.

Used by the pages of apps above: `@takes_files(near)` names what finds the row that a file is added
to. All of this happens before the transaction of the page (`access.receiving`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import ResolverMatch

from baken.access.protected import Protected
from baken.attachments.actions.add import refuse_many
from baken.attachments.rules import MOST_AN_HOUR
from baken.attachments.upload import OPEN, uploaded
from baken.core.refusals import Refused

View = TypeVar("View", bound=Callable[..., Any])
ROOM = "has_room_for_a_file"


@dataclass(frozen=True)
class Receiving:
    """Takes in a file beside the row that `near` finds, or raises Http404 or PermissionDenied."""

    near: Callable[..., Protected]
    most_an_hour: int = MOST_AN_HOUR

    def is_open(self, request: Any, page: ResolverMatch) -> bool:
        """Say whether this person may add a file beside this row, and whether there is room."""
        who_may = page.func.declared  # type: ignore[attr-defined]
        if not request.actor.may(who_may.verb, who_may.kind):
            return False
        try:
            near = self.near(request, *page.args, **page.kwargs)
        except (Http404, PermissionDenied):
            return False
        setattr(request, ROOM, _has_room(request, near, self.most_an_hour))
        return True

    def take(self, request: HttpRequest) -> None:
        """Seal the file while it comes in, let the scanner look and make the copy."""
        setattr(request, OPEN, True)
        found = uploaded(request.FILES.get("file"))
        if found is not None and found.may_come_in and getattr(request, ROOM):
            _ = found.arrived


def takes_files(
    near: Callable[..., Protected], most_an_hour: int = MOST_AN_HOUR
) -> Callable[[View], View]:
    """Say of a page that files may be sent to it, and what finds the row they lie beside.

    A page that takes in the photos of a whole day at once says how many an hour it takes.
    """

    def mark(view: View) -> View:
        view.receives = Receiving(near, most_an_hour)  # type: ignore[attr-defined]
        return view

    return mark


def _has_room(request: Any, near: Protected, most_an_hour: int) -> bool:
    try:
        refuse_many(request.actor, near, most_an_hour)
    except Refused:
        return False
    return True
