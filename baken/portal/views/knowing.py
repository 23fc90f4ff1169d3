"""Pages that tell what it is: one per form of exploitation and one per group at risk."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from baken.core import clock
from baken.knowledge.packs import Information, information
from baken.portal.views.numbers import numbers
from baken.portal.views.pages import found

WRITTEN_IN = ("nl", "en")
"""The languages in which these pages are written; all others read English, and are told so."""


def know(request: HttpRequest, slug: str) -> HttpResponse:
    """List the pages: what it can be, and whom it happens to."""
    known = topics()
    page = {
        "desk": found(slug),
        "forms": [each for each in known if each.subject == "form"],
        "groups": [each for each in known if each.subject == "group"],
        **language_of_texts(),
    }
    return render(request, "portal/know.html", page)


def topic(request: HttpRequest, slug: str, address: str) -> HttpResponse:
    """Tell about one form or to one group: recognise, know, do."""
    desk, about, calls = found(slug), the_topic(address), numbers()
    page = {
        "desk": desk,
        "topic": about,
        "written_in": WRITTEN_IN,
        "helpers": [calls["call"][each] for each in about.contacts if each in calls["call"]],
        **language_of_texts(),
        **calls,
    }
    return render(request, "portal/topic.html", page)


def topics() -> list[Information]:
    """Give the pages of today, in order."""
    return sorted(information().all_on(clock.today()), key=lambda each: (each.subject, each.place))


def the_topic(address: str) -> Information:
    """Give the page at an address; raise Http404 when there is none."""
    chosen = next((each for each in topics() if each.address == address), None)
    if chosen is None:
        raise Http404
    return chosen


def language_of_texts() -> dict[str, Any]:
    """Give the language in which these pages are read here, and whether that is another one."""
    here = get_language() or "nl"
    return {
        "read_in": here if here in WRITTEN_IN else "en",
        "is_borrowed": here not in WRITTEN_IN,
    }
