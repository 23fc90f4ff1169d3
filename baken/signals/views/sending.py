"""What every form of the process does when it is sent: act, say so, or say why not."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from baken.access import drafts
from baken.access.http import OfficeRequest
from baken.access.protected import Protected
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.signals.models import Signal


def signal_for(request: OfficeRequest, pk: UUID, kind: str) -> Signal:
    """Give a signal on which this person may create a row of a kind, with what its pages show.

    Others' signals are not found; a guest who sees one may read it, and is told what is not theirs.
    """
    found: Signal = get_object_or_404(Signal.objects.for_page(), pk=pk)
    refuse_strangers(request, "create", kind, found)
    return found


def refuse_strangers(request: OfficeRequest, verb: str, kind: str, near: Protected) -> None:
    """Raise PermissionDenied for who sees a row but may not do this with what lies beside it."""
    if not request.actor.role_for(verb, kind, near.owner_id, near.dossier_id):
        raise PermissionDenied


def send(
    request: OfficeRequest,
    form: forms.Form,
    act: Callable[[], UUID],
    *,
    template: str,
    page: dict[str, Any],
    done: str,
) -> HttpResponseBase:
    """Show the form, or carry it out and go to the signal; a refusal keeps what was typed."""
    go = partial(_to_signal, act)
    return send_to(request, form, go, template=template, page=page, done=done)


def _to_signal(act: Callable[[], UUID]) -> str:
    return reverse("signal_detail", args=[act()])


def send_to(
    request: OfficeRequest,
    form: forms.Form,
    act: Callable[[], str],
    *,
    template: str,
    page: dict[str, Any],
    done: str,
) -> HttpResponseBase:
    """Show the form, or carry it out and go where that leads; a refusal keeps what was typed."""
    if form.is_bound and form.is_valid():
        try:
            address = act()
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            drafts.drop(request.actor, key=request.path)
            notify(request, "ok", done)
            return redirect(address)
    status = 422 if form.errors else 200
    return render(request, template, {**page, "form": form}, status=status)
