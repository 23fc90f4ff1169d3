"""The register of processing (AVG art. 30), and the switch of each processing."""

from collections import defaultdict
from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baken.access import drafts
from baken.access.http import OfficeRequest, opens, signed_in
from baken.access.oversight import switches
from baken.access.oversight.models import ProcessingGround
from baken.access.words import say
from baken.accounts.views.sending import Screen, send
from baken.core import clock
from baken.governance import actions, ledger, looks
from baken.governance.forms import AdviceForm, GroundForm, OwnerForm, StopForm
from baken.knowledge.packs import Activity, processing
from baken.parties.kinds import OrganisationKind
from baken.parties.models import Organisation

RECORDS = {
    "processing_ground": ("policy_officer", "portfolio_holder"),
    "processing_advice": ("privacy_officer",),
    "processing_stop": ("privacy_officer", "portfolio_holder"),
}
"""Who records what, as the matrix says it."""

STOPS = gettext_lazy(
    "‘%(what)s’ gaat meteen uit, en pas weer aan met een nieuwe grondslag en een nieuw advies."
)


@signed_in
def register(request: OfficeRequest) -> HttpResponseBase:
    """Show what is done with data, why, with whom and how long."""
    in_force = processing().on(clock.today())
    may_read_log = request.actor.may("read", "processing_line")
    places_on = _places_on()
    counts = ledger.counts(clock.today()) if may_read_log else None
    page = {
        "register": in_force,
        "always": [
            (one, counts.get(one.id, 0) if counts is not None else None)
            for one in in_force.activities
            if not one.is_switched
        ],
        "days": ledger.COUNTED_DAYS,
        "may_read_log": may_read_log,
        "switched": [(one, places_on[one.id]) for one in in_force.switched()],
        "published": looks.published(clock.today()),
    }
    return render(request, "governance/register.html", page)


def _places_on() -> dict[str, list[str]]:
    """Give, by processing, the municipalities in which it is on today."""
    grounds = ProcessingGround.objects.in_force(clock.today()).order_by("owner__name")
    could = dict.fromkeys(grounds.values_list("processing", "owner_id", "owner__name"))
    found: dict[str, list[str]] = defaultdict(list)
    for name, owner_id, place in could:
        if switches.state(name, owner_id).is_on:
            found[name].append(place)
    return found


@signed_in
def switch(request: OfficeRequest, name: str) -> HttpResponseBase:
    """Show where the switch of a processing stands for each municipality of the region."""
    activity = _activity(name)
    places = Organisation.objects.filter(
        region_id=request.actor.region_id, kind=OrganisationKind.MUNICIPALITY
    )
    page = {
        "activity": activity,
        "states": [(place, switches.state(name, place.pk)) for place in places.order_by("name")],
        "may": {kind: request.actor.may("create", kind) for kind in RECORDS},
    }
    return render(request, "governance/switch.html", page)


@opens("processing_ground", "create")
def switch_ground(request: OfficeRequest, name: str) -> HttpResponseBase:
    """Record ground, assessment and review day."""
    words = (_("Grondslag vastleggen"), _("Vastleggen"), _("De grondslag is vastgelegd."))
    return _record(request, name, GroundForm, "processing_ground", actions.record_ground, words)


@opens("processing_advice", "create")
def switch_advice(request: OfficeRequest, name: str) -> HttpResponseBase:
    """Record the advice of the privacy officer."""
    words = (_("Advies geven"), _("Vastleggen"), _("Uw advies is vastgelegd."))
    return _record(request, name, AdviceForm, "processing_advice", actions.advise, words)


@opens("processing_stop", "create")
def switch_stop(request: OfficeRequest, name: str) -> HttpResponseBase:
    """Stop a processing at once."""
    words = (_("Verwerking stoppen"), _("Nu stoppen"), _("De verwerking staat uit."))
    return _record(request, name, StopForm, "processing_stop", actions.stop, words)


def _activity(name: str) -> Activity:
    found = [one for one in processing().on(clock.today()).switched() if one.id == name]
    if not found:
        raise Http404
    return found[0]


def _record(
    request: OfficeRequest,
    name: str,
    kind: type[OwnerForm],
    row_kind: str,
    action: Any,
    words: tuple[str, str, str],
) -> HttpResponseBase:
    activity = _activity(name)
    owners = [held.organisation_id for held in request.actor.organisations(*RECORDS[row_kind])]
    form = drafts.form_for(request, request.actor, kind, key=request.path, owners=owners)
    back = reverse("switch", args=[name])

    def act() -> str:
        action(request.actor, processing=name, **form.cleaned_data)
        return back

    title, button, done = words
    tone = "danger" if kind is StopForm else "primary"
    crumbs = ((_("Verwerkingen"), reverse("processing_register")), (say(activity.name), back))
    intro = STOPS % {"what": say(activity.name)} if kind is StopForm else ""
    screen = Screen(title=title, crumbs=crumbs, button=button, tone=tone, intro=intro)
    return send(request, form, act, screen=screen, done=done)
