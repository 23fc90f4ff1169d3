"""Handing on now, and what becomes of what was handed on."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.forms import offer
from baken.intake.forms import long_text
from baken.signals.actions import Offer
from baken.signals.handovers import Receivers

ACCEPTED = "accepted"
REFUSED = "refused"


class HandOnForm(forms.Form):
    """To whom something goes now, and only what they must know."""

    to = forms.ChoiceField(
        label=_("Naar wie?"),
        help_text=_("Bel eerst. Daarna ligt hier vast wat u doorgaf."),
        widget=forms.RadioSelect,
    )
    message = forms.CharField(
        label=_("Wat moet de ontvanger weten?"),
        help_text=_("Alleen wat nodig is om nu te helpen; het dossier blijft dicht."),
        widget=long_text(5),
    )

    def __init__(self, *args: Any, receivers: Receivers, **kwargs: Any) -> None:
        """Offer the partners of the region, each under the way it is."""
        super().__init__(*args, **kwargs)
        offer(self, "to", receivers.items())

    def offer(self, *, is_acute: bool) -> Offer:
        """Give what is handed on, as the action wants it."""
        track, addressee = self.cleaned_data["to"].split(":")
        return Offer(track, UUID(addressee), self.cleaned_data["message"], is_acute=is_acute)


class AnswerForm(forms.Form):
    """Whether a partner takes it on, who said so, and why not."""

    verdict = forms.ChoiceField(
        label=_("Antwoord"),
        choices=[(ACCEPTED, _("Aangenomen")), (REFUSED, _("Terug naar de afzender"))],
        widget=forms.RadioSelect,
    )
    by = forms.CharField(label=_("Wie zegt dit?"), max_length=120)
    answer = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Verplicht als het teruggaat: waarom hoort het hier niet?"),
        required=False,
        widget=long_text(4),
    )


class SettleForm(forms.Form):
    """How something that came back was arranged."""

    how = forms.CharField(
        label=_("Hoe is het nu geregeld?"),
        help_text=_("Bijvoorbeeld: telefonisch opgelost, of een andere partner hielp al."),
        widget=long_text(4),
    )
