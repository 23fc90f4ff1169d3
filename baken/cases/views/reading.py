"""The list of cases, the page of one, who can see it, and opening a case."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.cases import actions, casework, sources, subjects, worklist
from baken.cases.actions.opening import HOLDER_OF
from baken.cases.forms import OpenForm
from baken.cases.models import Case
from baken.cases.page import audience_of, gather, grants_of, head
from baken.cases.timeline import FILTERS
from baken.cases.vocabulary import Wall
from baken.core import clock
from baken.core.notices import notify
from baken.core.piles import MOST
from baken.core.refusals import Refused
from baken.vault.door import unwrap

PAGE = 50


@opens("case")
def case_list(request: OfficeRequest) -> HttpResponseBase:
    """List the cases somebody may see, by alias or code."""
    search = worklist.search_from(request.GET.dict())
    found = search.rows(request.actor)
    page = {
        "search": search,
        "views": worklist.VIEWS.items(),
        "page_obj": Paginator(found, PAGE).get_page(request.GET.get("pagina")),
        "may_open": request.actor.may("create", "case"),
        "holds_any": casework.holds_any(request.actor),
        "to_compare": subjects.not_compared(request.actor)[: MOST + 1].count(),
        "today": clock.today(),
    }
    return render(request, "cases/case_list.html", page)


@opens("case")
def case_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show a case: who and how safe, what now, what happened."""
    case = get_object_or_404(Case.objects.for_page(), pk=pk)
    kinds = {each for each in request.GET.getlist("toon") if each in FILTERS}
    by_entry = request.GET.get("op") == "vastgelegd"
    page = gather(request.actor, case, kinds, by_entry)
    return render(request, "cases/case_detail.html", page)


@opens("case")
def case_audience(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show who can see a case: names, roles, grounds, until when, and what was granted."""
    case = get_object_or_404(Case.objects.for_page(), pk=pk)
    unwrap([case])
    page = {**head(case), "viewers": audience_of(case), "grants": grants_of(case)}
    changes = request.actor.role_for("change", "case", case.owner_id, case.dossier_id)
    return render(request, "cases/audience.html", {**page, "may_change": bool(changes)})


@opens("case", "create")
def case_new(request: OfficeRequest) -> HttpResponseBase:
    """Open a case, directly or from what was handed on."""
    actor = request.actor
    is_care = bool(actor.organisations(HOLDER_OF[Wall.CARE]))
    role = HOLDER_OF[Wall.CARE if is_care else Wall.ENFORCEMENT]
    found = sources.offered(actor, named=request.GET)
    near = {"is_care": is_care, "offered": found.choices, "chosen": found.named}
    form = drafts.form_for(request, actor, OpenForm, key=request.path, **near)
    if form.is_bound and form.is_valid():
        try:
            made = actions.open_case(
                actor,
                organisation_id=actor.organisations(role)[0].organisation_id,
                opening=form.opening,
                sources=found.among(form.cleaned_data.get("from_what", [])),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            drafts.drop(actor, key=request.path)
            notify(request, "ok", _("De casus is geopend. Maak eerst de contactregels."))
            return redirect("case_detail", made.pk)
    page = {"form": form, "is_care": is_care, "sources": found.among(found.named)}
    return render(request, "cases/open.html", page, status=422 if form.errors else 200)
