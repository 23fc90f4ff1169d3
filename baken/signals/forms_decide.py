"""What is decided: the outcome, and per track to whom it goes and what they must know."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.forms import DayInput
from baken.intake.forms import long_text
from baken.parties.models import Organisation
from baken.signals.actions import Offer, Ruling
from baken.signals.forms import DECIDED, VersionedForm, feedback_field, when_field
from baken.signals.vocabulary import Outcome, Track


class DecideForm(VersionedForm):
    """What is done, where it goes, and what the reporter hears."""

    outcome = forms.ChoiceField(
        label=_("Besluit"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    review_on = forms.DateField(
        label=_("Opnieuw bekijken op"),
        help_text=_("Nodig bij volgen."),
        required=False,
        widget=DayInput(),
    )
    reasons = forms.CharField(label=_("Waarom?"), widget=long_text(5))
    feedback_when = when_field()
    feedback = feedback_field(DECIDED)

    def __init__(self, *args: Any, partners: dict[str, list[Organisation]], **kwargs: Any) -> None:
        """Ask per track whether it is taken, to whom it goes, and what they must know."""
        super().__init__(*args, **kwargs)
        self.partners = partners
        for track, organisations in partners.items():
            self.fields.update(track_fields(track, organisations))

    def clean(self) -> dict[str, Any]:
        """Ask to whom each track goes and what they must know: nothing goes off by itself."""
        given = super().clean() or {}
        for track in self._taken():
            if not given.get(f"message_{track}"):
                self.add_error(f"message_{track}", _("Schrijf op wat de ontvanger moet weten."))
            if not given.get(f"to_{track}"):
                self.add_error(f"to_{track}", _("Kies wie dit oppakt."))
        return given

    @property
    def ruling(self) -> Ruling:
        """Give the decision, as the action wants it."""
        given = self.cleaned_data
        tracks = self._taken() if given["outcome"] == Outcome.TRACKS else []
        return Ruling(
            outcome=given["outcome"],
            reasons=given["reasons"],
            feedback=given["feedback"],
            feedback_later=given["feedback_when"] == "later",
            tracks=[self._offer(track) for track in tracks],
            review_on=given["review_on"] if given["outcome"] == Outcome.MONITORING else None,
        )

    @property
    def tracks(self) -> list[dict[str, Any]]:
        """Give the fields of each track together, for the page."""
        return [
            {
                "taken": self[f"take_{track}"],
                "addressee": self[f"to_{track}"],
                "message": self[f"message_{track}"],
            }
            for track in self.partners
        ]

    def _taken(self) -> list[str]:
        return [track for track in self.partners if self.cleaned_data.get(f"take_{track}")]

    def _offer(self, track: str) -> Offer:
        given = self.cleaned_data
        return Offer(track, UUID(given[f"to_{track}"]), given[f"message_{track}"])


def _named(organisations: list[Organisation]) -> list[tuple[str, Any]]:
    """Give the partners to choose from; one that is alone needs no choosing."""
    named: list[tuple[str, Any]] = [(str(each.pk), each.name) for each in organisations]
    return named if len(named) == 1 else [("", _("Kies een partner")), *named]


def track_fields(track: str, organisations: list[Organisation]) -> dict[str, forms.Field]:
    """Give the three fields of one track."""
    return {
        f"take_{track}": forms.BooleanField(label=Track(track).label, required=False),
        f"to_{track}": forms.ChoiceField(
            label=_("Naar wie?"),
            choices=_named(organisations),
            required=False,
        ),
        f"message_{track}": forms.CharField(
            label=_("Wat moet de ontvanger weten?"),
            help_text=_("Alleen wat nodig is; het dossier blijft dicht."),
            required=False,
            widget=long_text(3),
        ),
    }
