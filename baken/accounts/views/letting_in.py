"""What the pages of logging in share: where to go next, and letting somebody in."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from baken.access.confirmed import confirm
from baken.accounts.devices import remember_device
from baken.accounts.entering import KEY, Newcomer, pass_through
from baken.accounts.middleware import SEEN, seen

VIA = "via"
"""Where a session keeps how somebody came in: with a password, or through which provider."""


def next_of(request: HttpRequest) -> str:
    """Give where somebody was going, when that is a place of this house."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else settings.LOGIN_REDIRECT_URL


def go_on(request: HttpRequest, newcomer: Newcomer) -> HttpResponseBase:
    """Let in whoever took the second step, by way of a password of their own if need be."""
    pass_through(request, newcomer)
    if newcomer.account.temporary_until is not None and newcomer.way.via == "password":
        return redirect("entry_password")
    return let_in(request, newcomer)


def let_in(request: HttpRequest, newcomer: Newcomer) -> HttpResponseBase:
    """Begin a session for somebody who took both steps, under a new key."""
    request.session.pop(KEY, None)
    login(request, newcomer.account, backend=_backend())
    request.session[SEEN] = 0
    request.session[VIA] = newcomer.way.via
    seen(request)
    confirm(request)
    response = redirect(newcomer.way.next)
    remember_device(request, response, newcomer.account.username)
    return response


def _backend() -> str:
    return str(settings.AUTHENTICATION_BACKENDS[0])
