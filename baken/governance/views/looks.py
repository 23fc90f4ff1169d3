"""Who looked at a dossier, and what stands out in the logs of a municipality."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.http import OfficeRequest, opens
from baken.access.oversight.models import LogConsent, Opening
from baken.accounts.views.sending import Screen, send
from baken.core import clock
from baken.governance import actions, ledger, looks
from baken.governance.forms import ConsentForm
from baken.intake.models import Report
from baken.knowledge.packs import terms
from baken.signals.models import Signal

PAGE = 50


@opens("access_line")
def signal_looks(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Show who looked at the dossier of a signal, also when their page failed afterwards."""
    signal = get_object_or_404(Signal, pk=pk)
    lines = Paginator(looks.of_dossier(signal.dossier_id), PAGE)
    found = lines.get_page(request.GET.get("pagina"))
    opened = Opening.objects.filter(dossier_id=signal.dossier_id).prefetch_related("approvals")
    reports = Report.objects.filter(dossier_id=signal.dossier_id)
    hidden = [each.hides_person for each in reports if each.hides_person]
    shown = looks.shown(found.object_list, opened, hidden)
    page = {"signal": signal, "page_obj": found, "looks": shown}
    return render(request, "governance/looks.html", page)


@opens("log_consent", "create")
def unusual_looks(request: OfficeRequest) -> HttpResponseBase:
    """Show what stands out, by the published list, where the works council agreed to it."""
    today = clock.today()
    owners = [held.organisation_id for held in request.actor.organisations("privacy_officer")]
    consents = list(LogConsent.objects.filter(owner_id__in=owners).select_related("owner"))
    agreed = {consent.owner_id for consent in consents}
    page = {
        "consents": consents,
        "signatures": ledger.signatures(owners, today),
        "facts": looks.facts(agreed, today) if agreed else [],
        "published": looks.published(today),
        "days": terms().value("unusual_looks_shown", today),
        "may_record": set(owners) - agreed,
    }
    return render(request, "governance/unusual.html", page)


@opens("log_consent", "create")
def consent_new(request: OfficeRequest) -> HttpResponseBase:
    """Record the consent of the works council."""
    owners = [held.organisation_id for held in request.actor.organisations("privacy_officer")]
    form = drafts.form_for(request, request.actor, ConsentForm, key=request.path, owners=owners)

    def act() -> str:
        actions.record_consent(request.actor, **form.cleaned_data)
        return reverse("unusual_looks")

    screen = Screen(
        title=_("Instemming vastleggen"),
        crumbs=((_("Opvallende inzage"), reverse("unusual_looks")),),
        button=_("Vastleggen"),
        intro=_(
            "Pas na instemming van de ondernemingsraad toont Baken feiten over inzage door"
            " medewerkers (Wet op de ondernemingsraden, artikel 27 lid 1 sub l)."
        ),
    )
    return send(request, form, act, screen=screen, done=_("De instemming is vastgelegd."))
