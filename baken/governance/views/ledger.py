"""The processing log for who supervises: per processing, without who did it; and one operation."""

import csv
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase
from django.shortcuts import render

from baken.access.confirmed import recently_confirmed
from baken.access.http import OfficeRequest, opens
from baken.core import clock
from baken.core.downloads import CSV, download
from baken.governance import ledger, looks
from baken.knowledge.packs import Activity, processing
from baken.vault.logbook.models import AccessLine, ProcessingLine

PAGE = 50


@opens("processing_line")
def processing_log(request: OfficeRequest) -> HttpResponseBase:
    """Show what was done with whose data, one processing at a time."""
    today = clock.today()
    activity = _chosen(request)
    owners = [held.organisation_id for held in request.actor.organisations("privacy_officer")]
    page: dict[str, Any] = {
        "counted": ledger.counted(today),
        "days": ledger.COUNTED_DAYS,
        "activity": activity,
        "signatures": ledger.signatures(owners, today),
        "may_see_who": request.actor.may("read", "access_line"),
    }
    if activity:
        found = Paginator(_lines(activity), PAGE).get_page(request.GET.get("pagina"))
        page |= {"page_obj": found, "done": ledger.done(found.object_list)}
    return render(request, "governance/processing_log.html", page)


@opens("processing_line")
@recently_confirmed
def processing_log_file(request: OfficeRequest) -> HttpResponseBase:
    """Give the lines of one processing as a file."""
    activity = _chosen(request)
    if activity is None:
        raise Http404
    name = f"verwerkingenlogboek-{activity.id}-{clock.today()}.csv"
    answer = download(b"", CSV, name)
    csv.writer(answer).writerows(ledger.as_table(_lines(activity).iterator()))
    return answer


@opens("access_line")
def operation_looks(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show who did one operation: the line of the access log that belongs to it."""
    found = list(AccessLine.objects.filter(operation=pk).order_by("at", "number"))
    if not found:
        raise Http404
    page = {"looks": looks.shown(found), "operation": pk}
    return render(request, "governance/operation.html", page)


def _chosen(request: OfficeRequest) -> Activity | None:
    """Give the processing that was asked for, if the register knows it."""
    known = {one.id: one for one in processing().on(clock.today()).activities}
    return known.get(request.GET.get("verwerking", ""))


def _lines(activity: Activity) -> QuerySet[ProcessingLine]:
    return ProcessingLine.objects.filter(activity=activity.id).order_by("-started_at", "-number")
