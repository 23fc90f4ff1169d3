"""What every answer of the portal carries, and what no request gets away with."""

from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation

from baken.core.middleware import NOTHING_OF_THE_DEVICE
from baken.portal.house import Down, here
from baken.portal.languages import is_spoken
from baken.portal.views.numbers import numbers

Respond = Callable[[HttpRequest], HttpResponseBase]
HEADERS = {
    "Permissions-Policy": NOTHING_OF_THE_DEVICE,
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
log = structlog.get_logger()


def guarded(get_response: Respond) -> Respond:
    """Refuse what another site sends, keep no copy of a page, and tell Tor where we are."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST" and _is_from_elsewhere(request):
            return HttpResponse(status=403)
        request.META.pop("HTTP_COOKIE", None)
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        _point_to_onion(request, response)
        return response

    return respond


def language(get_response: Respond) -> Respond:
    """Speak the language at the beginning of the address; Dutch when there is none."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        code, rest = _parted(request.path_info)
        usual = get_script_prefix()
        if code:
            request.path_info = rest
            set_script_prefix(f"/{code}/")
        try:
            with translation.override(code or settings.LANGUAGE_CODE):
                response = get_response(request)
        finally:
            set_script_prefix(usual)
        response.headers["Content-Language"] = code or settings.LANGUAGE_CODE
        return response

    respond.process_exception = sorry  # type: ignore[attr-defined]  # Django looks here
    return respond


def sorry(request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
    """Say whom to call when the database is away; anything else is Django's."""
    if not isinstance(exception, Down):
        return None
    log.warning("portal_without_database")
    return render(request, "portal/away.html", numbers(), status=503)


def _parted(path: str) -> tuple[str, str]:
    code, _, rest = path.lstrip("/").partition("/")
    if code != settings.LANGUAGE_CODE and is_spoken(code):
        return code, f"/{rest}"
    return "", path


def _is_from_elsewhere(request: HttpRequest) -> bool:
    return request.headers.get("Sec-Fetch-Site", "same-origin") in {"cross-site", "same-site"}


def _point_to_onion(request: HttpRequest, response: HttpResponseBase) -> None:
    onion = here().onion
    host = request.META.get("HTTP_HOST", "")
    if host.partition(":")[0].endswith(".onion"):
        response.headers.pop("Strict-Transport-Security", None)
    elif onion:
        response.headers["Onion-Location"] = f"http://{onion}{request.get_full_path()}"
