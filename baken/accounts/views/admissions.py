"""Who asks to be let in through their organisation, and the yes or no of an administrator."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.accounts import actions
from baken.accounts.forms_sso import AdmissionForm
from baken.accounts.models import Admission, AdmissionStatus
from baken.accounts.views.people import address
from baken.accounts.views.sending import Screen, question, send


@opens("admission", "change")
def admission_list(request: OfficeRequest) -> HttpResponseBase:
    """Show who waits, longest first."""
    waiting = Admission.objects.filter(status=AdmissionStatus.WAITING)
    page = {"waiting": waiting.select_related("owner", "person").order_by("asked_at", "id")}
    return render(request, "accounts/admission_list.html", page)


@opens("admission", "change")
def admission_admit(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Say who it is and give the first roles."""
    admission = _admission_or_404(pk)
    form = AdmissionForm(
        request.POST if request.method == "POST" else None,
        admission=admission,
        initial={"name": admission.told_name, "roles": admission.roles},
    )

    def act() -> str:
        return address(actions.admit(request.actor, admission=admission, welcome=form.welcome))

    screen = Screen(
        title=_("%(name)s toelaten") % {"name": _named(admission)},
        crumbs=_way(),
        button=_("Toelaten"),
        intro=_(
            "De inlogdienst van %(organisation)s kent deze persoon. De naam is zoals die dienst "
            "haar geeft: vraag bij twijfel na wie het is. De rollen gaan vandaag in."
        )
        % {"organisation": admission.owner.name},
    )
    return send(request, form, act, screen=screen, done=_("Toegelaten."))


@opens("admission", "change")
def admission_decline(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Say no."""
    admission = _admission_or_404(pk)

    def act() -> str:
        actions.decline(request.actor, admission=admission)
        return reverse("admission_list")

    screen = Screen(
        title=_("Verzoek van %(name)s afwijzen") % {"name": _named(admission)},
        crumbs=_way(),
        button=_("Afwijzen"),
        tone="danger",
        icon="x",
        intro=_("Wie opnieuw via de organisatie inlogt, vraagt het opnieuw."),
    )
    return send(request, question(request), act, screen=screen, done=_("Het verzoek is afgewezen."))


def _admission_or_404(pk: UUID) -> Admission:
    return get_object_or_404(Admission.objects.select_related("owner", "person"), pk=pk)


def _named(admission: Admission) -> str:
    if admission.person is not None:
        return admission.person.name
    return admission.told_name or _("iemand zonder naam")


def _way() -> tuple[tuple[str, str], ...]:
    return ((_("Verzoeken om toelating"), reverse("admission_list")),)
