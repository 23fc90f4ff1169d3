"""The work list and the page of a signal."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from baken.access.http import OfficeRequest, opens
from baken.core import clock
from baken.intake.models import Report
from baken.signals.models import Signal
from baken.signals.page import gather
from baken.signals.worklist import VIEWS, search_from

PAGE = 50


@opens("signal")
def signal_list(request: OfficeRequest) -> HttpResponseBase:
    """List what waits to be registered, and the signals somebody may see."""
    search = search_from(request.GET.get("toon", ""), request.GET.get("code", ""))
    found = Paginator(search.rows(request.actor), PAGE).get_page(request.GET.get("pagina"))
    waiting = [] if search.is_filtered else list(Report.objects.waiting().select_related("owner"))
    page = {
        "search": search,
        "views": VIEWS.items(),
        "page_obj": found,
        "waiting": waiting,
        "today": clock.today(),
    }
    return render(request, "signals/signal_list.html", page)


@opens("signal")
def signal_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show a signal: what was seen, how it was weighed, what was decided, what happened."""
    signal = get_object_or_404(Signal.objects.for_page(), pk=pk)
    page = gather(request.actor, signal)
    return render(request, "signals/signal_detail.html", {**page, "today": clock.today()})
