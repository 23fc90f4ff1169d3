"""Coming back with the receipt: where it stands, what was said, and adding to it."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from nacl.public import PrivateKey

from baken.core import clock
from baken.portal import carry, receipt
from baken.portal import thread as threads
from baken.portal.flood import Busy
from baken.portal.house import Down, here
from baken.portal.store import Desk, Thread
from baken.portal.views.asking import of_file
from baken.portal.views.numbers import numbers
from baken.portal.views.pages import found
from baken.portal.views.waiting import may_go_on, wait

LONGEST = 12_000
STATUS = {
    "received": (
        gettext_lazy("Uw melding is binnen."),
        gettext_lazy("Iemand van de gemeente leest haar op een werkdag. Heeft het haast? Bel."),
    ),
    "registered": (
        gettext_lazy("Wij zijn ermee bezig."),
        gettext_lazy("Twee mensen kijken wat er nodig is."),
    ),
    "decided": (
        gettext_lazy("Wij hebben gekozen wat wij doen."),
        gettext_lazy("Wat dat is, vertellen wij hier als dat veilig kan."),
    ),
    "closed": (gettext_lazy("Wij zijn klaar."), gettext_lazy("U kunt nog steeds iets schrijven.")),
    "set_aside": (
        gettext_lazy("Wij doen hier niets mee."),
        gettext_lazy("Klopt dat niet? Schrijf ons hieronder, of bel."),
    ),
}


def enter(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the receipt; a wrong, an old and a destroyed one get the same answer."""
    desk, house = found(slug), here()
    if request.method != "POST":
        return render(request, "portal/enter.html", {"desk": desk, **numbers()})
    digits = receipt.read(request.POST.get("code", ""))
    if digits is None:
        return _again(request, desk, _("Dit zijn niet de twintig cijfers. Kijk het nog eens na."))
    if not may_go_on(request, house, house.trying):
        return wait(request, house, desk)
    try:
        key = threads.opened(house, desk, digits)
        known = threads.find(house, desk, key)
    except (Busy, *Down) as trouble:
        return wait(request, house, desk, also=not isinstance(trouble, Busy))
    if known is None:
        return _again(request, desk, _("Wij vinden niets bij deze code."))
    return show(request, desk, key)


def thread(request: HttpRequest, slug: str) -> HttpResponse:
    """Write, or have the contact forgotten, and show the thread again."""
    desk, house = found(slug), here()
    key = carried(request, desk)
    if key is None:
        return redirect("portal_back", slug)
    try:
        return _do(request, desk, key)
    except Down:
        return wait(request, house, desk, also=True)


def lost(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell what to do without the code; reveals nothing about any report."""
    return render(request, "portal/lost.html", {"desk": found(slug), **numbers()})


def _do(request: HttpRequest, desk: Desk, key: receipt.Opened) -> HttpResponse:
    house, notice, trouble = here(), "", ""
    known = threads.find(house, desk, key)
    if known is None:
        return _again(request, desk, _("Wij vinden niets bij deze code."))
    if request.POST.get("do") == "forget":
        house.store.forget_contact(desk.id, key.locator)
        notice = _("Uw gegevens zijn weg. Wat u vertelde, blijft.")
    elif request.POST.get("do") == "write":
        text = request.POST.get("text", "").strip()[:LONGEST]
        if not text:
            trouble = _("Schrijf eerst iets op.")
        elif not may_go_on(request, house, house.handing):
            return wait(request, house, desk)
        elif threads.write(house, desk, key, known[0], text, _message_id(request)):
            notice = _("Uw bericht is verstuurd.")
        else:
            trouble = _("Er kan niets meer bij. Bel ons.")
    return show(request, desk, key, notice=notice, trouble=trouble)


def show(request: HttpRequest, desk: Desk, key: receipt.Opened, **said: str) -> HttpResponse:
    """Show where a report stands and what was said; `said` is a notice, or trouble with a form."""
    known = threads.find(here(), desk, key)
    if known is None:
        return _again(request, desk, _("Wij vinden niets bij deze code."))
    status = 422 if said.get("trouble") or said.get("file_trouble") else 200
    page = {**_page(desk, key, *known), **said}
    return render(request, "portal/thread.html", page, status=status)


def _page(desk: Desk, key: receipt.Opened, about: Thread, private: PrivateKey) -> dict[str, Any]:
    house = here()
    title, explained = STATUS.get(about.status, STATUS["registered"])
    passed = {"locator": key.locator.hex(), "key": key.key.hex()}
    carried_on = carry.seal(passed, for_=f"thread {desk.slug}", pepper=house.pepper)
    return {
        "desk": desk,
        "thread": about,
        "title": title,
        "explained": explained,
        "said": threads.read(house, desk, key, private),
        "pass": carried_on,
        "file": of_file("pass", carried_on, sent=house.store.files(desk.id, key.locator)),
        "message": uuid4(),
        "today": clock.today(),
        **numbers(),
    }


def _again(request: HttpRequest, desk: Desk, trouble: str) -> HttpResponse:
    page = {"desk": desk, "trouble": trouble, **numbers()}
    return render(request, "portal/enter.html", page, status=422)


def carried(request: HttpRequest, desk: Desk) -> receipt.Opened | None:
    """Give what opens the thread, of somebody who came in with the code within the hour."""
    given = request.POST.get("pass", "")
    try:
        told = carry.unseal(given, for_=f"thread {desk.slug}", pepper=here().pepper, hours=1)
        return receipt.Opened(bytes.fromhex(told["locator"]), bytes.fromhex(told["key"]))
    except (carry.Stale, KeyError, ValueError):
        return None


def _message_id(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("message", ""), version=4)
    except ValueError:
        return None
