"""Getting in, locking, and leaving."""

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baken.access.context import acting_as, person
from baken.access.http import OfficeRequest, public, signed_in
from baken.accounts.forms import LoginForm, UnlockForm
from baken.accounts.middleware import SEEN, seen
from baken.core.notices import notify
from baken.parties.models import Account

THEMES = ("auto", "light", "dark")
YEAR_SECONDS = 365 * 24 * 60 * 60


@public
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Ask for a user name and password."""
    form = LoginForm(request.POST or None)
    if form.is_valid():
        account = authenticate(request, **form.cleaned_data)
        if isinstance(account, Account):
            return _let_in(request, account)
        form.add_error(None, _("Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar."))
    return render(
        request, "accounts/login.html", {"form": form, "next": _next(request)}, status=_status(form)
    )


def _let_in(request: HttpRequest, account: Account) -> HttpResponseBase:
    with acting_as(person(account.pk)):
        login(request, account)
    request.session[SEEN] = 0
    seen(request)
    return redirect(_next(request))


def _status(form: LoginForm | UnlockForm) -> int:
    return 422 if form.errors else 200


def _next(request: HttpRequest) -> str:
    target = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else settings.LOGIN_REDIRECT_URL


@signed_in
def locked(request: OfficeRequest) -> HttpResponseBase:
    """Lock the session, and ask for the password to go on."""
    request.session[SEEN] = 0
    form = UnlockForm(request.POST or None)
    if form.is_valid():
        if authenticate(request, username=request.user.username, **form.cleaned_data):
            seen(request)
            return redirect(_next(request))
        form.add_error("password", _("Dit wachtwoord klopt niet. Probeer het opnieuw."))
    return render(
        request,
        "accounts/locked.html",
        {"form": form, "next": _next(request)},
        status=_status(form),
    )


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """End the session."""
    logout(request)
    notify(request, "ok", _("U bent uitgelogd."))
    response = redirect("login")
    # Not the cookies: the notice and the language of this device are in them.
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@public
def quick_exit(request: HttpRequest) -> HttpResponseBase:
    """End the session and leave for a neutral page at once; works as a plain link."""
    logout(request)
    response = HttpResponseRedirect(settings.QUICK_EXIT_URL)
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response.headers["Cache-Control"] = "no-store"
    return response


@public
def blank(_request: HttpRequest) -> HttpResponseBase:
    """Show nothing that tells where somebody was."""
    return HttpResponse("<!doctype html><html lang='nl'><title>Nieuw tabblad</title></html>")


@public
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Change the language of the screens on this device."""
    wanted = request.POST.get("language", "")
    response = redirect(_next(request))
    if wanted in dict(settings.LANGUAGES) and check_for_language(wanted):
        _remember(response, settings.LANGUAGE_COOKIE_NAME, wanted)
    return response


@public
@require_POST
def theme(request: HttpRequest) -> HttpResponseBase:
    """Change between light, dark and what the device asks for."""
    wanted = request.POST.get("theme", "")
    response = redirect(_next(request))
    if wanted in THEMES:
        _remember(response, "thema", wanted)
    return response


def _remember(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=YEAR_SECONDS, samesite="Lax", httponly=True, secure=settings.SECURE
    )
