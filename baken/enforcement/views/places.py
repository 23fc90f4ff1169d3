"""Places: the list, a new one, and its page."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.access.oversight import switches
from baken.accounts.views.sending import Screen, question, send
from baken.core import clock
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.enforcement import desks
from baken.enforcement.actions import add_fact, add_location, count_heads, end_relation, relate
from baken.enforcement.forms_place import (
    HeadcountForm,
    LocationForm,
    PlaceFactForm,
    RelationForm,
)
from baken.enforcement.history import signals_at
from baken.enforcement.models import BagAddress, Location, LocationRelation
from baken.enforcement.vocabulary_field import Use
from baken.vault.door import unwrap

PAGE = 50


@opens("location")
def location_list(request: OfficeRequest) -> HttpResponseBase:
    """List places, newest first, with their addresses opened a page at a time."""
    found = Location.objects.select_related("owner").order_by("-opened_at", "-id")
    page_obj = Paginator(found, PAGE).get_page(request.GET.get("pagina"))
    unwrap(page_obj.object_list)
    return render(request, "enforcement/location_list.html", {"page_obj": page_obj})


@opens("location", "create")
def location_new(request: OfficeRequest) -> HttpResponseBase:
    """Look an address up in the register, and open a dossier of it."""
    chosen = _looked_up(request)
    form = LocationForm(
        request.POST if request.method == "POST" and chosen is None else None,
        owners=desks.owners(request.actor),
        initial=chosen or {},
    )
    if form.is_bound and form.is_valid():
        owner, told = UUID(form.cleaned_data["owner"]), form.told()
        try:
            made = add_location(request.actor, owner_id=owner, address=told)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            notify(request, "ok", _("Het dossier van deze plek is geopend."))
            return redirect("location_detail", made.pk)
    page = {"form": form, "found": (chosen or {}).get("found"), "asked": chosen is not None}
    status = 422 if form.errors else 200
    return render(request, "enforcement/location_new.html", page, status=status)


def _looked_up(request: OfficeRequest) -> dict[str, Any] | None:
    """Give what the register knows of an address that is asked for; None when none is asked."""
    if not {"zoek", "kies"} & request.POST.keys():
        return None
    kept = {name: request.POST.get(name, "") for name in LocationForm.base_fields}
    postcode, number = kept["postcode"].replace(" ", "").upper(), kept["number"]
    rows = BagAddress.objects.none()
    if number.isdecimal():
        near = BagAddress.objects.filter(postcode=postcode, number=min(int(number), 99_999))
        rows = near.order_by("addition", "id")[:30]
    found = list(rows)
    wanted = request.POST.get("kies") or (found[0].pk if len(found) == 1 else "")
    one = next((each for each in found if each.pk == wanted), None)
    return {**kept, "found": found, **(_of_register(one) if one else {})}


def _of_register(one: BagAddress) -> dict[str, Any]:
    use = one.uses[0] if one.uses and one.uses[0] in Use.values else Use.UNKNOWN
    return {"address": str(one), "use": use, "floor_area": one.floor_area, "register_id": one.pk}


@opens("location")
def location_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show a place with everything that happened there."""
    place: Location = get_object_or_404(
        Location.objects.select_related("owner", "opened_by"), pk=pk
    )
    relations = list(place.relations.select_related("weighed_by").order_by("-valid_until"))
    facts = list(place.place_facts.order_by("-valid_until"))
    unwrap([place, *relations, *facts])
    counts = list(place.headcounts.select_related("counted_by"))
    today = clock.today()
    page = {
        "place": place,
        "header_facts": _facts(place),
        "relations": [(each, each.valid_until >= today) for each in relations],
        "facts": [(each, each.valid_until >= today) for each in facts],
        "counts": [(each, desks.working(each)) for each in counts],
        "signals": signals_at(place),
        "inspections": place.inspections.order_by("-planned_on"),
        "measures": place.measures.order_by("-proposed_at"),
        "may_propose": request.actor.may("create", "measure"),
        "is_planning": switches.is_on("inspections", place.owner_id),
    }
    return render(request, "enforcement/location_detail.html", page)


def _facts(place: Location) -> list[tuple[str, str]]:
    return [(_("Gemeente"), place.owner.name), (_("Gebruik"), place.get_use_display())]


@opens("headcount", "create")
def headcount_new(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Record what was counted."""
    place = _place(pk)
    area = place.floor_area.text
    start = {"counted_on": clock.today(), "floor_area": int(area) if area else None}
    form = drafts.form_for(request, request.actor, HeadcountForm, key=request.path, initial=start)

    def act() -> str:
        day = form.cleaned_data["counted_on"]
        count_heads(request.actor, location=place, counted=form.counted(), on_day=day)
        return _page(place)

    screen = _screen(place, _("Telling"), _("Vastleggen"))
    return send(request, form, act, screen=screen, done=_("De telling is vastgelegd."))


@opens("location_relation", "create")
def relation_new(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Tie somebody to a place, with a reason and a last day."""
    place = _place(pk)
    form = RelationForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        relate(request.actor, location=place, tie=form.tie())
        return _page(place)

    intro = _("Leg alleen vast wie u nodig hebt voor toezicht op deze plek, en waarom.")
    screen = _screen(place, _("Wie hoort bij deze plek?"), _("Vastleggen"), intro)
    return send(request, form, act, screen=screen, done=_("Het verband is vastgelegd."))


@opens("location_relation", "change")
def relation_end(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Let a tie end before its last day."""
    relation: LocationRelation = get_object_or_404(
        LocationRelation.objects.select_related("location"), pk=pk
    )
    unwrap([relation.location])

    def act() -> str:
        end_relation(request.actor, relation=relation)
        return _page(relation.location)

    screen = _screen(relation.location, _("Verband beëindigen"), _("Beëindigen"))
    return send(request, question(request), act, screen=screen, done=_("Het verband is beëindigd."))


@opens("place_fact", "create")
def place_fact_new(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Note a fact that counts for planning for a time."""
    place = _place(pk)
    form = PlaceFactForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        add_fact(request.actor, location=place, **form.cleaned_data)
        return _page(place)

    screen = _screen(place, _("Feit voor de planning"), _("Vastleggen"))
    return send(request, form, act, screen=screen, done=_("Het feit is vastgelegd."))


def _place(pk: UUID) -> Location:
    found: Location = get_object_or_404(Location.objects.select_related("owner"), pk=pk)
    unwrap([found])
    return found


def _page(place: Location) -> str:
    return reverse("location_detail", args=[place.pk])


def _screen(place: Location, title: str, button: str, intro: str = "") -> Screen:
    crumbs = ((_("Locaties"), reverse("location_list")), (place.code, _page(place)))
    return Screen(title=title, crumbs=crumbs, button=button, intro=intro or place.address.text)
