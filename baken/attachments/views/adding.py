"""Adding a file, for the page of any row: the app above fetches the row and says where to go."""

from django.conf import settings
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRedirect

from baken.access import drafts
from baken.access.http import OfficeRequest
from baken.access.protected import Protected
from baken.attachments.actions import attach
from baken.attachments.forms import AttachForm
from baken.attachments.rules import megabytes
from baken.attachments.upload import uploaded
from baken.attachments.vocabulary import AttachmentStatus
from baken.core.notices import notify
from baken.core.refusals import Refused

TEMPLATE = "attachments/add.html"
DONE = {
    AttachmentStatus.AVAILABLE: _("De bijlage is toegevoegd."),
    AttachmentStatus.QUARANTINE: _(
        "De bijlage staat in quarantaine: er is geen virusscanner. Een aandachtsfunctionaris kan "
        "haar vrijgeven."
    ),
    AttachmentStatus.CHECKING: _(
        "De bijlage is bewaard, maar de virusscanner antwoordt niet. Laat haar later controleren."
    ),
}


def add(request: OfficeRequest, near: Protected, *, back: str, code: str) -> HttpResponseBase:
    """Show the form, or keep the file and go back; a refusal keeps what was typed."""
    form = _form(request)
    found = uploaded(request.FILES.get("file"))
    if form.is_bound and form.is_valid() and found is not None:
        try:
            made = attach(request.actor, near=near, upload=found, note=form.cleaned_data["note"])
        except Refused as refused:
            form.add_error("file", refused.reason)
        else:
            drafts.drop(request.actor, key=request.path)
            is_there = made.status == AttachmentStatus.AVAILABLE
            told = str(DONE[AttachmentStatus(made.status)])
            notify(request, "ok" if is_there else "warning", told)
            return _go(request, back)
    page = {
        "form": form,
        "back": back,
        "code": code,
        "most_mb": megabytes(settings.ATTACHMENT_BYTES),
    }
    return render(request, TEMPLATE, page, status=422 if form.errors else 200)


def _form(request: OfficeRequest) -> AttachForm:
    if request.method == "POST":
        return AttachForm(request.POST, request.FILES)
    return drafts.form_for(request, request.actor, AttachForm, key=request.path)


def _go(request: OfficeRequest, back: str) -> HttpResponseBase:
    """Go on to the row; a script that sent the file opens a page instead of taking one in."""
    return HttpResponseClientRedirect(back) if getattr(request, "htmx", False) else redirect(back)
