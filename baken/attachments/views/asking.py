"""Asking for a reason before something is done with an attachment."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.shortcuts import render

from baken.access import drafts
from baken.access.http import OfficeRequest
from baken.attachments.forms import WhyForm
from baken.attachments.listing import home_of
from baken.attachments.models import Attachment
from baken.core.refusals import Refused
from baken.vault.door import unwrap


def ask_why(
    request: OfficeRequest,
    attachment: Attachment,
    act: Callable[[WhyForm], None],
    *,
    template: str,
) -> HttpResponseBase | None:
    """Show the form, or carry it out and give None; a refusal keeps what was typed."""
    form = drafts.form_for(request, request.actor, WhyForm, key=request.path)
    if form.is_bound and form.is_valid():
        try:
            act(form)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            drafts.drop(request.actor, key=request.path)
            return None
    unwrap([attachment])
    page = {"form": form, "attachment": attachment, "home": home_of(request.actor, attachment)}
    return render(request, template, page, status=422 if form.errors else 200)
