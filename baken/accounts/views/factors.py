"""One's own second steps, and showing again who one is."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.confirmed import confirm, recently_confirmed
from baken.access.http import OfficeRequest, signed_in
from baken.accounts import actions, factors
from baken.accounts.models import SecondFactor
from baken.accounts.views.answers import ask_second_step
from baken.accounts.views.letting_in import VIA, next_of
from baken.accounts.views.sending import Screen, question, send
from baken.accounts.views.setting_up import Done, Setting, set_up_app, set_up_passkey
from baken.core.notices import notify


@signed_in
def own_factors(request: OfficeRequest) -> HttpResponseBase:
    """Show with what somebody takes the second step."""
    held = factors.of(request.actor.person_id)
    strong = factors.strong(held)
    left = sum(len(each.known.get("marks", ())) for each in held)
    page = {"strong": strong, "is_last": len(strong) == 1, "codes_left": left}
    return render(request, "accounts/own_factors.html", page)


@signed_in
@recently_confirmed
def own_app(request: OfficeRequest) -> HttpResponseBase:
    """Tie an app; an earlier one no longer works."""
    return set_up_app(request, _setting(request), _done(request))


@signed_in
@recently_confirmed
def own_passkey(request: OfficeRequest) -> HttpResponseBase:
    """Add a passkey."""
    return set_up_passkey(request, _setting(request), _done(request))


@signed_in
@recently_confirmed
def own_recovery_codes(request: OfficeRequest) -> HttpResponseBase:
    """Replace the recovery codes, and show the new ones once."""
    if request.method == "POST":
        return _show_codes(request, actions.renew_recovery_codes(request.actor))
    screen = Screen(
        title=_("Nieuwe herstelcodes"),
        crumbs=_way(),
        button=_("Nieuwe codes maken"),
        icon="refresh",
        intro=_("De codes die u nu hebt, werken daarna niet meer."),
    )
    page = {"form": question(request), "screen": screen}
    return render(request, "accounts/form.html", page)


@signed_in
@recently_confirmed
def own_factor_remove(request: OfficeRequest, pk: UUID) -> HttpResponseBase:
    """Take away an app or passkey."""
    mine = SecondFactor.objects.filter(person_id=request.actor.person_id)
    factor = get_object_or_404(mine, pk=pk)

    def act() -> str:
        actions.remove_factor(request.actor, factor=factor)
        return reverse("own_factors")

    screen = Screen(
        title=_("%(name)s verwijderen") % {"name": factor.title},
        crumbs=_way(),
        button=_("Verwijderen"),
        icon="trash",
        tone="danger",
        intro=_("U kunt hiermee daarna niet meer inloggen."),
    )
    return send(request, question(request), act, screen=screen, done=_("Verwijderd."))


@signed_in
def confirm_again(request: OfficeRequest) -> HttpResponseBase:
    """Ask the second step once more, before something sensitive."""
    target = next_of(request)
    asked = ask_second_step(request, request.actor)
    if asked.is_answered:
        confirm(request)
        return redirect(target)
    provider = str(request.session.get(VIA, "")).removeprefix("password")
    page = {**asked.page, "next": target, "provider": provider}
    return render(request, "accounts/confirm.html", page, status=asked.status)


def _way() -> tuple[tuple[str, str], ...]:
    return (
        (_("Mijn rollen"), reverse("own_roles")),
        (_("Inloggen in twee stappen"), reverse("own_factors")),
    )


def _setting(request: OfficeRequest) -> Setting:
    return Setting(request.actor, request.user.username, "base.html", reverse("own_factors"))


def _done(request: OfficeRequest) -> Done:
    def show_codes(made: list[str]) -> HttpResponseBase:
        if made:
            return _show_codes(request, made)
        notify(request, "ok", _("Toegevoegd. U kunt hier voortaan mee inloggen."))
        return redirect("own_factors")

    return show_codes


def _show_codes(request: OfficeRequest, made: list[str]) -> HttpResponseBase:
    page = {"codes": made, "layout": "base.html", "ahead": reverse("own_factors")}
    return render(request, "accounts/recovery_codes.html", page)
