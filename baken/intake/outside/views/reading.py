"""One report from outside: opened by the keeper, taken in or set aside, and the thread with it."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.intake.outside import actions, files
from baken.intake.outside.models import (
    MessageKind,
    OutsideFile,
    OutsideReport,
    OutsideStatus,
    SetAside,
)
from baken.portal.letter import Letter
from baken.portal.questions import PATHS, label, spoken
from baken.vault import boxes


@opens("outside_report", "change")
def outside_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show what somebody told and the messages since; do what was asked."""
    known = OutsideReport.objects.select_related("owner", "report", "handled_by")
    found: OutsideReport = get_object_or_404(known, pk=pk)
    if request.method == "POST":
        try:
            return _do(request, found)
        except Refused as refused:
            notify(request, "warning", refused.reason)
            return redirect("outside_detail", found.pk)
    return render(request, "outside/detail.html", _page(found))


def _do(request: OfficeRequest, found: OutsideReport) -> HttpResponseBase:
    asked = request.POST.get("do", "")
    if asked == "take":
        letter = Letter.read(boxes.opened([found]).get(found.pk, ""))
        made = actions.take_in(request.actor, outside=found, letter=letter)
        notify(request, "ok", _("U nam de melding in behandeling. Registreer haar nu als signaal."))
        return redirect("signal_register", made.pk)
    if asked == "aside":
        actions.set_aside(request.actor, ids=[found.pk], reason=request.POST.get("reason", ""))
        notify(
            request, "ok", _("De melding ligt terzijde. De melder leest dat u er niets mee doet.")
        )
        return redirect("outside_list")
    if asked == "file":
        _take_over(request, found)
    if asked == "seen":
        actions.see(request.actor, outside=found)
    if asked == "reply":
        actions.reply(request.actor, outside=found, text=request.POST.get("text", ""))
        notify(request, "ok", _("Uw bericht staat klaar voor de melder."))
    return redirect("outside_detail", found.pk)


def _take_over(request: OfficeRequest, found: OutsideReport) -> None:
    try:
        file = OutsideFile.objects.get(outside=found, pk=request.POST.get("file", ""))
    except (OutsideFile.DoesNotExist, ValidationError, ValueError) as error:
        raise Http404 from error
    files.take_over(request.actor, file=file)
    notify(request, "ok", _("Het bestand staat bij de bijlagen van het signaal."))


def _page(found: OutsideReport) -> dict[str, Any]:
    messages = list(found.messages.select_related("written_by"))
    sent = list(found.files.all())
    texts = boxes.opened([found, *messages, *sent])
    letter = _letter(found.pk, texts)
    contact = next((each for each in messages if each.kind == MessageKind.CONTACT), None)
    same = OutsideReport.objects.filter(owner_id=found.owner_id, likeness=found.likeness)
    return {
        "outside": found,
        "is_waiting": found.status == OutsideStatus.WAITING,
        "letter": letter,
        "path": PATHS[letter.path].label if letter and letter.path in PATHS else "",
        "told": _lines(letter),
        "contact": _lines(_letter(contact.pk, texts) if contact else None),
        "messages": [
            {"row": each, "text": texts.get(each.pk, "")}
            for each in messages
            if each.kind == MessageKind.MESSAGE
        ],
        "files": files.names(sent, texts),
        "has_unread": any(each.seen_at is None and each.written_by_id is None
                          and each.kind == MessageKind.MESSAGE for each in messages),
        "alike": same.exclude(pk=found.pk)[:5] if found.likeness else [],
        "reasons": SetAside.choices,
    }  # fmt: skip


def _letter(pk: UUID, texts: dict[UUID, str]) -> Letter | None:
    return Letter.read(texts[pk]) if pk in texts else None


def _lines(letter: Letter | None) -> list[tuple[str, str]]:
    """Give what was told, as questions with answers."""
    if letter is None:
        return []
    return [
        (str(label(name, letter.path)), spoken(name, given, letter.path))
        for name, given in letter.answers.items()
        if name != "what"
    ]
