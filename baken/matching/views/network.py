"""The drawing of what hangs around a person, number or address, with a table that says the same."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from baken.access.http import OfficeRequest, opens
from baken.access.oversight import switches
from baken.matching.drawing import draw
from baken.matching.forms import PeriodForm
from baken.matching.network import around
from baken.signals.models import Mention


@opens("mention")
def link_network(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Draw the neighbourhood of a mention, once the municipality decided that this may be."""
    mention = get_object_or_404(Mention.objects.select_related("signal", "owner"), pk=pk)
    page = {"mention": mention, "signal": mention.signal,
            "is_on": switches.is_on("networks", mention.owner_id)}  # fmt: skip
    if not page["is_on"]:
        return render(request, "matching/network.html", page)
    form = PeriodForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    steps = 2 if asked.get("stap") == "2" else 1
    found = around(mention, first=asked.get("van"), last=asked.get("tot"), steps=steps)
    drawing = draw(found) if found else None
    told = {"form": form, "found": found, "drawing": drawing}
    return render(request, "matching/network.html", {**page, **told})
