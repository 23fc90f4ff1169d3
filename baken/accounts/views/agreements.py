"""Standing agreements between municipalities: everybody reads them, administrators record them."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.access.models import Agreement
from baken.accounts import actions
from baken.accounts.forms_agreements import AgreementForm
from baken.accounts.views.sending import Screen, question, send
from baken.core import clock


@opens("agreement")
def agreement_list(request: OfficeRequest) -> HttpResponseBase:
    """List who agreed to weigh along with whom, and until when."""
    page = {
        "agreements": Agreement.objects.select_related("owner", "partner").order_by("valid_from"),
        "may_record": request.actor.may("create", "agreement"),
        "today": clock.today(),
    }
    return render(request, "accounts/agreement_list.html", page)


@opens("agreement", "create")
def agreement_new(request: OfficeRequest) -> HttpResponseBase:
    """Record an agreement."""
    form = drafts.form_for(request, request.actor, AgreementForm, key=request.path)

    def act() -> str:
        actions.agree(request.actor, **form.cleaned_data)
        return reverse("agreement_list")

    screen = Screen(
        title=_("Afspraak vastleggen"),
        crumbs=(_to_list(),),
        button=_("Vastleggen"),
        intro=_("Hierna kunnen aandachtsfunctionarissen van beide gemeenten elkaar vragen."),
    )
    return send(request, form, act, screen=screen, done=_("De afspraak is vastgelegd."))


@opens("agreement", "change")
def agreement_end(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Let an agreement end today."""
    agreement = get_object_or_404(Agreement, pk=pk)

    def act() -> str:
        actions.end_agreement(request.actor, agreement=agreement)
        return reverse("agreement_list")

    screen = Screen(
        title=_("Afspraak beëindigen"),
        crumbs=(_to_list(),),
        button=_("Vandaag beëindigen"),
        tone="danger",
        intro=_("Na vandaag kan niemand op grond van deze afspraak worden gevraagd."),
    )
    return send(request, question(request), act, screen=screen, done=_("De afspraak eindigt."))


def _to_list() -> tuple[str, str]:
    return _("Afspraken over meewegen"), reverse("agreement_list")
