"""Between the password and the second step: who is on the way in, kept in the session.

Somebody on the way in is nobody yet: the session holds no account, so that no page, query or wall
can take them for somebody who logged in.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from baken.access.actor import Actor, at_work
from baken.access.context import acting_as, person
from baken.access.http import PlainView, public
from baken.core import clock
from baken.knowledge.packs import terms
from baken.parties.models import Account

KEY = "entering"
PASSWORD = "password"  # noqa: S105 - the way in, not a password

P = ParamSpec("P")


@dataclass(frozen=True)
class Entering:
    """Somebody who took the first step: how, when, where to, and whether the second was taken."""

    person_id: str
    via: str
    next: str
    since: int
    is_through: bool = False


@dataclass(frozen=True)
class Newcomer:
    """Somebody on the way in, as the pages of the second step see them."""

    account: Account
    actor: Actor
    way: Entering


StepView = Callable[Concatenate[HttpRequest, Newcomer, P], HttpResponseBase]


def begin(request: HttpRequest, account: Account, *, via: str, target: str) -> None:
    """Remember who took the first step; whoever was logged in here is out."""
    if SESSION_KEY in request.session:
        request.session.flush()
    request.session.cycle_key()
    since = int(clock.now().timestamp())
    request.session[KEY] = asdict(Entering(str(account.pk), via, target, since))


def pass_through(request: HttpRequest, newcomer: Newcomer) -> None:
    """Remember that the second step was taken."""
    request.session[KEY] = asdict(replace(newcomer.way, is_through=True))


def on_the_way(request: HttpRequest) -> Entering | None:
    """Give who is on the way in, unless they took too long: the term `entering`."""
    kept: dict[str, Any] | None = request.session.get(KEY)
    if kept is None:
        return None
    way = Entering(**kept)
    longest = terms().value("entering", clock.today()) * 60
    return way if clock.now().timestamp() - way.since <= longest else None


def stepping(view: StepView[P]) -> PlainView[P]:
    """Declare a page for who is on the way in, and open it in their name; others log in first."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        way = on_the_way(request)
        if way is None:
            return redirect("login")
        with acting_as(person(UUID(way.person_id))):
            account = _account(way)
            if account is None:
                request.session.flush()
                return redirect("login")
            newcomer = Newcomer(account, at_work(account.person), way)
            response = view(request, newcomer, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return public(cast("PlainView[P]", guarded))


def _account(way: Entering) -> Account | None:
    known = Account.objects.select_related("person__organisation__region")
    return known.filter(pk=UUID(way.person_id), is_active=True).first()
