"""“Mijn kluissleutel”: making one's own key, another passphrase, trying it, withdrawing it."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.confirmed import recently_confirmed
from baken.access.http import OfficeRequest, opens
from baken.access.inner import holders, own_key
from baken.accounts.slowly import slowly
from baken.accounts.views.sending import Screen, question, send
from baken.care import addresses
from baken.core import clock
from baken.governance import actions
from baken.governance.forms_vault import ChangePassphraseForm, NewPassphraseForm, TryForm


@opens("inner_key", "create")
def own_inner_key(request: OfficeRequest) -> HttpResponseBase:
    """Show whether somebody has a key, and who else keeps the vault of their municipalities."""
    places = [
        (held.organisation, holders.of(held.organisation_id, keepers))
        for keepers in (holders.ROLES, addresses.KEEPERS)
        for held in request.actor.organisations(*keepers)
    ]
    page = {
        "key": own_key.of(request.actor.person_id),
        "places": places,
        "behind": list(actions.behind(request.actor)),
        "standing": actions.standing(request.actor),
        "now": clock.now(),
    }
    return render(request, "governance/own_inner_key.html", page)


@opens("inner_key", "create")
@recently_confirmed
def own_inner_key_new(request: OfficeRequest) -> HttpResponseBase:
    """Make one's own key."""
    form = NewPassphraseForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        own_key.make(request.actor, passphrase=form.cleaned_data["passphrase"])
        return reverse("own_inner_key")

    intro = _(
        "Met deze wachtzin opent u wat in vertrouwen is gemeld. Baken bewaart hem niet: wie hem"
        " vergeet, maakt een nieuwe sleutel en kan het oude niet meer openen."
    )
    screen = _screen(_("Kluissleutel maken"), _("Sleutel maken"), intro)
    return send(request, form, act, screen=screen, done=_("Uw kluissleutel is gemaakt."))


@opens("inner_key", "create")
@recently_confirmed
def own_inner_key_change(request: OfficeRequest) -> HttpResponseBase:
    """Take another passphrase for the same key."""
    form = ChangePassphraseForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        given = form.cleaned_data
        slowly(
            request,
            lambda: own_key.change(request.actor, old=given["old"], new=given["passphrase"]),
        )
        return reverse("own_inner_key")

    intro = _("De sleutel blijft dezelfde; de oude wachtzin opent hem daarna niet meer.")
    screen = _screen(_("Andere wachtzin kiezen"), _("Wachtzin wijzigen"), intro)
    return send(request, form, act, screen=screen, done=_("Uw wachtzin is gewijzigd."))


@opens("inner_key", "create")
@recently_confirmed
def own_inner_key_try(request: OfficeRequest) -> HttpResponseBase:
    """Try whether one still knows the passphrase; nothing is opened."""
    form = TryForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        words = form.cleaned_data["passphrase"]
        slowly(request, lambda: own_key.unlock(request.actor, passphrase=words))
        return reverse("own_inner_key")

    intro = _("Kijk elk half jaar of u de wachtzin nog weet. Er gaat niets open.")
    screen = _screen(_("Wachtzin oefenen"), _("Proberen"), intro)
    return send(request, form, act, screen=screen, done=_("Dat klopt: uw wachtzin past."))


@opens("inner_key", "create")
@recently_confirmed
def own_inner_key_withdraw(request: OfficeRequest) -> HttpResponseBase:
    """Withdraw one's key."""

    def act() -> str:
        own_key.withdraw(request.actor)
        return reverse("own_inner_key")

    intro = _(
        "Wat voor deze sleutel is verzegeld, kunt u daarna niet meer openen. Anderen voor wie het"
        " ook is verzegeld wel."
    )
    screen = Screen(
        title=_("Kluissleutel intrekken"),
        crumbs=(_back(),),
        button=_("Intrekken"),
        icon="key",
        intro=intro,
        tone="danger",
    )
    done = _("Uw kluissleutel is ingetrokken.")
    return send(request, question(request), act, screen=screen, done=done)


def _screen(title: str, button: str, intro: str) -> Screen:
    return Screen(title=title, crumbs=(_back(),), button=button, icon="key", intro=intro)


def _back() -> tuple[str, str]:
    return _("Mijn kluissleutel"), reverse("own_inner_key")
