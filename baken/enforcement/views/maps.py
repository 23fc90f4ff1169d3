"""Places on a map that is drawn here: nothing of it comes from, or goes to, anybody else."""

import json
from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from baken.access.http import OfficeRequest, opens
from baken.core.links import address
from baken.enforcement import plotting
from baken.enforcement.mapping import Placed, collection, mapped
from baken.enforcement.plotting import Heap, Window

PAGE = 50
GEOJSON = "application/geo+json"


@dataclass(frozen=True)
class Spot:
    """A heap as it is drawn: where it leads and what it says."""

    heap: Heap[Placed]
    url: str
    said: str
    is_busy: bool


@opens("location")
def location_map(request: OfficeRequest) -> HttpResponseBase:
    """Show where places lie, as a drawing and as a list of what is in it."""
    everything = request.GET.get("toon") == "alles"
    path = plotting.path_of(request.GET.get("vak", ""))
    found = mapped(everything=everything)
    window = plotting.window_on(found.placed, path)
    heaps = plotting.heaps(found.placed, window)
    shown = [each for heap in heaps for each in heap.points]
    page = {
        "spots": [_spot(heap, path, everything=everything) for heap in heaps],
        "towns": _towns(shown, window),
        "bar": window.bar(),
        "size": (plotting.WIDTH, plotting.HEIGHT),
        "page_obj": Paginator(shown, PAGE).get_page(request.GET.get("pagina")),
        "everything": everything,
        "nowhere": found.nowhere,
        "whole": len(found.placed),
        "wider": _query(path[:-1], everything=everything) if path else "",
    }
    return render(request, "enforcement/location_map.html", page)


@opens("location")
def location_geojson(request: OfficeRequest) -> HttpResponseBase:
    """Give the same places as GeoJSON, in degrees: points and codes, no addresses."""
    found = mapped(everything=request.GET.get("toon") == "alles")
    answer = HttpResponse(json.dumps(collection(found.placed)), content_type=GEOJSON)
    answer["Cache-Control"] = "no-store"
    return answer


def _spot(heap: Heap[Placed], path: tuple[int, ...], *, everything: bool) -> Spot:
    count, first = len(heap.points), heap.points[0]
    busy = any(each.inspections or each.measures for each in heap.points)
    if count == 1:
        place = first.place
        return Spot(heap, address("location_detail", place.pk), place.address.text, busy)
    text = ngettext("%(n)s locatie in %(town)s", "%(n)s locaties in %(town)s", count)
    said = text % {"n": count, "town": first.town}
    if len(path) >= plotting.DEEPEST:
        return Spot(heap, "#lijst", said, busy)
    closer = _("kijk dichterbij")
    url = f"?{_query((*path, heap.cell), everything=everything)}"
    return Spot(heap, url, f"{said}, {closer}", busy)


def _query(path: tuple[int, ...], *, everything: bool) -> str:
    asked = {"toon": "alles" if everything else "open", "vak": ".".join(map(str, path))}
    return urlencode({name: value for name, value in asked.items() if value})


def _towns(shown: list[Placed], window: Window) -> list[tuple[str, int, int]]:
    """Give the name of each town where its places lie, a little above them."""
    by_town: dict[str, list[Placed]] = defaultdict(list)
    for each in shown:
        by_town[each.town].append(each)
    return [
        (town, *window.at(sum(each.x for each in here) / len(here), max(each.y for each in here)))
        for town, here in by_town.items()
    ]
