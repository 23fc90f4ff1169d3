"""The drawing of what hangs around a person, number or address, with a table that says the same."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from baken.access.http import OfficeRequest, opens
from baken.access.oversight import switches
from baken.matching.drawing import Spot, draw
from baken.matching.measuring import Place, measure
from baken.matching.network import around
from baken.matching.wishes import PINNED, UNFOLDED, Asked, asked
from baken.signals.models import Mention


@opens("mention")
def link_network(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Draw the neighbourhood of a mention, once the municipality decided that this may be."""
    mention = get_object_or_404(Mention.objects.select_related("signal", "owner"), pk=pk)
    page = {"mention": mention, "signal": mention.signal,
            "is_on": switches.is_on("networks", mention.owner_id)}  # fmt: skip
    if not page["is_on"]:
        return render(request, "matching/network.html", page)
    wanted = asked(request.GET, mention.owner_id, request.path)
    found = around(mention, wanted.wish)
    told = {"form": wanted.form, "asked": wanted, "found": found}
    if found:
        drawing, measures = draw(found), measure(found)
        rows = [_row(spot, measures.of[spot.point.key], wanted) for spot in drawing.spots]
        told |= {"drawing": drawing, "measures": measures, "rows": rows}
    return render(request, "matching/network.html", {**page, **told})


@dataclass(frozen=True)
class Row:
    """One point in the table: its place among the others, and what one can do with it."""

    spot: Spot
    place: Place
    go: str
    pin: str
    unfold: str
    is_unfolded: bool


def _row(spot: Spot, place: Place, wanted: Asked) -> Row:
    # Of a pinned or unfolded point the mention stands in the address; else its first.
    ids = {each.pk for each in spot.point.mentions}
    first = spot.point.mentions[0].pk
    pinned, unfolded = (
        next((each for each in wanted.ids[name] if each in ids), first)
        for name in (PINNED, UNFOLDED)
    )
    go = reverse("link_network", args=[first]) + wanted.query()
    return Row(
        spot, place, go, wanted.turned(PINNED, pinned), wanted.turned(UNFOLDED, unfolded),
        is_unfolded=unfolded in wanted.ids[UNFOLDED],
    )  # fmt: skip
