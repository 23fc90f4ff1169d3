"""The first page after logging in."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from baken.access.http import OfficeRequest, signed_in
from baken.access.words import role_name
from baken.core import clock
from baken.desk.coming import coming
from baken.desk.sections import sections
from baken.intake.outside.fresh import news
from baken.signals.figures import STEERING, figures


@signed_in
def home(request: OfficeRequest) -> HttpResponseBase:
    """Show what waits for this person, or say what comes for their role."""
    actor = request.actor
    told = news(request) if actor.may("change", "outside_report") else None
    if told and told.is_known:
        return HttpResponse(status=204)
    page = {
        "news": told,
        "sections": sections(actor),
        "coming": [(role_name(role), coming(role)) for role in sorted(actor.roles) if coming(role)],
        "figures": figures() if actor.roles & set(STEERING) else None,
        "today": clock.today(),
        "may_report": actor.may("create", "report"),
    }
    return render(request, "desk/home.html", page)
