"""What every form of the process does when it is sent: act, say so, or say why not."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from baken.access import drafts
from baken.access.http import OfficeRequest
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.signals.models import Signal


def signal_for(request: OfficeRequest, pk: UUID, kind: str) -> Signal:
    """Give a signal on which this person may create a row of a kind, with what its pages show.

    Others' signals are not found; a guest who sees one may read it, and is told what is not theirs.
    """
    found: Signal = get_object_or_404(Signal.objects.for_page(), pk=pk)
    if not request.actor.role_for("create", kind, found.owner_id, found.dossier_id):
        raise PermissionDenied
    return found


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
    if form.is_bound and form.is_valid():
        try:
            signal_id = act()
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            drafts.drop(request.actor, key=request.path)
            notify(request, "ok", done)
            return redirect("signal_detail", signal_id)
    status = 422 if form.errors else 200
    return render(request, template, {**page, "form": form}, status=status)
