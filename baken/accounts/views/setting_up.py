"""Setting up an app or a passkey: the same for who is on the way in and who changes it later."""

from collections.abc import Callable
from dataclasses import dataclass

import segno
from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.accounts import actions, codes, factors, passkeys
from baken.accounts.forms import NewAppForm, NewPasskeyForm
from baken.accounts.sealed import seal, unseal
from baken.accounts.views.answers import STATE
from baken.core.refusals import Refused

NEW_APP = "new_app"
"""Where a session keeps the sealed secret of an app that is not tied yet."""

Done = Callable[[list[str]], HttpResponseBase]


@dataclass(frozen=True)
class Setting:
    """For whom something is set up, and how the page around it looks."""

    actor: Actor
    username: str
    layout: str
    back: str


def set_up_app(request: HttpRequest, setting: Setting, done: Done) -> HttpResponseBase:
    """Show the secret as a picture and as text, until the app proves that it knows it."""
    secret = _secret(request)
    form = NewAppForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.add_app(
                setting.actor, secret=secret, code=form.cleaned_data["password_once"]
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            del request.session[NEW_APP]
            return done(made)
    address = codes.address(secret, setting.username)
    page = {"picture": _picture(address), "typed": codes.as_typed(secret)}
    return _show(request, setting, "accounts/set_up_app.html", form, page)


def set_up_passkey(request: HttpRequest, setting: Setting, done: Done) -> HttpResponseBase:
    """Let the browser make a passkey, and tie it."""
    form = NewPasskeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return done(_tie(request, setting, form))
        except Refused as refused:
            form.add_error(None, refused.reason)
    known = factors.passkeys_of(factors.of(setting.actor.person_id))
    owner = passkeys.Owner(setting.actor.person_id, setting.username, setting.actor.name)
    asked = passkeys.ask_new(request, owner, known)
    request.session[STATE] = asked.state
    page = {"options": asked.options}
    return _show(request, setting, "accounts/set_up_passkey.html", form, page)


def _tie(request: HttpRequest, setting: Setting, form: forms.Form) -> list[str]:
    given = form.cleaned_data
    try:
        kept = passkeys.made(request, request.session.pop(STATE, {}), given["answer"])
    except passkeys.WrongAnswer as wrong:
        raise Refused(_("De passkey is niet gemaakt. Probeer het opnieuw.")) from wrong
    return actions.add_passkey(setting.actor, name=given["name"], kept=kept)


def _show(
    request: HttpRequest, setting: Setting, template: str, form: forms.Form, page: dict[str, str]
) -> HttpResponseBase:
    around = {"form": form, "layout": setting.layout, "back": setting.back}
    return render(request, template, {**around, **page}, status=422 if form.errors else 200)


def _secret(request: HttpRequest) -> bytes:
    if (kept := request.session.get(NEW_APP)) is None:
        secret = codes.new_secret()
        request.session[NEW_APP] = seal(secret, purpose=NEW_APP)
        return secret
    return unseal(kept, purpose=NEW_APP)


def _picture(address: str) -> str:
    drawn = segno.make(address, error="m", micro=False)
    svg = drawn.svg_inline(scale=5, border=4, light="#fff", title=_("QR-code voor uw app"))
    return mark_safe(svg)  # noqa: S308 - drawn by segno from an address that is quoted
