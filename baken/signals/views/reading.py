"""The work list and the page of a signal."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from baken.access.http import OfficeRequest, opens
from baken.core import clock
from baken.core.piles import Pile
from baken.signals.listing import page_of
from baken.signals.models import Signal
from baken.signals.page import gather
from baken.signals.partners import officers
from baken.signals.process import drawn
from baken.signals.vocabulary import Form
from baken.signals.worklist import SORTS, VIEWS, Waiting, search_from, to_register

SHOWN = 20  # registering one lets the next appear


@opens("signal")
def signal_list(request: OfficeRequest) -> HttpResponseBase:
    """List what waits to be registered, and the signals somebody may see."""
    search, today = search_from(request.GET.dict()), clock.today()
    waiting: Pile[Waiting] = Pile([], 0)
    if not search.is_filtered:
        waiting = to_register(request.actor, today, shown=SHOWN)
    page = {
        "search": search,
        "views": VIEWS.items(),
        "forms": Form.choices,
        "sorts": SORTS.items(),
        "officers": officers(request.actor, today),
        "page_obj": page_of(search, request.actor, request.GET.get("pagina")),
        "waiting": waiting.rows,
        "waiting_count": waiting.count,
        "today": today,
    }
    return render(request, "signals/signal_list.html", page)


@opens("signal")
def signal_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show a signal: what was seen, how it was weighed, what was decided, what happened."""
    signal = get_object_or_404(Signal.objects.for_page(), pk=pk)
    page = gather(request.actor, signal)
    return render(request, "signals/signal_detail.html", {**page, "today": clock.today()})


@opens("signal")
def process(request: OfficeRequest) -> HttpResponseBase:
    """Draw the process from the data that drives it."""
    return render(request, "signals/process.html", drawn(clock.today()))
