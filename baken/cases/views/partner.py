"""The desk of partners, the page that a one-time link opens, and links between dossiers."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from baken.access import drafts
from baken.access.http import OfficeRequest, opens, public
from baken.cases import actions
from baken.cases.choices import link_readers
from baken.cases.choices_partner import asked_of, links_of
from baken.cases.forms_hold import LinkAnswerForm
from baken.cases.forms_share import ReplyForm
from baken.cases.models import CaseLink, PartnerRequest
from baken.core import clock
from baken.core.refusals import Refused
from baken.signals.views.sending import send_to
from baken.vault.door import unwrap


@opens("partner_reply", "create")
def request_list(request: OfficeRequest) -> HttpResponseBase:
    """List what was asked of one's own organisation, and nothing else."""
    rows = list(asked_of(request.actor)[:100])
    links = list(links_of(request.actor)[:100])
    page = {"requests": rows, "links": links, "today": clock.today()}
    return render(request, "cases/request_list.html", page)


@opens("partner_request")
def request_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show what was asked and shared, and take the answer."""
    found = get_object_or_404(
        PartnerRequest.objects.select_related("owner", "partner", "asked_by"), pk=pk
    )
    replies = list(found.replies.all())
    unwrap([found, *replies, found.owner])
    initial = {"by_name": request.actor.name}
    form = drafts.form_for(request, request.actor, ReplyForm, key=request.path, initial=initial)

    def act() -> str:
        actions.reply(request.actor, request=found, answer=form.answer)
        return reverse("request_list")

    return send_to(
        request,
        form,
        act,
        template="cases/request_detail.html",
        page={"asked": found, "replies": replies, "today": clock.today()},
        done=_("Uw antwoord is verstuurd naar de regiehouder."),
    )


@never_cache
@sensitive_post_parameters()
@public
def partner_link(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Let a partner without an account answer one request, once; shows nothing about anybody."""
    form = ReplyForm(request.POST or None)
    with actions.at_the_desk():
        found = actions.letterbox(secret)
    if found is None:
        return render(request, "cases/link_gone.html", status=404)
    if form.is_bound and form.is_valid() and _answered(secret, form):
        return render(request, "cases/link_done.html", {"box": found})
    page = {"box": found, "form": form, "wide": True}
    return render(request, "cases/link_answer.html", page, status=422 if form.errors else 200)


def _answered(secret: str, form: ReplyForm) -> bool:
    """Say whether the answer was kept; a refusal stands beside what was typed."""
    try:
        with actions.at_the_desk():
            actions.reply_by_link(secret, answer=form.answer)
    except Refused as refused:
        form.add_error(None, refused.reason)
        return False
    return True


@opens("case_link")
def link_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show what the holder of another dossier asks, and answer it."""
    link = get_object_or_404(CaseLink.objects.select_related("owner", "partner", "asked_by"), pk=pk)
    unwrap([link, link.owner])
    form = drafts.form_for(request, request.actor, LinkAnswerForm, key=request.path)

    def act() -> str:
        given = dict(form.cleaned_data)
        yes = given.pop("is_agreed") == "yes"
        actions.answer_link(request.actor, link=link, is_agreed=yes, **given)
        return reverse("home")

    return send_to(
        request,
        form,
        act,
        template="cases/link_detail.html",
        page={"link": link, "readers": link_readers(link.region_id).get(link.owner_id, [])},
        done=_("Uw antwoord is vastgelegd. Geen van beiden ziet elkaars dossier."),
    )
