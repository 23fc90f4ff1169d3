"""Leaving at once, and saying that the process is alive."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from baken.portal.views.numbers import numbers

LEFT = '"cache", "cookies", "storage"'


def quick_exit(_request: HttpRequest) -> HttpResponse:
    """Forget everything in this browser and go somewhere harmless; a plain link does it."""
    away = redirect(settings.QUICK_EXIT_URL)
    away.headers["Clear-Site-Data"] = LEFT
    return away


def blank(request: HttpRequest) -> HttpResponse:
    """Show an empty page."""
    empty = render(request, "portal/blank.html")
    empty.headers["Clear-Site-Data"] = LEFT
    return empty


def not_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing here, with the numbers to call."""
    del exception
    return render(request, "portal/nothing.html", numbers(), status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that something broke, with the numbers to call."""
    return render(request, "portal/away.html", numbers(), status=500)


def healthz(_request: HttpRequest) -> HttpResponse:
    """Say that this process answers."""
    return HttpResponse("ok\n", content_type="text/plain")
