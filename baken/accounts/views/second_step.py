"""On the way in: the second step, setting it up the first time, and a password of one's own."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from baken.accounts import actions, factors
from baken.accounts.entering import Newcomer, pass_through, stepping
from baken.accounts.forms import NewPasswordForm
from baken.accounts.views.answers import ask_second_step
from baken.accounts.views.letting_in import go_on, let_in
from baken.accounts.views.setting_up import Done, Setting, set_up_app, set_up_passkey
from baken.core.refusals import Refused

PLAIN = "plain.html"


@stepping
def entry_step(request: HttpRequest, newcomer: Newcomer) -> HttpResponseBase:
    """Ask the second step of who has one; lead others to set it up."""
    if newcomer.way.is_through:
        return go_on(request, newcomer)
    if not factors.is_secured(newcomer.actor.person_id):
        return redirect("entry_set_up")
    question = ask_second_step(request, newcomer.actor)
    if question.is_answered:
        return go_on(request, newcomer)
    page = {**question.page, "account": newcomer.account}
    return render(request, "accounts/entry_step.html", page, status=question.status)


@stepping
def entry_set_up(request: HttpRequest, newcomer: Newcomer) -> HttpResponseBase:
    """Say why a second step is needed, and let somebody choose which."""
    if _is_settled(newcomer):
        return redirect("entry_step")
    return render(request, "accounts/entry_set_up.html", {"account": newcomer.account})


@stepping
def entry_app(request: HttpRequest, newcomer: Newcomer) -> HttpResponseBase:
    """Tie the first app."""
    if _is_settled(newcomer):
        return redirect("entry_step")
    return set_up_app(request, _setting(newcomer), _done(request, newcomer))


@stepping
def entry_passkey(request: HttpRequest, newcomer: Newcomer) -> HttpResponseBase:
    """Tie the first passkey."""
    if _is_settled(newcomer):
        return redirect("entry_step")
    return set_up_passkey(request, _setting(newcomer), _done(request, newcomer))


@stepping
def entry_password(request: HttpRequest, newcomer: Newcomer) -> HttpResponseBase:
    """Let somebody replace their temporary password before they go on."""
    if not newcomer.way.is_through:
        return redirect("entry_step")
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            newcomer.account.session_key = actions.choose_own_password(
                newcomer.actor, new=form.cleaned_data["new_password"]
            ).session_key
        except Refused as refused:
            form.add_error("new_password", refused.reason)
        else:
            return let_in(request, newcomer)
    page = {"form": form}
    return render(request, "accounts/entry_password.html", page, status=422 if form.errors else 200)


def _is_settled(newcomer: Newcomer) -> bool:
    """Say whether there is a second step already: a password alone must never add another."""
    return factors.is_secured(newcomer.actor.person_id)


def _setting(newcomer: Newcomer) -> Setting:
    username = newcomer.account.username
    return Setting(newcomer.actor, username, PLAIN, reverse("entry_set_up"))


def _done(request: HttpRequest, newcomer: Newcomer) -> Done:
    def show_codes(made: list[str]) -> HttpResponseBase:
        pass_through(request, newcomer)
        page = {"codes": made, "layout": PLAIN, "ahead": reverse("entry_step")}
        return render(request, "accounts/recovery_codes.html", page)

    return show_codes
