"""What may go: proposals, decisions, lists that two people agree on, and certificates."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.access.retention.certificates import sha256
from baken.access.retention.models import Certificate, Destruction, Proposal, State
from baken.access.words import say
from baken.accounts.views.sending import Screen, question, send
from baken.core import clock
from baken.governance import actions
from baken.governance.forms_retention import ArchiveForm, ListForm, ReviewForm
from baken.knowledge.packs import retention

KEEPERS = ("focal_officer", "privacy_officer")
SHOWN = 200


@opens("certificate")
def retention_list(request: OfficeRequest) -> HttpResponseBase:
    """Show what waits for a decision, what stays, the lists and the certificates."""
    proposals = Proposal.objects.select_related("owner").prefetch_related("reviews__by")
    staying = proposals.filter(state__in=[State.KEPT, State.HELD]).order_by("until", "id")
    page = {
        "waiting": [_shown(request, each) for each in proposals.to_review()[:SHOWN]],
        "approved": proposals.filter(state=State.APPROVED).count(),
        "staying": [_shown(request, each) for each in staying[:SHOWN]],
        "lists": Destruction.objects.filter(done_at=None, stopped_at=None).select_related("owner"),
        "certificates": Certificate.objects.select_related("owner", "destruction").order_by(
            "-made_at"
        ),
        "today": clock.today(),
        "may_review": request.actor.may("change", "proposal"),
    }
    return render(request, "governance/retention_list.html", page)


def _shown(request: OfficeRequest, proposal: Proposal) -> dict[str, Any]:
    period = retention().on(proposal.rule, proposal.rule_from)
    return {
        "proposal": proposal,
        "rule": say(retention().rule(proposal.rule).name),
        "source": str(period.source),
        "is_doubtful": period.doubtful,
        "last": next(iter(reversed(proposal.reviews.all())), None),
        "is_mine": actions.may_review(request.actor, proposal),
    }


@opens("proposal", "change")
def retention_review(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Decide about one proposal."""
    proposal = get_object_or_404(Proposal, pk=pk)
    form = drafts.form_for(request, request.actor, ReviewForm, key=request.path)

    def act() -> str:
        actions.review_proposal(request.actor, proposal=proposal, **form.cleaned_data)
        return reverse("retention_list")

    rule = retention().rule(proposal.rule)
    screen = Screen(
        title=_("Mag %(code)s weg?") % {"code": proposal.code or say(rule.name)},
        crumbs=(_to_list(),),
        button=_("Vastleggen"),
        intro=_("%(rule)s, geteld vanaf %(begins)s en bewaard tot en met %(ends)s. %(since)s")
        % {
            "rule": say(rule.name),
            "begins": date_format(proposal.begins_on),
            "ends": date_format(proposal.ends_on),
            "since": say(rule.begins),
        },
    )
    return send(request, form, act, screen=screen, done=_("Uw besluit is vastgelegd."))


@opens("destruction", "create")
def destruction_new(request: OfficeRequest) -> HttpResponseBase:
    """Put everything that may go on one list."""
    owners = [held.organisation_id for held in request.actor.organisations(*KEEPERS)]
    form = drafts.form_for(request, request.actor, ListForm, key=request.path, owners=owners)

    def act() -> str:
        made = actions.make_destruction(request.actor, **form.cleaned_data)
        return reverse("destruction_detail", args=[made.pk])

    screen = Screen(
        title=_("Vernietigingslijst maken"),
        crumbs=(_to_list(),),
        button=_("Lijst maken"),
        intro=_(
            "Alles waarvan is besloten dat het weg mag, komt op één lijst. Er gaat nog niets weg."
        ),
    )
    return send(request, form, act, screen=screen, done=_("De lijst is gemaakt."))


@opens("destruction")
def destruction_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show a list, and what it still needs."""
    found = get_object_or_404(
        Destruction.objects.select_related("owner", "made_by", "confirmed_by"), pk=pk
    )
    proposals = found.proposals.select_related("owner").prefetch_related("reviews__by")
    page = {
        "destruction": found,
        "items": [_shown(request, each) for each in proposals.order_by("rule", "ends_on")],
        "may_confirm": request.actor.person_id not in actions.involved(found),
        "certificate": found.certificates.first(),
    }
    return render(request, "governance/destruction.html", page)


@opens("destruction", "change")
def destruction_archive(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Record that the archive agreed."""
    found = get_object_or_404(Destruction, pk=pk)
    form = drafts.form_for(request, request.actor, ArchiveForm, key=request.path)
    words = (_("Akkoord van het archief"), _("Vastleggen"), _("Het akkoord is vastgelegd."))
    return _step(request, found, form, actions.record_archive, words)


@opens("destruction", "change")
def destruction_confirm(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Agree as the second person."""
    found = get_object_or_404(Destruction, pk=pk)
    words = (
        _("Vernietiging bevestigen"),
        _("Ja, dit mag weg"),
        _("Bevestigd. Tot de dag van vernietigen kan iemand het nog tegenhouden."),
    )
    return _step(request, found, question(request), actions.confirm_destruction, words, "danger")


@opens("destruction", "change")
def destruction_stop(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Stop a list before it is carried out."""
    found = get_object_or_404(Destruction, pk=pk)
    words = (
        _("Vernietiging tegenhouden"),
        _("Nu tegenhouden"),
        _("Tegengehouden. Alles op de lijst wordt opnieuw beoordeeld."),
    )
    return _step(request, found, question(request), actions.stop_destruction, words)


@opens("certificate")
def certificate_detail(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show what was destroyed, to be printed."""
    found = get_object_or_404(Certificate.objects.select_related("owner"), pk=pk)
    page = {
        "certificate": found,
        "body": found.body,
        "rows": sum(found.body["rows"].values()),
        "is_whole": sha256(found.body) == found.sha256,
    }
    return render(request, "governance/certificate.html", page)


def _step(
    request: OfficeRequest,
    found: Destruction,
    form: Any,
    action: Callable[..., Any],
    words: tuple[str, str, str],
    tone: str = "primary",
) -> HttpResponseBase:
    back = reverse("destruction_detail", args=[found.pk])

    def act() -> str:
        action(request.actor, destruction=found, **form.cleaned_data)
        return back

    title, button, done = words
    crumbs = (_to_list(), (str(found), back))
    screen = Screen(title=title, crumbs=crumbs, button=button, tone=tone)
    return send(request, form, act, screen=screen, done=done)


def _to_list() -> tuple[str, str]:
    return _("Bewaren en vernietigen"), reverse("retention_list")
