"""What was handed on to me, and the answer to it."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.core import clock
from baken.signals import actions
from baken.signals.forms_hand_on import ACCEPTED, AnswerForm, SettleForm
from baken.signals.handovers import addressed_to, again_url, came_back, received
from baken.signals.models import Handover
from baken.signals.views.sending import refuse_strangers, send_to
from baken.signals.vocabulary import HandoverStatus
from baken.vault.door import unwrap

PAGE = 50


@opens("handover")
def handover_list(request: OfficeRequest) -> HttpResponseBase:
    """List what was handed on to me and what came back; no content, only what asks an answer."""
    mine = received(request.actor)
    answered = mine.exclude(status=HandoverStatus.OFFERED).order_by("-answered_at", "id")
    page = {
        "waiting": list(mine.waiting()),  # type: ignore[attr-defined]
        "came_back": list(came_back(request.actor)),
        "page_obj": Paginator(answered, PAGE).get_page(request.GET.get("pagina")),
        "today": clock.today(),
    }
    return render(request, "signals/handover_list.html", page)


@opens("handover")
def handover_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show what the receiver must know, and take the answer; the signal stays closed."""
    handover: Handover = get_object_or_404(_with_names(), pk=pk)
    is_receiver = handover.addressee_id in addressed_to(request.actor)
    is_sender = bool(_sending_role(request, handover))
    unwrap([handover])
    name = {"by": request.actor.name if is_receiver else ""}
    form = drafts.form_for(request, request.actor, AnswerForm, key=request.path, initial=name)

    def act() -> str:
        _answer(request, handover, form.cleaned_data)
        return reverse("handover_detail", args=[handover.pk])

    return send_to(
        request,
        form,
        act,
        template="signals/handover_detail.html",
        page={**_page(handover), "is_sender": is_sender, "is_receiver": is_receiver},
        done=_("Het antwoord is vastgelegd."),
    )


@opens("handover", "create")
def handover_settle(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Take something that came back from the list, saying how it was arranged."""
    handover: Handover = get_object_or_404(_with_names(), pk=pk)
    refuse_strangers(request, "create", "handover", handover)
    unwrap([handover])
    form = drafts.form_for(request, request.actor, SettleForm, key=request.path)

    def act() -> str:
        actions.settle(request.actor, handover=handover, **form.cleaned_data)
        return reverse("handover_detail", args=[handover.pk])

    return send_to(
        request,
        form,
        act,
        template="signals/handover_settle.html",
        page=_page(handover),
        done=_("Vastgelegd hoe het geregeld is."),
    )


def _with_names() -> Any:
    return Handover.objects.select_related("owner", "addressee", "offered_by__organisation")


def _page(handover: Handover) -> dict[str, Any]:
    is_late = handover.is_overdue(clock.today())
    return {"handover": handover, "is_late": is_late, "again_url": again_url(handover)}


def _sending_role(request: OfficeRequest, handover: Handover) -> str:
    return request.actor.role_for("create", "handover", handover.owner_id, handover.dossier_id)


def _answer(request: OfficeRequest, handover: Handover, given: dict[str, str]) -> None:
    by, answer = given["by"], given["answer"]
    if given["verdict"] == ACCEPTED:
        actions.accept(request.actor, handover=handover, by=by, answer=answer)
    else:
        actions.refuse(request.actor, handover=handover, by=by, reason=answer)
