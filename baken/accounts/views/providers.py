"""Connecting the login service of an organisation."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.accounts import actions
from baken.accounts.forms_sso import ProviderForm
from baken.accounts.models import LoginProvider
from baken.accounts.views.sending import Screen, send
from baken.core import clock
from baken.parties.models import Organisation


@opens("login_provider", "create")
def provider_set(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Set up how people of an organisation log in with the account they have there."""
    organisation = get_object_or_404(Organisation, pk=pk)
    known = LoginProvider.objects.filter(owner=organisation).first()
    initial = {"name": organisation.name} if known is None else ProviderForm.filled_with(known)
    sent = request.POST if request.method == "POST" else None
    form = ProviderForm(sent, initial=initial, day=clock.today())
    back = reverse("organisation_detail", args=[pk])

    def act() -> str:
        actions.set_provider(request.actor, organisation=organisation, connection=form.connection)
        return back

    screen = Screen(
        title=_("Inloggen via de organisatie"),
        crumbs=((organisation.name, back),),
        button=_("Opslaan"),
        intro=_("Terugkeeradres (redirect URI) voor de inlogdienst: %(address)s")
        % {"address": request.build_absolute_uri(reverse("sso_return"))},
    )
    return send(
        request, form, act, screen=screen, done=_("Inloggen via de organisatie is ingesteld.")
    )
