"""Getting in, locking, and leaving."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from baken.access.http import OfficeRequest, public, signed_in
from baken.accounts.door import TooSoon, knock
from baken.accounts.entering import PASSWORD, begin
from baken.accounts.forms import LoginForm, UnlockForm
from baken.accounts.middleware import SEEN, seen
from baken.accounts.sso.people import providers
from baken.accounts.views.letting_in import VIA, next_of
from baken.core import clock
from baken.core.notices import notify
from baken.core.refusals import Refused

THEMES = ("auto", "light", "dark")
YEAR_SECONDS = 365 * 24 * 60 * 60


@public
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Ask for a user name and password, the first of two steps."""
    form = LoginForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            return _first_step(request, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reason)
            status = 429 if isinstance(refused, TooSoon) else 422
    page = {"form": form, "next": next_of(request), "providers": providers()}
    return render(request, "accounts/login.html", page, status=_status(form, status))


def _first_step(request: HttpRequest, username: str, password: str) -> HttpResponseBase:
    account = knock(request, username, password)
    if account is None:
        raise Refused(_("Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar."))
    if account.temporary_until is not None and account.temporary_until < clock.now():
        raise Refused(_("Dit tijdelijke wachtwoord is verlopen. Vraag uw beheerder om een nieuw."))
    begin(request, account, via=PASSWORD, target=next_of(request))
    return redirect("entry_step")


def _status(form: LoginForm | UnlockForm, status: int) -> int:
    return max(status, 422) if form.errors else status


@signed_in
def locked(request: OfficeRequest) -> HttpResponseBase:
    """Lock the session, and ask for the password to go on."""
    request.session[SEEN] = 0
    form = UnlockForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            return _unlock(request, form.cleaned_data["password"])
        except Refused as refused:
            form.add_error("password", refused.reason)
            status = 429 if isinstance(refused, TooSoon) else 422
    provider = str(request.session.get(VIA, PASSWORD)).removeprefix(PASSWORD)
    page = {"form": form, "next": next_of(request), "provider": provider}
    return render(request, "accounts/locked.html", page, status=_status(form, status))


def _unlock(request: OfficeRequest, password: str) -> HttpResponseBase:
    if knock(request, request.user.username, password) is None:
        raise Refused(_("Dit wachtwoord klopt niet. Probeer het opnieuw."))
    seen(request)
    return redirect(next_of(request))


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """End the session."""
    logout(request)
    notify(request, "ok", _("U bent uitgelogd."))
    response = redirect("login")
    # Not the cookies: the notice and the language of this device are in them. Not the storage:
    # what was found in the field and was not sent yet lies there, sealed (decision 0023).
    response.headers["Clear-Site-Data"] = '"cache"'
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
    response = redirect(next_of(request))
    if wanted in dict(settings.LANGUAGES) and check_for_language(wanted):
        _remember(response, settings.LANGUAGE_COOKIE_NAME, wanted)
    return response


@public
@require_POST
def theme(request: HttpRequest) -> HttpResponseBase:
    """Change between light, dark and what the device asks for."""
    wanted = request.POST.get("theme", "")
    response = redirect(next_of(request))
    if wanted in THEMES:
        _remember(response, "thema", wanted)
    return response


def _remember(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=YEAR_SECONDS, samesite="Lax", httponly=True, secure=settings.SECURE
    )
