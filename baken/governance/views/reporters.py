"""Who reported in confidence: asking, and opening once somebody else agreed."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access import drafts
from baken.access.confirmed import recently_confirmed
from baken.access.http import OfficeRequest, opens
from baken.access.oversight.models import Opening, OpeningRole
from baken.accounts.slowly import slowly
from baken.accounts.views.sending import Screen, send, show
from baken.care import addresses
from baken.core.refusals import Refused
from baken.governance import actions
from baken.governance.forms_vault import AskReporterForm, OpenForm
from baken.intake.models import Report
from baken.signals.views.sending import refuse_strangers


@opens("opening", "create")
def reporter_ask(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Ask to know who told a report in confidence."""
    report: Report = get_object_or_404(Report, pk=pk)
    refuse_strangers(request, "create", "opening", report)
    form = drafts.form_for(request, request.actor, AskReporterForm, key=request.path)

    def act() -> str:
        actions.ask_reporter(request.actor, report=report, **form.cleaned_data)
        return reverse("opening_list")

    screen = Screen(
        title=_("Vragen wie dit meldde"),
        crumbs=(_to_list(),),
        button=_("Vragen"),
        icon="user-shield",
        intro=_(
            "Deze melder vroeg om geheimhouding. Een tweede persoon van uw gemeente moet akkoord"
            " geven. Daarna kunt u het zestig minuten openen met uw wachtzin. Uw verzoek en uw"
            " reden blijven bij het dossier staan."
        ),
    )
    return send(request, form, act, screen=screen, done=_("Uw verzoek is vastgelegd."))


@opens("opening")
@recently_confirmed
def reporter_open(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Open with a passphrase what somebody else agreed to; it is shown on this one page only."""
    opening: Opening = get_object_or_404(
        Opening.objects.prefetch_related("approvals"),
        pk=pk,
        person_id=request.actor.person_id,
        role=OpeningRole.VAULT,
    )
    if stay := addresses.asked_for(opening):
        return redirect("stay_address", stay.pk)
    form = OpenForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            who = slowly(
                request,
                lambda: actions.open_reporter(request.actor, opening=opening, **form.told),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            page = {"opening": opening, "who": who, "ends": opening.ends_at()}
            return render(request, "governance/reporter_open.html", page)
    return show(request, form, _open_screen(opening))


def _open_screen(opening: Opening) -> Screen:
    return Screen(
        title=_("Kluis openen"),
        crumbs=(_to_list(),),
        button=_("Openen"),
        icon="lock",
        intro=_("Melding %(code)s. U ziet het één keer. Dat u dit opent, komt in het logboek.")
        % {"code": opening.code},
    )


def _to_list() -> tuple[str, str]:
    return _("Uitzonderlijke inzage"), reverse("opening_list")
