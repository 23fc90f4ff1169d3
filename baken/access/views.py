"""The matrix, why somebody sees a row, and keeping a draft."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from baken.access import drafts, why
from baken.access.http import OfficeRequest, signed_in
from baken.access.walls.tables import Table, guarded_tables
from baken.access.words import spoken
from baken.core import clock
from baken.knowledge.packs import matrix


@signed_in
def show_matrix(request: OfficeRequest) -> HttpResponseBase:
    """Show who may do what, as it is in force today."""
    in_force = matrix().on(clock.today())
    kinds = [
        (kind, [spoken(rule) for rule in in_force.rules if rule.kind == name])
        for name, kind in in_force.kinds.items()
    ]
    return render(request, "access/matrix.html", {"matrix": in_force, "kinds": kinds})


@signed_in
def show_why(request: OfficeRequest, kind: str, pk: UUID) -> HttpResponseBase:
    """Show by which rules and grants somebody sees a row, and who else does."""
    table, row = _row(kind, pk)
    page = {
        "kind_name": matrix().on(clock.today()).kinds[kind].name,
        "row": row,
        "rules": [spoken(rule) for rule in why.matching_rules(request.actor, table, row)],
        "viewers": why.viewers(table, row),
        "is_whole": why.names_everybody(request.actor, table, row),
    }
    return render(request, "access/why.html", page)


def _row(kind: str, pk: UUID) -> tuple[Table, Any]:
    """Give a row that is visible and its table: some kinds have one table more, of parts."""
    for table in guarded_tables():
        if table.kind == kind and table.own != "person_id":
            with suppress(Http404):
                return table, get_object_or_404(table.rows(), pk=pk)
    raise Http404


@signed_in
@require_POST
def keep_draft(request: OfficeRequest, key: str) -> HttpResponseBase:
    """Keep what somebody is typing."""
    if len(key) >= drafts.LONGEST_KEY:
        raise Http404
    drafts.keep(request.actor, key=f"/{key}", fields=request.POST)
    return HttpResponse(status=204)
