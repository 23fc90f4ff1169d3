"""What a professional fills in."""

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.core.forms import Option
from baken.intake.actions import ReportForm
from baken.intake.models import YesNoUnknown

YES_NO = [("yes", _("Ja")), ("no", _("Nee"))]


def long_text(rows: int = 3) -> forms.Textarea:
    """Give a text box that starts this many lines high and grows."""
    return forms.Textarea(attrs={"rows": rows})


class NewReportForm(forms.Form):
    """A report in the order in which somebody tells it: first what was seen."""

    organisation = forms.ChoiceField(
        label=_("Voor welke gemeente is deze melding?"), widget=forms.RadioSelect
    )
    is_acute = forms.ChoiceField(
        label=_("Loopt iemand nu gevaar?"),
        choices=[
            ("no", Option(_("Nee, niet op dit moment"))),
            ("yes", Option(_("Ja"), _("Bel eerst 112. Meld daarna, dan staat het ook hier."))),
        ],
        widget=forms.RadioSelect,
    )
    observed = forms.CharField(
        label=_("Wat zag of hoorde u?"),
        help_text=_("Schrijf alleen op wat u zelf zag, hoorde of te horen kreeg."),
        widget=long_text(6),
    )
    thought = forms.CharField(
        label=_("Wat denkt u dat er aan de hand is?"),
        help_text=_("Uw vermoeden houden wij apart van wat u zag."),
        required=False,
        widget=long_text(),
    )
    place = forms.CharField(
        label=_("Waar was het?"),
        help_text=_("Een adres als u dat weet, anders een omschrijving."),
        required=False,
    )
    moment = forms.CharField(label=_("Wanneer was het?"), required=False)
    involved = forms.CharField(
        label=_("Wie zijn erbij betrokken?"),
        help_text=_("Zo weinig als nodig is om hulp te kunnen bieden."),
        required=False,
        widget=long_text(),
    )
    minor_involved = forms.ChoiceField(
        label=_("Is er een minderjarige bij betrokken?"),
        choices=YesNoUnknown.choices,
        widget=forms.RadioSelect,
        initial=YesNoUnknown.UNKNOWN,
    )
    done_already = forms.CharField(
        label=_("Wat is er al gedaan?"),
        help_text=_("Bijvoorbeeld: de politie gebeld, of met de cliënt gesproken."),
        required=False,
        widget=long_text(),
    )
    may_call = forms.ChoiceField(
        label=_("Mogen wij u bellen?"), choices=YES_NO, widget=forms.RadioSelect, initial="yes"
    )
    phone = forms.CharField(label=_("Uw telefoonnummer"), max_length=30, required=False)
    safe_moment = forms.CharField(
        label=_("Wanneer kunt u veilig praten?"), max_length=200, required=False
    )

    def __init__(self, *args: Any, organisations: list[tuple[str, str]], **kwargs: Any) -> None:
        """Ask for the municipality only when somebody reports for more than one."""
        super().__init__(*args, **kwargs)
        self.organisations = organisations
        if len(organisations) == 1:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].choices = organisations  # type: ignore[attr-defined]

    @property
    def organisation_id(self) -> str:
        """Give the municipality the report is for."""
        return str(self.cleaned_data.get("organisation") or self.organisations[0][0])

    @property
    def told(self) -> ReportForm:
        """Give what was told, as the action wants it."""
        names = {field.name for field in fields(ReportForm)}
        told = {name: value for name, value in self.cleaned_data.items() if name in names}
        told["is_acute"] = told["is_acute"] == "yes"
        told["may_call"] = told["may_call"] == "yes"
        return ReportForm(**told)

    def clean(self) -> dict[str, Any]:
        """Ask for a number when somebody may be called."""
        given = super().clean() or {}
        if given.get("may_call") == "yes" and not given.get("phone"):
            self.add_error("phone", _("Vul uw nummer in, of kies dat wij u niet bellen."))
        return given
