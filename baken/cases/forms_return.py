"""The form with which whoever holds a case answers a possible return of its client."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baken.access.actor import Actor
from baken.cases import actions
from baken.cases.forms import StepForm
from baken.cases.vocabulary import ReturnAnswer
from baken.core import clock
from baken.intake.forms import long_text
from baken.matching import words


class ReturnForm(StepForm):
    """What the holder does now that a new signal names what fits their client."""

    title = _("Mogelijk terug in beeld")
    done = _("Vastgelegd. Wie het signaal heeft, hoort hier niets van.")
    answer = forms.ChoiceField(
        label=_("Wat doet u?"),
        choices=[each for each in ReturnAnswer.choices if each[0] != ReturnAnswer.WAITING],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Een afgesloten casus gaat weer open als u verder gaat."),
        widget=long_text(3),
    )

    def offer(self) -> None:
        """Say what fits, and where the signal came in; nothing more is known here."""
        self.hint = gettext(  # type: ignore[misc] # its own
            "%(place)s legde een nieuw signaal vast (%(when)s). Daarin staat iets dat past bij uw "
            "cliënt: %(keys)s. Alleen u krijgt dit bericht; %(place)s weet van niets. Neem contact "
            "op langs een veilige weg voordat u iets doet."
        ) % {
            "place": self.row.their_owner.name,
            "when": date_format(clock.day_of(self.row.found_at), "j F"),
            "keys": words.keys(self.row.keys),
        }

    def act(self, actor: Actor) -> Any:
        """Keep the answer."""
        return actions.answer_return(actor, row=self.row, **self.cleaned_data)
