"""Who may go on at once, and the page for whoever waits a moment."""

import hmac
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from baken.portal import carry
from baken.portal.flood import EASY_BITS, Buckets
from baken.portal.house import House
from baken.portal.store import Desk

SECONDS = 20


def may_go_on(request: HttpRequest, house: House, buckets: Buckets) -> bool:
    """Say whether a request may do something heavy: within the limits, or with a solved puzzle."""
    if buckets.lets(_address(request, house)):
        return True
    puzzle = request.POST.get("puzzle", "")
    try:
        carry.unseal(puzzle, for_="puzzle", pepper=house.pepper, hours=1)
    except carry.Stale:
        return False
    return house.solved.counts(puzzle, request.POST.get("solved", ""))


def wait(request: HttpRequest, house: House, desk: Desk, *, also: bool = False) -> HttpResponse:
    """Ask somebody to wait, with everything they sent along in the page, sealed where it was."""
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in {"puzzle", "solved"}
    ]
    page: dict[str, Any] = {
        "desk": desk,
        "kept": kept,
        "action": request.get_full_path(),
        "seconds": SECONDS,
        "puzzle": carry.seal({}, for_="puzzle", pepper=house.pepper),
        "bits": EASY_BITS,
        "is_away": also,
    }
    answer = render(request, "portal/wait.html", page, status=503)
    answer.headers["Retry-After"] = str(SECONDS)
    return answer


def _address(request: HttpRequest, house: House) -> str:
    """Give the address for the limits of this hour; it is hashed at once and kept nowhere."""
    if house.is_proxied:
        told: str = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        return told
    return str(request.META.get("REMOTE_ADDR", ""))


def same(one: str, other: str) -> bool:
    """Compare in equal time."""
    return hmac.compare_digest(one.encode(), other.encode())
