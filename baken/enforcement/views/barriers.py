"""The barrier models: the steps drawn, and who in the region put up which barrier."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import render

from baken.access.http import OfficeRequest, opens
from baken.core import clock
from baken.enforcement.catalogue import Catalogue, model_named
from baken.enforcement.matrix import Line, lines, municipalities, short
from baken.enforcement.vocabulary import TYPES
from baken.knowledge.packs import BarrierModel, barrier_models


@opens("arrangement")
def barrier_list(request: OfficeRequest) -> HttpResponseBase:
    """List the models, each with how many barriers are missing somewhere in the region."""
    places = municipalities(request.actor.region_id)
    found = [
        (model, sum(1 for line in lines(_listed(model), places) if line.gaps))
        for model in barrier_models().all_on(clock.today())
    ]
    return render(request, "enforcement/barrier_list.html", {"models": found})


@opens("arrangement")
def barrier_model(request: OfficeRequest, name: str) -> HttpResponseBase:
    """Show one model: its steps as a picture, and its barriers as a table of the region."""
    model = model_named(name, clock.today())
    if model is None:
        raise Http404
    places = municipalities(request.actor.region_id)
    found = {line.item.id: line for line in lines(_listed(model), places)}
    page = {
        "model": model,
        "places": [short(place) for place in places],
        "steps": [
            (step, [_drawn(found[each.id]) for each in step.barriers]) for step in model.steps
        ],
        "may_set": request.actor.may("create", "arrangement"),
    }
    return render(request, "enforcement/barrier_model.html", page)


def _listed(model: BarrierModel) -> Catalogue:
    return Catalogue(model.id, model.barriers)


def _drawn(line: Line) -> tuple[Line, str]:
    return line, str(TYPES[line.item.type])  # type: ignore[union-attr]
