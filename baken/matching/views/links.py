"""Proposals: the queue, one pair side by side, judging it and taking a judgement back."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from baken.access import drafts
from baken.access.http import OfficeRequest, opens, signed_in
from baken.access.oversight import switches
from baken.core.notices import notify
from baken.core.refusals import Refused
from baken.matching import actions, listing
from baken.matching.compare import beside
from baken.matching.forms import JudgeForm
from baken.matching.models import LinkJudgement, LinkProposal, LinkRun
from baken.signals.views.sending import send_to
from baken.vault.door import unwrap

A_PAGE = 20


@opens("link_proposal")
def link_queue(request: OfficeRequest) -> HttpResponseBase:
    """Show the proposals that wait, those that teach most first; nothing is opened."""
    mine = request.actor.organisations("focal_officer")
    page_obj = Paginator(listing.waiting(), A_PAGE).get_page(request.GET.get("pagina"))
    runs = LinkRun.objects.select_related("owner").order_by("-day", "owner__name")
    page = {
        "page_obj": page_obj,
        "pairs": listing.pairs(page_obj.object_list),
        "runs": runs[: len(mine)],
        "off": [each for each in mine if not switches.is_on("linkage", each.organisation_id)],
        "is_on": any(switches.is_on("linkage", each.organisation_id) for each in mine),
    }
    return render(request, "matching/queue.html", page)


@opens("link_proposal")
def link_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show two persons side by side, why they may be one, and let somebody judge."""
    proposal = get_object_or_404(LinkProposal.objects.select_related("owner"), pk=pk)
    page = beside(proposal)
    if page is None:
        raise Http404
    form = drafts.form_for(request, request.actor, JudgeForm, key=request.path)

    def act() -> str:
        actions.judge(request.actor, proposal=proposal, **form.cleaned_data)
        return reverse("link_detail", args=[proposal.pk])

    done = _("Uw oordeel is vastgelegd. U kunt het terugdraaien.")
    return send_to(request, form, act, template="matching/detail.html", page=page, done=done)


@opens("link_judgement", "change")
def judgement_undo(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Ask whether to take a judgement back, and do so."""
    judgement = get_object_or_404(LinkJudgement.objects.select_related("by", "mention"), pk=pk)
    pair = {"mention_id": judgement.mention_id, "other_mention": judgement.other_mention}
    proposal = LinkProposal.objects.filter(**pair).first()
    back = reverse("link_detail", args=[proposal.pk]) if proposal else reverse("link_queue")
    if request.method == "POST":
        try:
            actions.undo(request.actor, judgement=judgement)
        except Refused as refused:
            notify(request, "error", refused.reason)
        else:
            notify(request, "ok", _("Het oordeel is teruggedraaid; alles staat zoals het stond."))
        return redirect(back)
    unwrap([judgement])
    return render(request, "matching/undo.html", {"judgement": judgement, "back": back})


@opens("link_proposal", "create")
@require_POST
def link_catch_up(request: OfficeRequest) -> HttpResponseBase:
    """State what was noted before the switch was on, a batch at a time, in one's own name."""
    if not request.actor.organisations("focal_officer"):
        raise PermissionDenied
    left = actions.catch_up(request.actor)
    told = ngettext(
        "Nog %(number)s vermelding te gaan.", "Nog %(number)s vermeldingen te gaan.", left
    ) % {"number": left}
    done = _("Alle eerdere vermeldingen zijn doorzoekbaar.")
    notify(request, "info" if left else "ok", told if left else done)
    return redirect("link_queue")


@signed_in
def link_about(request: OfficeRequest) -> HttpResponseBase:
    """Explain what a proposal is, for who reads one."""
    return render(request, "matching/about.html")
