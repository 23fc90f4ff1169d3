"""Reading estimates: all of them, one of them, and one to take along."""

import csv
import json
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from baken.access.http import OfficeRequest, opens
from baken.core.downloads import CSV, WORD, download
from baken.statistics.hidden.context import NATIONAL, READING
from baken.statistics.hidden.models import Estimation
from baken.statistics.hidden.page import export, told
from baken.statistics.hidden.word import in_word

A_PAGE = 20


@opens("estimation")
def estimation_list(request: OfficeRequest) -> HttpResponseBase:
    """Show what was estimated before, the last one first."""
    found = Estimation.objects.newest_first().defer("cells")
    page_obj = Paginator(found, A_PAGE).get_page(request.GET.get("pagina"))
    page = {
        "page_obj": page_obj,
        "estimations": page_obj.object_list,
        "may_ask": request.actor.may("create", "estimation"),
    }
    return render(request, "hidden/list.html", page)


@opens("estimation")
def estimation_about(request: OfficeRequest) -> HttpResponseBase:
    """Say how it works, when it refuses, and what others have against it."""
    return render(request, "hidden/about.html", {"national": NATIONAL, "reading": READING})


@opens("estimation")
def estimation_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show how far it is, or what may be said."""
    found = _one(pk)
    template = "hidden/detail.html"
    if request.headers.get("HX-Request") and found.is_busy:
        template += "#progress"
    answer = render(request, template, {"estimation": found, "told": told(found)})
    if request.headers.get("HX-Request") and not found.is_busy:
        answer["HX-Refresh"] = "true"
    return answer


@opens("estimation")
def estimation_json(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Give the outcome as JSON, with the fingerprint of the table; small numbers stay out."""
    del request
    found = _one(pk)
    if found.result is None:
        return redirect("estimation_detail", pk)
    text = json.dumps(export(found), ensure_ascii=False, indent=2)
    return download(text.encode(), "application/json", f"{_name(found)}.json")


@opens("estimation")
def estimation_csv(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Give one line per method, as a spreadsheet reads it."""
    del request
    found = _one(pk)
    if found.result is None:
        return redirect("estimation_detail", pk)
    answer = download(b"", CSV, f"{_name(found)}.csv")
    writer = csv.writer(answer)
    kept = export(found)
    writer.writerow(["method", "estimate", "low", "high", "converged", "observed", "overlap",
                     "verdict", "table"])  # fmt: skip
    same = [kept["observed"], kept["overlap"], kept["verdict"], kept["table"]]
    for each in kept["methods"]:
        limits = each["interval"]
        writer.writerow([each["method"], each["estimate"], limits["low"], limits["high"],
                         each["converged"], *same])  # fmt: skip
    if not kept["methods"]:
        writer.writerow(["", "", "", "", "", *same])
    return answer


@opens("estimation")
def estimation_word(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Give what may be said as a Word document."""
    del request
    found = _one(pk)
    shown = told(found)
    if shown is None:
        return redirect("estimation_detail", pk)
    return download(in_word(found, shown), WORD, f"{_name(found)}.docx")


def _one(pk: UUID) -> Estimation:
    found: Estimation = get_object_or_404(
        Estimation.objects.select_related("asked_by", "owner").defer("cells"), pk=pk
    )
    return found


def _name(found: Estimation) -> str:
    return f"verborgen-aantal-{found.period_from}-{found.fingerprint[:8]}"
