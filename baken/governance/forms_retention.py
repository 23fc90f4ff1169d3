"""What people fill in to decide what may go."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.access.retention.models import Choice
from baken.core.forms import DayInput, Option
from baken.governance.forms import NO_NAMES, OwnerForm


class ReviewForm(forms.Form):
    """Destroy, keep longer or hold, and why."""

    choice = forms.ChoiceField(
        label=_("Uw besluit"),
        widget=forms.RadioSelect,
        choices=[
            (
                Choice.DESTROY.value,
                Option(
                    _("Vernietigen"),
                    _("Het komt op een lijst. Een tweede persoon bevestigt voordat iets weggaat."),
                ),
            ),
            (
                Choice.KEEP.value,
                Option(_("Langer bewaren"), _("Met een reden, tot een dag die u kiest.")),
            ),
            (
                Choice.HOLD.value,
                Option(
                    _("Vasthouden voor een procedure"),
                    _("Er loopt een bezwaar, klacht, onderzoek of rechtszaak."),
                ),
            ),
        ],
    )
    reason = forms.CharField(label=_("Reden"), help_text=NO_NAMES, max_length=200)
    until = forms.DateField(
        label=_("Opnieuw bekijken op"),
        help_text=_("Alleen bij langer bewaren of vasthouden."),
        widget=DayInput(),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask a day where one is needed."""
        told = super().clean() or {}
        needs = told.get("choice") in {Choice.KEEP.value, Choice.HOLD.value}
        if needs and not told.get("until") and "until" not in self.errors:
            self.add_error("until", _("Kies een dag waarop dit opnieuw wordt bekeken."))
        return told


class ListForm(OwnerForm):
    """For which municipality a list of what may go is made."""


class ArchiveForm(forms.Form):
    """That the archive agreed, and under which reference."""

    reference = forms.CharField(
        label=_("Kenmerk van het archief"),
        help_text=_("Van de brief of het bericht waarin het archief akkoord gaf."),
        max_length=120,
    )
    archive_on = forms.DateField(label=_("Akkoord gegeven op"), widget=DayInput())
