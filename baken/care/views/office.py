"""Around trajectories: advice without a dossier, agreed lead times, costs and who pays."""

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.care import actions, office
from baken.care.forms_office import AdviceForm, LeadForm, PlaceForm
from baken.core import clock
from baken.core.notices import notify
from baken.core.refusals import Refused


@opens("advice_contact", "create")
def advice_count(request: OfficeRequest) -> HttpResponseBase:
    """Count an advice contact, and show the counts of this year and the last."""
    form = AdviceForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.count_advice(request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            notify(request, "ok", _("Geteld."))
            return redirect("advice_count")
    page = {"form": form, "years": office.advice_counts(clock.today())}
    return render(request, "care/advice_count.html", page, status=422 if form.errors else 200)


@opens("agreed_lead", "create")
def lead_list(request: OfficeRequest) -> HttpResponseBase:
    """Show what a municipality agreed for each thing to arrange, and agree it."""
    choose = PlaceForm(
        {"gemeente": request.GET.get("gemeente", "")}, region_id=request.actor.region_id
    )
    place = choose.cleaned_data.get("gemeente") if choose.is_valid() else None
    form = LeadForm(request.POST if request.method == "POST" else None)
    if place and form.is_bound and form.is_valid():
        actions.agree_lead(request.actor, municipality=place, **form.cleaned_data)
        notify(request, "ok", _("De termijn is afgesproken; hij geldt voor nieuwe trajecten."))
        return redirect(f"{reverse('lead_list')}?{urlencode({'gemeente': place.pk})}")
    if not choose.is_valid():
        choose = PlaceForm(region_id=request.actor.region_id)
    page = {
        "choose": choose, "form": form, "place": place,
        "rows": office.leads(place, clock.today()) if place else [],
    }  # fmt: skip
    return render(request, "care/lead_list.html", page, status=422 if form.errors else 200)


@opens("trajectory")
def cost_list(request: OfficeRequest) -> HttpResponseBase:
    """Show what trajectories and stays cost, by who pays; without anybody's name."""
    return render(request, "care/cost_list.html", {"rows": office.costs(clock.today())})
