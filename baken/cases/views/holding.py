"""Handing over all one's cases for a holiday, and remembering what one looked at."""

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from baken.access.http import OfficeRequest, opens
from baken.cases import actions, casework
from baken.cases.choices import holders
from baken.cases.forms_hold import HolidayForm
from baken.cases.models import Case
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.parties.models import Person


@opens("case", "change")
def case_holiday(request: OfficeRequest) -> HttpResponseBase:
    """Let a colleague stand in for all one's cases until a day."""
    mine = list(Case.objects.open().filter(holder_id=request.actor.person_id).order_by("alias"))
    people = holders(mine[0]).exclude(pk=request.actor.person_id) if mine else Person.objects.none()
    form = HolidayForm(request.POST or None, people=people)
    if form.is_bound and form.is_valid():
        try:
            changed = actions.hand_over_all(request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            count = len(changed)
            done = ngettext(
                "%(who)s vervangt u in %(n)d casus.", "%(who)s vervangt u in %(n)d casussen.", count
            )
            who = form.cleaned_data["person"].name
            notify(request, "ok", done % {"who": who, "n": count})
            return redirect("case_list")
    status = 422 if form.errors else 200
    return render(request, "cases/holiday.html", {"form": form, "cases": mine}, status=status)


@opens("last_visit", "create")
@require_POST
def changes_seen(request: OfficeRequest) -> HttpResponseBase:
    """Remember that somebody saw what others changed."""
    casework.looked(request.actor)
    return redirect("home")
