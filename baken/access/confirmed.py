"""Sensitive steps ask again who somebody is: opening the vault, an export, break-glass.

Put `@recently_confirmed` under `@opens(...)`. Whoever took both steps of logging in a short while
ago goes on; others are asked for their second step first, and come back.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from baken.access.http import OfficeRequest
from baken.core import clock
from baken.knowledge.packs import terms

CONFIRMED = "confirmed_at"

P = ParamSpec("P")
View = Callable[Concatenate[OfficeRequest, P], HttpResponseBase]


def confirm(request: HttpRequest) -> None:
    """Remember that this person just showed who they are, with both steps."""
    request.session[CONFIRMED] = int(clock.now().timestamp())


def is_confirmed(request: HttpRequest) -> bool:
    """Say whether that was a short while ago: the term `confirm_again`."""
    since = clock.now().timestamp() - request.session.get(CONFIRMED, 0)
    return bool(since <= terms().value("confirm_again", clock.today()) * 60)


def recently_confirmed(view: View[P]) -> View[P]:
    """Let a page open only for who was confirmed a short while ago; ask others first.

    What was sent is not kept: the page is opened again after confirming.
    """

    @wraps(view)
    def guarded(request: OfficeRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if is_confirmed(request):
            return view(request, *args, **kwargs)
        back = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('confirm')}?{back}")

    return cast("View[P]", guarded)
