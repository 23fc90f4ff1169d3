"""Where reporting starts: call me back, report, or somebody is here now."""

from django.http import HttpResponseBase
from django.shortcuts import render

from baken.access.http import OfficeRequest, opens
from baken.access.models import Draft
from baken.intake.forms_report import KEYS
from baken.intake.numbers import numbers
from baken.intake.people import REPORTERS
from baken.parties.models import Organisation


@opens("report", "create")
def start(request: OfficeRequest) -> HttpResponseBase:
    """Offer the two ways to report, and help for somebody who is not alone right now."""
    held = [at.organisation_id for at in request.actor.organisations(*REPORTERS)]
    places = Organisation.objects.filter(pk__in=held).exclude(slug="").order_by("name")
    begun = Draft.objects.filter(person_id=request.actor.person_id, key__in=KEYS).exists()
    return render(request, "intake/start.html", {"places": places, "begun": begun, **numbers()})


@opens("report", "create")
def here_now(request: OfficeRequest) -> HttpResponseBase:
    """Say what to do, and what not, while the person stands at the desk."""
    return render(request, "intake/here_now.html", numbers())


@opens("report", "create")
def call_first(request: OfficeRequest) -> HttpResponseBase:
    """Show the right number at once to whoever said that somebody is in danger."""
    return render(request, "intake/call_first.html", numbers())
