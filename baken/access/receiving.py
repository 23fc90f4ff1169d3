"""Takes in a file before the transaction of its page opens (decision 0016).

Sending fifty megabytes over a weak line takes minutes, and a transaction that waits for it holds
a connection and keeps in the database what was removed meanwhile. So a page that takes files is
asked first, in a short transaction, whether this person may send one there. Nobody else sends any.
"""

from collections.abc import Callable
from typing import Any, Protocol

from django.db import transaction
from django.http import HttpRequest
from django.http.request import UnreadablePostError
from django.urls import Resolver404, ResolverMatch, resolve

FORM_WITH_FILES = "multipart/form-data"


class Receiver(Protocol):
    """What a page that takes files carries as `receives`."""

    def is_open(self, request: Any, page: ResolverMatch) -> bool:
        """Say, inside a transaction, whether this person may send a file to this page."""

    def take(self, request: HttpRequest) -> None:
        """Take the file in; no transaction is open."""


def take_in(request: Any, recognise: Callable[[], None]) -> None:
    """Take in what somebody sends to a page that takes files, when they may."""
    page = _page(request)
    receiver: Receiver | None = getattr(page and page.func, "receives", None)
    if page is None or receiver is None:
        return
    with transaction.atomic():
        recognise()
        may_send = request.actor is not None and receiver.is_open(request, page)
    if may_send:
        try:
            receiver.take(request)
        except UnreadablePostError:
            return  # the line broke; what came in is gone, and nobody waits for an answer


def _page(request: HttpRequest) -> ResolverMatch | None:
    if request.method != "POST" or request.content_type != FORM_WITH_FILES:
        return None
    try:
        return resolve(request.path_info)
    except Resolver404:
        return None
