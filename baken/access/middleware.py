"""Opens one transaction per request, in the name of whoever logged in."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import constant_time_compare

from baken.access import actor, context
from baken.access.receiving import take_in
from baken.access.unavailable import instead
from baken.parties.models import Account

Respond = Callable[[HttpRequest], HttpResponseBase]


def acting(get_response: Respond) -> Respond:
    """Give each request its actor, and let everything it does succeed or fail as one."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        person_id = _person_in_session(request)
        _set(request, None, None)
        if person_id is None:
            return _in_one_transaction(request, get_response)
        with context.acting_as(context.person(person_id)):
            take_in(request, lambda: _recognise(request, person_id))
            response = _in_one_transaction(request, get_response, person_id)
        # After logging out or leaving at once, the Back button must find nothing to show.
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    respond.process_exception = instead  # type: ignore[attr-defined]  # Django looks here
    return respond


def _in_one_transaction(
    request: HttpRequest, get_response: Respond, person_id: UUID | None = None
) -> HttpResponseBase:
    with transaction.atomic():
        if person_id is not None:
            _recognise(request, person_id)
        response = get_response(request)
        _render(response)
        if response.status_code >= 500:
            transaction.set_rollback(True)
        return response


def _person_in_session(request: HttpRequest) -> UUID | None:
    known = request.session.get(SESSION_KEY) if BACKEND_SESSION_KEY in request.session else None
    return UUID(known) if known else None


def _recognise(request: HttpRequest, person_id: UUID) -> None:
    """Set the actor when the account is active and the session was not ended meanwhile."""
    known = Account.objects.select_related("person__organisation__region")
    account = known.filter(pk=person_id, is_active=True).first()
    given = request.session.get(HASH_SESSION_KEY, "")
    if account is None or not constant_time_compare(given, account.get_session_auth_hash()):
        request.session.flush()
        return
    _set(request, account, actor.at_work(account.person))


def _set(request: Any, account: Account | None, who: actor.Actor | None) -> None:
    request.user = account or AnonymousUser()
    request.actor = who


def _render(response: HttpResponseBase) -> None:
    # A template that renders after the transaction would find no rows and show an empty page.
    if callable(render := getattr(response, "render", None)):
        render()
