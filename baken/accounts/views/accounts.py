"""The way in for somebody: opening, blocking, a new temporary password."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from baken.access.http import OfficeRequest, opens
from baken.accounts import actions, directory
from baken.accounts.forms import AccountForm
from baken.accounts.views.people import address, person_or_404, way_to
from baken.accounts.views.sending import Screen, question, send, show
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Account


@opens("account", "create")
def account_open(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Make an account and show its temporary password, once."""
    person = person_or_404(pk)
    form = AccountForm(request.POST if request.method == "POST" else None)

    def act() -> actions.WayIn:
        return actions.open_account(request.actor, person=person, **form.cleaned_data)

    screen = Screen(
        title=_("Account maken"),
        crumbs=way_to(person),
        button=_("Account maken"),
        icon="key",
        intro=_("Met een account kan deze persoon inloggen. Wat zij of hij ziet, bepaalt de rol."),
    )
    return _reveal(request, form, act, screen)


@opens("account", "create")
def password_reset(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Make a new temporary password and show it, once."""
    account = _account_or_404(pk)

    def act() -> actions.WayIn:
        return actions.reset_password(request.actor, account=account)

    screen = Screen(
        title=_("Nieuw tijdelijk wachtwoord"),
        crumbs=way_to(account.person),
        button=_("Nieuw wachtwoord maken"),
        icon="refresh",
        intro=_(
            "Het huidige wachtwoord werkt dan niet meer en wie is ingelogd, wordt uitgelogd. "
            "Vraagt deze persoon er zelf om? Bel bij twijfel terug op het bekende nummer."
        ),
    )
    return _reveal(request, question(request), act, screen)


@opens("account", "create")
def account_block(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Keep somebody out from now on."""
    account = _account_or_404(pk)

    def act() -> str:
        actions.block_account(request.actor, account=account)
        return address(account.person)

    screen = Screen(
        title=_("Account blokkeren"),
        crumbs=way_to(account.person),
        button=_("Account blokkeren"),
        icon="lock",
        tone="danger",
        intro=_(
            "Deze persoon wordt meteen uitgelogd en kan niet meer inloggen. De rollen blijven "
            "staan: beëindig die ook als iemand vertrekt."
        ),
    )
    return send(
        request, question(request), act, screen=screen, done=_("Het account is geblokkeerd.")
    )


@opens("account", "create")
def account_unblock(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Let somebody log in again."""
    account = _account_or_404(pk)

    def act() -> str:
        actions.unblock_account(request.actor, account=account)
        return address(account.person)

    screen = Screen(
        title=_("Blokkade opheffen"),
        crumbs=way_to(account.person),
        button=_("Blokkade opheffen"),
        intro=_("Deze persoon kan daarna weer inloggen, met het wachtwoord van voorheen."),
    )
    return send(request, question(request), act, screen=screen, done=_("De blokkade is opgeheven."))


@opens("account", "create")
def factors_remove(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Take away the second step of somebody who lost a phone or key."""
    account = _account_or_404(pk)

    def act() -> str:
        actions.remove_lost_factors(request.actor, account=account)
        return address(account.person)

    screen = Screen(
        title=_("Tweede stap weghalen"),
        crumbs=way_to(account.person),
        button=_("Tweede stap weghalen"),
        icon="refresh",
        tone="danger",
        intro=_(
            "Is een telefoon of sleutel kwijt? Deze persoon wordt uitgelogd en stelt bij het "
            "volgende inloggen een nieuwe tweede stap in. Tot dan is het wachtwoord genoeg: bel "
            "eerst terug op het bekende nummer en maak ook een nieuw tijdelijk wachtwoord."
        ),
    )
    return send(
        request, question(request), act, screen=screen, done=_("De tweede stap is weggehaald.")
    )


def _account_or_404(pk: UUID) -> Account:
    return get_object_or_404(Account, pk=pk)


def _reveal(
    request: OfficeRequest, form: forms.Form, act: Callable[[], actions.WayIn], screen: Screen
) -> HttpResponseBase:
    """Answer with the password itself: a notice, a session or an address would keep it."""
    if form.is_bound and form.is_valid():
        try:
            way_in = act()
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            roles = directory.roles_of(way_in.account.person, clock.today())
            page = {"way_in": way_in, "screen": screen, "has_role": bool(roles.now)}
            return render(request, "accounts/password_shown.html", page)
    return show(request, form, screen)
