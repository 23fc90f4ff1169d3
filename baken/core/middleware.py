"""Gives each request an operation id, one log line without content, and a language."""

import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from baken.core.ids import new_id
from baken.core.logs import operation_id

log = structlog.get_logger()

COOKIELESS = "/b/"
"""The path on which files leave; give it a host of its own where there is one."""

NOTHING_OF_THE_DEVICE = ", ".join(
    f"{ability}=()"
    for ability in (
        "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation",
        "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb",
    )
)  # fmt: skip


def operation(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Name the operation, time it, and log the route by its name, never by its address."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        token = operation_id.set(str(new_id()))
        started = time.perf_counter()
        try:
            response = get_response(request)
            response.headers["X-Operation-Id"] = operation_id.get()
            _log(request, response, started)
            return response
        finally:
            operation_id.reset(token)

    return respond


def language(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Speak Dutch, unless somebody chose another language on this device."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        known = wanted if wanted in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(known):
            request.LANGUAGE_CODE = known
            response = get_response(request)
        response.headers["Content-Language"] = known
        return response

    return respond


def shielded(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Let no other site use our answers, and no page of ours use the device."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers["Permissions-Policy"] = NOTHING_OF_THE_DEVICE
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["X-Permitted-Cross-Domain-Policies"] = "none"
        return response

    return respond


def cookieless(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Read and set no cookie where files leave: a file that misbehaves meets no session there."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(COOKIELESS):
            return get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        request.__dict__["COOKIES"] = {}
        response = get_response(request)
        response.cookies.clear()
        return response

    return respond


def _log(request: HttpRequest, response: HttpResponseBase, started: float) -> None:
    match = request.resolver_match
    log.info(
        "request_answered",
        route=match.view_name if match else "unknown",
        method=request.method,
        status=response.status_code,
        ms=round((time.perf_counter() - started) * 1000, 1),
    )
