"""The second step as a page asks it: a code, or the answer of a passkey."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.accounts import actions, attempts, door, factors, passkeys
from baken.accounts.forms import CodeForm, PasskeyForm
from baken.core.refusals import Refused

STATE = "passkey"
"""Where a session keeps what a passkey was asked, until it answered once."""


@dataclass
class Question:
    """What the page shows: the form, what a passkey is asked, and the code of fictional people."""

    form: forms.Form
    options: str
    demo_code: str
    status: int = 200
    is_answered: bool = False

    @property
    def page(self) -> dict[str, Any]:
        """Give what the template needs."""
        return {"form": self.form, "options": self.options, "demo_code": self.demo_code}


def ask_second_step(request: HttpRequest, actor: Actor) -> Question:
    """Look at what was sent, or ask; wrong answers make the next one wait."""
    form: forms.Form | None = None
    status = 200
    if request.method == "POST":
        form, status = _answer(request, actor)
        if not form.errors:
            return Question(form, "", "", is_answered=True)
    held = factors.of(actor.person_id)
    shown = factors.demo_code(held)
    form = form or CodeForm(initial={"password_once": shown})
    return Question(form, _options(request, held), shown, status)


def _answer(request: HttpRequest, actor: Actor) -> tuple[forms.Form, int]:
    by_passkey = bool(request.POST.get("answer"))
    form = PasskeyForm(request.POST) if by_passkey else CodeForm(request.POST)
    buckets = attempts.for_second_step(actor.person_id)
    if not form.is_valid():
        return form, 422
    try:
        door.refuse_hasty(buckets)
        _take(request, actor, form)
    except door.TooSoon as too_soon:
        return _with(too_soon.reason), 429
    except Refused as refused:
        attempts.failed(buckets)
        return _with(refused.reason), 422
    attempts.succeeded(buckets)
    return form, 200


def _with(reason: str) -> forms.Form:
    """Give the form for a code with a refusal; what was typed does not come back."""
    form = CodeForm({"password_once": "-"})
    form.add_error(None, reason)
    form.data = {}
    return form


def _take(request: HttpRequest, actor: Actor, form: forms.Form) -> None:
    if isinstance(form, CodeForm):
        return actions.take_code(actor, code=form.cleaned_data["password_once"])
    state = request.session.pop(STATE, {})
    known = factors.passkeys_of(factors.of(actor.person_id))
    try:
        found = passkeys.used(request, state, known, form.cleaned_data["answer"])
    except passkeys.WrongAnswer as wrong:
        raise Refused(
            _("De passkey klopte niet of het duurde te lang. Probeer opnieuw.")
        ) from wrong
    actions.take_passkey(actor, passkey_id=found)
    return None


def _options(request: HttpRequest, held: list[Any]) -> str:
    known = factors.passkeys_of(held)
    if not known:
        return ""
    asked = passkeys.ask_known(request, known)
    request.session[STATE] = asked.state
    return asked.options
