"""The internal route of a municipality: whom to call, and the five steps; prints on one page."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from baken.access.actor import Actor
from baken.access.http import OfficeRequest, signed_in
from baken.core import clock
from baken.intake import five_steps
from baken.intake.numbers import numbers
from baken.intake.people import care_coordinators, focal_officers
from baken.knowledge.packs import routes
from baken.parties.kinds import OrganisationKind
from baken.parties.models import Organisation
from baken.vault.door import unwrap


@signed_in
def own_route(request: OfficeRequest) -> HttpResponseBase:
    """Go to the route of one's own municipality, or else the first of the region."""
    found = _own(request.actor) or _all(request.actor).first()
    if found is None:
        raise Http404
    return redirect("route", found.pk)


@signed_in
def route(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show whom to call in a municipality and which steps to take."""
    municipalities = _all(request.actor)
    found = get_object_or_404(municipalities, pk=pk)
    officers = focal_officers(found, clock.today())
    care = care_coordinators(found.region_id, clock.today())
    unwrap([each.person for each in (*officers, *care)])
    page = {
        "municipality": found,
        "intranet_url": _intranet_url(request, found),
        "others": [each for each in municipalities if each.pk != found.pk],
        "officers": [each for each in officers if each.stands_in_for_id is None],
        "stand_ins": [each for each in officers if each.stands_in_for_id is not None],
        "care": care,
        "steps": five_steps.of_route(),
        "explained": routes().on(clock.today()).steps,
        **numbers(),
    }
    return render(request, "intake/route.html", page)


def _intranet_url(request: OfficeRequest, municipality: Organisation) -> str:
    if not municipality.slug:
        return ""
    return request.build_absolute_uri(reverse("first_screen", args=[municipality.slug]))


def _all(actor: Actor) -> QuerySet[Organisation]:
    found = Organisation.objects.filter(region_id=actor.region_id)
    return found.filter(kind=OrganisationKind.MUNICIPALITY).order_by("name")


def _own(actor: Actor) -> Organisation | None:
    held = [at.organisation_id for at in actor.held if at.dossier_id is None]
    own = _all(actor).filter(pk__in=[actor.organisation_id, *held])
    return own.filter(pk=actor.organisation_id).first() or own.first()
