"""Choosing how the public entry of a municipality looks."""

from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.core.uploads import reads_a_small_file
from baken.intake.look.actions import Chosen, choose
from baken.intake.look.forms import LookForm
from baken.intake.look.models import OutsideLook
from baken.intake.look.pictures import Logo, drawn
from baken.parties.kinds import OrganisationKind
from baken.parties.models import Organisation

WORDS = ("name", "band", "accent", "title_nl", "title_en", "lead_nl", "lead_en")


@reads_a_small_file
@opens("outside_look", "create")
def outside_look(request: OfficeRequest) -> HttpResponseBase:
    """Show what was chosen for a municipality, and take another choice."""
    owners = _owners(request)
    asked = next((each for each in owners if str(each.pk) == request.GET.get("gemeente")), None)
    owner = asked or owners[0]
    before = OutsideLook.objects.now().filter(owner=owner).first()
    form = LookForm(
        request.POST or None,
        request.FILES or None,
        owners=owners,
        initial={"owner": str(owner.pk), "name": owner.name, **_words(before)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            _choose(request, form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            notify(request, "ok", _("Zo ziet het loket er vanaf nu uit."))
            return redirect(
                "outside_list" if request.actor.may("read", "outside_report") else "home"
            )
    page = {"form": form, "owner": owner, "before": before}
    return render(request, "look/choose.html", page, status=422 if form.errors else 200)


def _choose(request: OfficeRequest, given: dict[str, Any]) -> None:
    owner, sent = given["owner"], given["logo"]
    before = OutsideLook.objects.now().filter(owner=owner).first()
    logo = Logo()
    if sent:
        logo = drawn(sent.read(), sent.size)
    elif before is not None and not given["without_logo"]:
        logo = Logo(bytes(before.logo), before.logo_mark, before.logo_width, before.logo_height)
    words = {name: given[name] for name in WORDS}
    choose(request.actor, owner=owner, chosen=Chosen(**words, logo=logo))


def _words(before: OutsideLook | None) -> dict[str, str]:
    return {name: getattr(before, name) for name in WORDS} if before else {}


def _owners(request: OfficeRequest) -> list[Organisation]:
    """Give the municipalities for which this person chooses; raise Http404 without one."""
    places = Organisation.objects.filter(kind=OrganisationKind.MUNICIPALITY).order_by("name")
    if not request.actor.organisations("administrator"):
        own = [each.organisation_id for each in request.actor.organisations("focal_officer")]
        places = places.filter(pk__in=own)
    found = list(places.filter(region_id=request.actor.region_id))
    if not found:
        raise Http404
    return found
