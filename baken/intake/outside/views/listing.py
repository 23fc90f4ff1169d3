"""The list of reports from outside: what waits, and setting nonsense aside in one go."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from baken.access.actor import Actor
from baken.access.http import OfficeRequest, opens
from baken.access.oversight import switches
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.intake.outside.actions import set_aside
from baken.intake.outside.fresh import SHOWN, news
from baken.intake.outside.models import OutsideReport, OutsideStatus, SetAside, unread

RECENT = 10


@opens("outside_report", "change")
def outside_list(request: OfficeRequest) -> HttpResponseBase:
    """List what waits, acute first, and messages nobody read; contents show when one is opened."""
    if request.method == "POST":
        _set_aside(request)
        return redirect("outside_list")
    if (told := news(request)).is_known:
        return HttpResponse(status=204)
    waiting = list(OutsideReport.objects.waiting().select_related("owner")[:SHOWN])
    page = {
        "news": told,
        "waiting": (marked := _marked(waiting)),
        "has_alike": any(each["same"] for each in marked),
        "reasons": SetAside.choices,
        "unread": unread()[:SHOWN],
        "handled": OutsideReport.objects.exclude(status=OutsideStatus.WAITING)
        .select_related("owner", "handled_by", "report")
        .order_by("-handled_at")[:RECENT],
        "is_closed": not _is_open(request.actor),
    }
    return render(request, "outside/list.html", page)


def _set_aside(request: OfficeRequest) -> None:
    try:
        ids = [UUID(each) for each in request.POST.getlist("which")]
        reason, also = request.POST.get("reason", ""), "alike" in request.POST
        done = set_aside(request.actor, ids=ids, reason=reason, also_alike=also)
    except Refused as refused:
        notify(request, "warning", refused.reason)
    except ValueError:
        return
    else:
        said = ngettext("%(n)d melding ligt terzijde.", "%(n)d meldingen liggen terzijde.", done)
        notify(request, "ok", said % {"n": done})


def _marked(rows: list[OutsideReport]) -> list[dict[str, Any]]:
    """Give rows with how many others say exactly the same."""
    alike = Counter((row.owner_id, row.likeness) for row in rows if row.likeness)
    return [{"row": row, "same": max(0, alike[row.owner_id, row.likeness] - 1)} for row in rows]


def _is_open(actor: Actor) -> bool:
    owners = {held.organisation_id for held in actor.organisations("focal_officer")}
    return any(switches.is_on("portal", owner) for owner in owners)
