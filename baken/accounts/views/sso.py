"""Going to the login service of one's organisation, and coming back from it."""

from uuid import UUID

import structlog
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from baken.access.actor import Actor
from baken.access.confirmed import confirm
from baken.access.http import public
from baken.accounts.entering import Newcomer, begin, stepping
from baken.accounts.middleware import seen
from baken.accounts.models import LoginProvider
from baken.accounts.sso import claims, oidc, people
from baken.accounts.sso.claims import Vouched
from baken.accounts.sso.web import ServiceFails
from baken.accounts.views.letting_in import go_on, next_of
from baken.parties.models import Account

ASKED = "sso"
log = structlog.get_logger()


@public
def sso_start(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Send somebody to the login service of their organisation."""
    provider = people.provider(pk)
    if provider is None:
        raise Http404
    again = getattr(request, "actor", None) is not None
    asked = oidc.new_question(str(pk), target=next_of(request), again=again)
    try:
        address = oidc.address_to_ask(_service(request, provider), asked)
    except ServiceFails as error:
        return _failed(request, "fails", str(error))
    request.session[ASKED] = asked.kept
    return redirect(address)


@public
def sso_return(request: HttpRequest) -> HttpResponseBase:
    """Take what the login service says, once, and go on with whom it is about."""
    kept = request.session.pop(ASKED, None)
    asked = oidc.Asked(**kept) if kept else None
    provider = people.provider(asked.provider) if asked else None
    if asked is None or provider is None:
        return _failed(request, "not_proven", "no question")
    try:
        told = oidc.claims_of(_service(request, provider), asked, request.GET.dict())
    except oidc.NotProven as error:
        return _failed(request, "not_proven", str(error))
    except ServiceFails as error:
        return _failed(request, "fails", str(error))
    return _proven(request, provider, asked, claims.read(told, provider.groups_claim))


def _proven(
    request: HttpRequest, provider: LoginProvider, asked: oidc.Asked, vouched: Vouched
) -> HttpResponseBase:
    if provider.roles and not vouched.roles(provider.roles):
        return _failed(request, "no_group", "no group with a role")
    account = people.account_of(provider, vouched)
    actor: Actor | None = getattr(request, "actor", None)
    if actor is not None:
        return _confirmed(request, actor, account, asked)
    if account is None:
        return _unknown(request, provider, vouched)
    people.ask_new_roles(provider, vouched, account)
    begin(request, account, via=str(provider.pk), target=asked.next)
    if provider.has_second_factor and vouched.took_two_steps:
        return _straight_on(request)
    return redirect("entry_step")


@stepping
def _straight_on(request: HttpRequest, newcomer: Newcomer) -> HttpResponseBase:
    """Let in whose organisation saw both steps."""
    return go_on(request, newcomer)


def _confirmed(
    request: HttpRequest, actor: Actor, account: Account | None, asked: oidc.Asked
) -> HttpResponseBase:
    """Unlock or confirm a session, when the same person came back."""
    if account is None or account.pk != actor.person_id:
        return _failed(request, "somebody_else", "another person")
    confirm(request)
    seen(request)
    return redirect(asked.next)


def _unknown(request: HttpRequest, provider: LoginProvider, vouched: Vouched) -> HttpResponseBase:
    if people.is_known(provider, vouched):
        return _failed(request, "no_role", "blocked or without a role")
    people.ask_admission(provider, vouched)
    return render(request, "accounts/sso_waits.html", {"provider": provider}, status=403)


def _failed(request: HttpRequest, why: str, detail: str) -> HttpResponseBase:
    log.warning("single sign-on failed", why=why, detail=detail)
    return render(request, "accounts/sso_failed.html", {"why": why}, status=403)


def _service(request: HttpRequest, provider: LoginProvider) -> oidc.Service:
    address = request.build_absolute_uri(reverse("sso_return"))
    secret = people.client_secret(provider)
    return oidc.Service(provider.issuer, provider.client_id, secret, address)
