"""The idle lock: after fifteen quiet minutes a page asks for the password and keeps the draft."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.utils.http import urlencode

from baken.access import drafts
from baken.access.actor import Actor
from baken.core import clock
from baken.knowledge.packs import terms

SEEN = "seen_at"
QUIET = "X-Quiet"
"""A header of what a page asks by itself: nobody is there because of it."""

OPEN_WHILE_LOCKED = frozenset(
    {"lock", "logout", "quick_exit", "blank", "healthz", "readyz", "sso_start", "sso_return"}
)

Respond = Callable[[HttpRequest], HttpResponseBase]


def idle_lock(get_response: Respond) -> Respond:
    """Lock a session that was quiet for too long; what was being sent becomes a draft."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        actor: Actor | None = getattr(request, "actor", None)
        if actor is None or resolve(request.path_info).url_name in OPEN_WHILE_LOCKED:
            return get_response(request)
        if is_locked(request):
            return _lock(request, actor)
        if QUIET not in request.headers:
            seen(request)
        return get_response(request)

    return respond


def is_locked(request: HttpRequest) -> bool:
    """Say whether the session was quiet for longer than the idle limit."""
    quiet = clock.now().timestamp() - request.session.get(SEEN, 0)
    return bool(quiet > idle_seconds())


def idle_seconds() -> int:
    """Give how long a session may be quiet: the term `idle_lock`, in seconds."""
    return terms().value("idle_lock", clock.today()) * 60


def seen(request: HttpRequest) -> None:
    """Remember that somebody is there; written at most once a minute."""
    now = int(clock.now().timestamp())
    if now - request.session.get(SEEN, 0) >= 60:
        request.session[SEEN] = now


def _lock(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    request.session[SEEN] = 0
    if request.method == "POST":
        drafts.keep(actor, key=request.path_info, fields=request.POST)
    return redirect(f"{reverse('lock')}?{urlencode({'next': request.get_full_path()})}")
