"""New keys of the inner vault: asking to seal old envelopes to them, and doing it."""

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.confirmed import recently_confirmed
from baken.access.http import OfficeRequest, opens
from baken.accounts.slowly import slowly
from baken.accounts.views.sending import Screen, question, send
from baken.governance import actions
from baken.governance.forms_vault import TryForm


@opens("inner_key", "create")
@recently_confirmed
def new_keys_ask(request: OfficeRequest) -> HttpResponseBase:
    """Ask to seal what was sealed before somebody had a key."""

    def act() -> str:
        actions.ask_for_new_keys(request.actor)
        return reverse("own_inner_key")

    intro = _(
        "Een tweede persoon van uw gemeente moet akkoord geven. Daarna verzegelt u met uw wachtzin"
        " alle oude enveloppen voor wie nu een sleutel heeft. Wie geen sleutel meer heeft, valt er"
        " uit. Uw verzoek blijft bij elk dossier staan."
    )
    screen = _screen(_("Nieuwe sleutels toelaten"), _("Vragen"), intro)
    done = _("Uw verzoek is vastgelegd.")
    return send(request, question(request), act, screen=screen, done=done)


@opens("inner_key", "create")
@recently_confirmed
def new_keys_seal(request: OfficeRequest) -> HttpResponseBase:
    """Seal with one's passphrase what somebody else agreed to; no name is shown."""
    form = TryForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        words = form.cleaned_data["passphrase"]
        slowly(request, lambda: actions.seal_to_new_keys(request.actor, passphrase=words))
        return reverse("own_inner_key")

    intro = _(
        "Niemand ziet een naam. Dat u dit doet, komt in het logboek. Daarna is uw toestemming op."
    )
    screen = _screen(_("Verzegelen voor nieuwe sleutels"), _("Verzegelen"), intro)
    done = _("De enveloppen zijn verzegeld voor iedereen die nu een sleutel heeft.")
    return send(request, form, act, screen=screen, done=done)


def _screen(title: str, button: str, intro: str) -> Screen:
    back = (_("Mijn kluissleutel"), reverse("own_inner_key"))
    return Screen(title=title, crumbs=(back,), button=button, icon="key", intro=intro)
