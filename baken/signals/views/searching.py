"""Looking for words in what one may see."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.core import clock
from baken.core.refusals import Refused
from baken.signals.search import SHORTEST, look_for


@opens("signal")
def signal_search(request: OfficeRequest) -> HttpResponseBase:
    """Ask for words, and show where they stand; they are posted, so that no address holds them."""
    page = {"words": request.POST.get("words", ""), "today": clock.today()}
    if request.method != "POST":
        return render(request, "signals/search.html", page)
    return _found(request, page)


def _found(request: HttpRequest, page: dict[str, object]) -> HttpResponseBase:
    too_short = _("Typ minstens %(count)s tekens.") % {"count": SHORTEST}
    try:
        page["found"] = look_for(str(page["words"]), too_short)
    except Refused as refusal:
        page["refusal"] = refusal.reason
        return render(request, "signals/search.html", page, status=422)
    return render(request, "signals/search.html", page)
