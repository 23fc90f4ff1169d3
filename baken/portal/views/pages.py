"""Pages to read: where reporting starts, help, and how to use this safely."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from baken.portal import places
from baken.portal.house import here
from baken.portal.store import Desk
from baken.portal.views.numbers import numbers


def region(request: HttpRequest) -> HttpResponse:
    """Find the municipality of a place, for the whole region; its own host leads straight to it."""
    desks = here().desks()
    own = here().entries.get(request.get_host().partition(":")[0], "")
    if any(desk.slug == own for desk in desks):
        return redirect("portal_first", own)
    asked = request.GET.get("plaats", "")
    if any(desk.slug == asked for desk in desks):
        return redirect("portal_first", asked)
    typed = request.POST.get("typed", "")
    exact = places.found(desks, typed)
    if len(exact) == 1:
        return redirect("portal_first", exact[0].slug)
    page = {
        "desks": exact or places.likely_first(desks, typed),
        "names": places.suggestions(desks),
        "is_unsure": bool(typed.strip()),
        **numbers(),
    }
    return render(request, "portal/region.html", page)


def first(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the first screen: danger, help, telling."""
    return _page(request, slug, "portal/first.html")


def help_now(request: HttpRequest, slug: str) -> HttpResponse:
    """Say who helps, also without telling the municipality anything."""
    return _page(request, slug, "portal/help.html")


def young(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer what somebody under eighteen wants to know first."""
    return _page(request, slug, "portal/young.html")


def safely(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell how to use this without being seen."""
    return _page(request, slug, "portal/safely.html")


def readers(request: HttpRequest, slug: str) -> HttpResponse:
    """Say who reads a report and what happens next."""
    return _page(request, slug, "portal/readers.html")


def found(slug: str) -> Desk:
    """Give the municipality of an address; raise Http404 when it takes no reports."""
    desk = here().desk(slug)
    if desk is None:
        raise Http404
    return desk


def _page(request: HttpRequest, slug: str, template: str) -> HttpResponse:
    return render(request, template, {"desk": found(slug), **numbers()})
