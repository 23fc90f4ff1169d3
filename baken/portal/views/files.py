"""Adding a file: beside the receipt, when the report is safe, or later with the code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from baken.portal import files, receipt
from baken.portal.flood import Busy
from baken.portal.house import Down, here
from baken.portal.store import Desk
from baken.portal.thread import opened
from baken.portal.views.back import carried, show
from baken.portal.views.pages import found
from baken.portal.views.report import show_receipt, unsealed
from baken.portal.views.waiting import may_go_on


def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a file in and show the same page again; nothing but the file gets lost by a refusal."""
    desk = found(slug)
    if request.method != "POST":
        return redirect("portal_back", slug)
    setattr(request, files.OPEN, True)  # before anything reads what was sent
    kept = unsealed(request.POST.get("kept", ""), f"receipt {slug}")
    key = carried(request, desk)
    if kept is not None:
        notice, trouble = _take(request, desk, kept["digits"])
        return show_receipt(request, desk, kept, notice=notice, file_trouble=trouble)
    if key is None:
        return redirect("portal_back", slug)
    notice, trouble = _take(request, desk, key)
    return show(request, desk, key, notice=notice, file_trouble=trouble)


def _take(request: HttpRequest, desk: Desk, whose: receipt.Opened | str) -> tuple[str, str]:
    """Seal and keep the file; give a notice, or what is wrong."""
    sent = files.uploaded(request.FILES.get("file"))
    if trouble := _wrong(sent):
        return "", trouble
    try:
        is_in = sent is not None and _keep(request, desk, whose, sent)
    except (Busy, *Down):
        return "", _("Dit lukte niet. Probeer het opnieuw, of bel.")
    if not is_in:
        return "", _("Er kan niets meer bij. Bel ons.")
    return _("Uw bestand is verstuurd."), ""


def _keep(request: HttpRequest, desk: Desk, whose: receipt.Opened | str, sent: files.Sent) -> bool:
    house = here()
    if not may_go_on(request, house, house.handing):
        raise Busy
    key = opened(house, desk, whose) if isinstance(whose, str) else whose
    with house.file_room.inside():
        return house.store.add_file(files.sealed(desk, key.locator, sent))


def _wrong(sent: files.Sent | None) -> str:
    """Say what is wrong with a file, and what to do about it; empty when nothing is."""
    if sent is None:
        return _("Kies eerst een bestand.")
    if not sent.is_known:
        return _("Dit soort bestand kan niet. Kies een foto, film, geluid, PDF of document.")
    if sent.is_too_large:
        said: str = _("Dit bestand is te groot. Hoogstens %(most)s MB.")
        return said % {"most": files.MEGABYTES}
    return ""
