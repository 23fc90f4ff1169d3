"""Shelter as people see it: what is free, who waits, and which place fits whom and why."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from baken.access.actor import Actor
from baken.care.models import Placement, ShelterPlace, ShelterRequest
from baken.care.rules.places import Verdict, Why, in_order, weigh
from baken.care.vocabulary import HOLDING, PlaceKind, RequestStatus

REASONS = {
    Why.GENDER: _("niet voor dit geslacht"),
    Why.CHILDREN: _("geen plek voor zoveel kinderen"),
    Why.NO_CHILDREN: _("geen kinderen in huis"),
    Why.MINOR: _("geen minderjarigen"),
    Why.ADULT: _("alleen minderjarigen"),
    Why.STEPS: _("niet drempelvrij"),
    Why.DANGER: _("ligt waar het voor haar gevaarlijk is"),
    Why.TAKEN: _("nu bezet"),
    Why.GROUND: _("alleen in de bedenktijd"),
    Why.SPECIALISM: _("begeleiding die helpt"),
    Why.FREE: _("vrij"),
    Why.FAR: _("weg van het gevaar"),
}


@dataclass(frozen=True)
class Proposal:
    """A place with what speaks for and against it, in words."""

    place: ShelterPlace
    fits: bool
    against: tuple[str, ...]
    in_favour: tuple[str, ...]


def proposals(request: ShelterRequest, day: date) -> list[Proposal]:
    """Give every place in use, what fits first, each with its reasons."""
    places = {place.code: place for place in ShelterPlace.objects.filter(is_open=True)}
    taken = set(_tonight(day).values_list("place_id", flat=True))
    need = request.need()
    verdicts = [
        weigh(need, place.offers(), is_taken=place.pk in taken) for place in places.values()
    ]
    return [_in_words(places[one.code], one) for one in in_order(verdicts)]


def _in_words(place: ShelterPlace, one: Verdict) -> Proposal:
    return Proposal(
        place,
        one.fits,
        tuple(str(REASONS[why]) for why in one.against),
        tuple(str(REASONS[why]) for why in one.in_favour),
    )


def _tonight(day: date) -> Any:
    return Placement.objects.filter(status__in=HOLDING, nights__contains=day)


def overview(actor: Actor, day: date) -> dict[str, Any]:
    """Give occupancy per kind, who waits, and every place with tonight's stay."""
    del actor
    places = list(ShelterPlace.objects.filter(is_open=True))
    stays = {stay.place_id: stay for stay in _tonight(day).select_related("case")}
    waiting = ShelterRequest.objects.filter(status=RequestStatus.OPEN).select_related("case")
    return {
        "kinds": _kinds(places, stays),
        "places": [{"place": place, "stay": stays.get(place.pk)} for place in places],
        "waiting": [
            {"request": one, "days": one.waits(day)}
            for one in waiting.order_by("-is_tonight", "asked_on")
        ],
        "at_night": [place for place in places if place.phone_at_night],
    }


def _kinds(places: list[ShelterPlace], stays: dict[Any, Placement]) -> list[dict[str, Any]]:
    total = Counter(place.kind for place in places)
    taken = Counter(place.kind for place in places if place.pk in stays)
    return [
        {
            "name": PlaceKind(kind).label,
            "total": total[kind],
            "taken": taken[kind],
            "free": total[kind] - taken[kind],
        }
        for kind in PlaceKind
        if total[kind]
    ]
