"""The page of one attachment, and what one can do there."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.attachments import actions
from baken.attachments.forms import WhyForm
from baken.attachments.listing import detail
from baken.attachments.models import Attachment
from baken.attachments.views.asking import ask_why
from baken.attachments.vocabulary import FileForm
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.vault.door import unwrap


def found_for(request: OfficeRequest, pk: UUID, verb: str, kind: str) -> Attachment:
    """Give an attachment to somebody who may do this with it; others' are not found."""
    shown = Attachment.objects.select_related("added_by", "removed_by", "owner")
    found: Attachment = get_object_or_404(shown, pk=pk)
    if not request.actor.role_for(verb, kind, found.owner_id, found.dossier_id):
        raise PermissionDenied
    return found


@opens("attachment")
def attachment_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show what is known of an attachment and what one can do with it."""
    found = found_for(request, pk, "read", "attachment")
    page = detail(request.actor, found)
    unwrap([found, *page["releases"]])
    return render(request, "attachments/attachment_detail.html", page)


@opens("attachment_file")
def attachment_copy(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Give the copy without metadata, through a link that works once."""
    found = found_for(request, pk, "read", "attachment_file")
    if request.method != "POST":
        return redirect("attachment_detail", pk)
    try:
        token = actions.link_to(
            request.actor,
            attachment=found,
            form=FileForm.COPY,
            session_key=request.session.session_key or "",
        )
    except Refused as refused:
        notify(request, "warning", str(refused.reason))
        return redirect("attachment_detail", pk)
    return redirect("attachment_fetch", token)


@opens("attachment_file")
def attachment_original(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Give the original, for a reason."""
    found = found_for(request, pk, "read", "attachment_file")
    tokens: list[str] = []

    def act(form: WhyForm) -> None:
        tokens.append(
            actions.link_to(
                request.actor,
                attachment=found,
                form=FileForm.ORIGINAL,
                session_key=request.session.session_key or "",
                why=form.cleaned_data["why"],
            )
        )

    answer = ask_why(request, found, act, template="attachments/original.html")
    return answer or redirect("attachment_fetch", tokens[0])


@opens("attachment_release", "create")
def attachment_release(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Let a file out of quarantine, for a reason."""
    found = found_for(request, pk, "create", "attachment_release")

    def act(form: WhyForm) -> None:
        actions.release(request.actor, attachment=found, why=form.cleaned_data["why"])
        notify(request, "ok", _("De bijlage is vrijgegeven. Uw reden staat in het dossier."))

    answer = ask_why(request, found, act, template="attachments/release.html")
    return answer or redirect("attachment_detail", pk)


@opens("attachment", "change")
def attachment_check(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Let the scanner look again."""
    found = found_for(request, pk, "change", "attachment")
    if request.method != "POST":
        return redirect("attachment_detail", pk)
    try:
        checked = actions.check_again(request.actor, attachment=found)
    except Refused as refused:
        notify(request, "warning", str(refused.reason))
    else:
        if checked.removed_at is None:
            notify(request, "ok", _("De bijlage is gecontroleerd en beschikbaar."))
        else:
            notify(request, "error", _("Er zat een virus in. De bijlage is vernietigd."))
    return redirect("attachment_detail", pk)


@opens("attachment", "change")
def attachment_remove(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Take an attachment out of sight; it can be put back until it is decided."""
    found = found_for(request, pk, "change", "attachment")

    def act(form: WhyForm) -> None:
        actions.remove(request.actor, attachment=found, why=form.cleaned_data["why"])
        done = _("De bijlage is verwijderd. Tot het besluit kunt u haar terugzetten.")
        notify(request, "ok", done)

    answer = ask_why(request, found, act, template="attachments/remove.html")
    return answer or redirect("attachment_detail", pk)


@opens("attachment", "change")
def attachment_restore(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Put a removed attachment back."""
    found = found_for(request, pk, "change", "attachment")
    if request.method != "POST":
        return redirect("attachment_detail", pk)
    try:
        actions.restore(request.actor, attachment=found)
        notify(request, "ok", _("De bijlage is teruggezet."))
    except Refused as refused:
        notify(request, "warning", str(refused.reason))
    return redirect("attachment_detail", pk)
