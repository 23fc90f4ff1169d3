"""Planning: action days for partners, and the list of places to choose from."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.access.oversight import switches
from baken.accounts.views.sending import Screen, send
from baken.core import clock
from baken.enforcement import desks
from baken.enforcement.actions import plan_action_day
from baken.enforcement.blindness import Measured, listed, measured
from baken.enforcement.forms_inspection import ActionDayForm
from baken.enforcement.models import ActionDay, Location, PlaceFact
from baken.enforcement.sampling import Planned
from baken.parties.models import Organisation
from baken.vault.door import unwrap


@opens("action_day")
def action_day_list(request: OfficeRequest) -> HttpResponseBase:
    """List action days of the region: what partners must know, and no address."""
    known = ActionDay.objects.select_related("owner")
    page = {
        "coming": known.filter(day__gte=clock.today()),
        "past": known.filter(day__lt=clock.today()).order_by("-day")[:20],
        "may_plan": request.actor.may("create", "action_day"),
    }
    return render(request, "enforcement/action_day_list.html", page)


@opens("action_day", "create")
def action_day_new(request: OfficeRequest) -> HttpResponseBase:
    """Announce an action day."""
    form = ActionDayForm(
        request.POST if request.method == "POST" else None, owners=desks.owners(request.actor)
    )

    def act() -> str:
        given = dict(form.cleaned_data)
        owner = Organisation.objects.get(pk=given.pop("owner"))
        plan_action_day(request.actor, owner=owner, **given)
        return reverse("action_day_list")

    crumbs = ((_("Actiedagen"), reverse("action_day_list")),)
    intro = _("Partners en de ketenregisseur lezen dit. Schrijf geen adres en geen naam op.")
    screen = Screen(_("Actiedag aankondigen"), crumbs, _("Aankondigen"), "calendar", intro)
    return send(request, form, act, screen=screen, done=_("De actiedag staat in de agenda."))


@opens("action_day")
def action_day_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show the support sheet of one day: date, partners and people, to print; no addresses."""
    found = get_object_or_404(ActionDay.objects.select_related("owner"), pk=pk)
    return render(request, "enforcement/action_day_detail.html", {"action_day": found})


@opens("place_fact")
def planning_list(request: OfficeRequest) -> HttpResponseBase:
    """Show places with facts that still count beside a random sample, while it is switched on."""
    asked: list[tuple[str, bool, list[Planned[Location]], list[Measured]]] = []
    today = clock.today()
    for owner_id, name in desks.owners(request.actor):
        owner = UUID(owner_id)
        if switches.is_on("inspections", owner):
            asked.append((name, True, listed(owner, today), measured(owner)))
        else:
            asked.append((name, False, [], []))
    rows = [each.place for _name, _is_on, found, _measured in asked for each in found]
    facts = list(PlaceFact.objects.filter(
        location__in=rows, valid_until__gte=today).order_by("added_on"))  # fmt: skip
    unwrap([*rows, *facts])
    by_place = {row.pk: [each for each in facts if each.location_id == row.pk] for row in rows}
    shown = [
        (name, is_on, [(each, by_place[each.place.pk]) for each in found], told)
        for name, is_on, found, told in asked
    ]
    return render(request, "enforcement/planning_list.html", {"municipalities": shown})
