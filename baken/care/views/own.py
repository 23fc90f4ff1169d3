"""Her own page: a code, no account, no cookie, nothing on the device."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from baken.access.http import public
from baken.accounts import attempts
from baken.accounts.door import TooSoon, refuse_hasty
from baken.care import own_page
from baken.care.own_page import Seen
from baken.care.vocabulary import ClientLanguage, WordKind
from baken.core import clock
from baken.knowledge.packs import own_pages
from baken.knowledge.packs.own_page import OwnPage

LONGEST = 2000
SCORES = [str(number) for number in range(1, 11)]
STANDS = {
    "arranged": "done",
    "requested": "asked",
    "waiting": "asked",
    "todo": "to_do",
    "withdrawn": "to_do",
    "refused": "refused",
}
"""How a state of the office is told."""


@csrf_exempt  # no session and no cookie to ride on: the code is in every request
@never_cache
@sensitive_post_parameters()
@public
def own_page_view(request: HttpRequest) -> HttpResponseBase:
    """Show what is arranged for whoever has the code, and take what she says."""
    code = request.POST.get("code", "")[:40]
    if not code:
        return _door(request)
    buckets = attempts.for_client(request)
    try:
        refuse_hasty(buckets)
    except TooSoon:
        return _door(request, is_wrong=True)
    with own_page.at_her_page():
        seen = own_page.sees(code)
        said = _said(request, code, seen) if seen else ""
    if seen is None:
        attempts.failed(buckets)
        return _door(request, is_wrong=True)
    page = {**_shown(seen), "code": code, "said": said}
    with translation.override("nl" if seen.language == ClientLanguage.NL else "en"):
        response = render(request, "care/own_page.html", page)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _door(request: HttpRequest, *, is_wrong: bool = False) -> HttpResponseBase:
    day = clock.today()
    known = [(one.value, one.label, own_pages().on(one.value, day)) for one in ClientLanguage]
    page = {"languages_known": known, "is_wrong": is_wrong}
    return render(request, "care/own_door.html", page, status=422 if is_wrong else 200)


def _said(request: HttpRequest, code: str, seen: Seen) -> str:
    """Keep what she said, and give in one word what that was."""
    text = request.POST.get("text", "").strip()[:LONGEST]
    what = request.POST.get("what", "")
    if what == "message" and text:
        own_page.say(seen, WordKind.MESSAGE, text=text)
    elif what == "wellbeing" and (score := request.POST.get("score", "")) in SCORES:
        own_page.say(seen, WordKind.WELLBEING, score=int(score))
    elif what == "withdraw" and request.POST.get("sure"):
        own_page.withdraw(code, seen, text=text)
    else:
        return ""
    return what


def _shown(seen: Seen) -> dict[str, Any]:
    words: OwnPage = own_pages().on(seen.language, clock.today())
    stands = words.stands.model_dump()
    return {
        "seen": seen,
        "words": words,
        "scores": SCORES,
        "items": [
            (words.items.get(name, name), stands[STANDS[state]], STANDS[state])
            for name, state in seen.items
            if name in words.items
        ],
        "complaint": words.complaints.model_dump().get(seen.complaint or "", ""),
        "meets_at": seen.meets_at and seen.meets_at.astimezone(clock.AMSTERDAM),
    }
