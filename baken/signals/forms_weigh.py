"""A weighing: per indicator what is known, from whom and of which day, and the reasoning."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from baken.core import clock
from baken.core.forms import DayInput
from baken.intake.forms import long_text
from baken.signals.actions import Evidence, Judgement
from baken.signals.forms import YES_NO, VersionedForm
from baken.signals.indicators import IndicatorChoice
from baken.signals.vocabulary import Form, NonPunishment, Presence, Reliability, Seriousness


class WeighForm(VersionedForm):
    """A weighing: per indicator what is known, and above all the reasoning."""

    exploitation = forms.MultipleChoiceField(
        label=_("Aard: om welke vorm gaat het?"),
        choices=Form.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    seriousness = forms.TypedChoiceField(
        label=_("Ernst"), choices=Seriousness.choices, widget=forms.RadioSelect, coerce=int
    )
    is_acute = forms.ChoiceField(
        label=_("Loopt iemand nu gevaar?"), choices=YES_NO, widget=forms.RadioSelect
    )
    reliability = forms.ChoiceField(
        label=_("Hoe betrouwbaar is de bron?"),
        choices=Reliability.choices,
        widget=forms.RadioSelect,
    )
    vulnerability = forms.CharField(
        label=_("Wat maakt deze mensen kwetsbaar?"), required=False, widget=long_text()
    )
    counter_indications = forms.CharField(
        label=_("Wat spreekt tegen uitbuiting?"),
        help_text=_("Zoek er bewust naar: wat zou het ook kunnen zijn?"),
        required=False,
        widget=long_text(),
    )
    non_punishment = forms.ChoiceField(
        label=_("Is iemand misschien gedwongen tot strafbare feiten?"),
        choices=NonPunishment.choices,
        widget=forms.RadioSelect,
    )
    reasoning = forms.CharField(
        label=_("Onderbouwing"),
        help_text=_("Waarom weegt u het zo? Een collega moet het kunnen volgen of weerleggen."),
        widget=long_text(6),
    )

    def __init__(self, *args: Any, indicators: list[IndicatorChoice], **kwargs: Any) -> None:
        """Ask of every indicator of the lists in force what is known."""
        super().__init__(*args, **kwargs)
        self.choices = indicators
        for choice in indicators:
            self.fields.update(indicator_fields(choice))

    @property
    def judgement(self) -> Judgement:
        """Give the weighing, as the action wants it."""
        given = dict(self.cleaned_data)
        given.pop("version")
        present = {choice.key: given.pop(choice.field) for choice in self.choices}
        evidence = {choice.key: _evidence(given, choice.field) for choice in self.choices}
        lists = sorted({choice.key[0] for choice in self.choices})
        return Judgement(
            forms=given.pop("exploitation"),
            is_acute=given.pop("is_acute") == "yes",
            lists=lists,
            indicators=present,
            evidence=evidence,
            **given,
        )

    @property
    def questions(self) -> dict[str, list[dict[str, Any]]]:
        """Give the fields of each indicator together, under the heading of list and cluster."""
        groups: dict[str, list[dict[str, Any]]] = {}
        for choice in self.choices:
            heading = f"{choice.list_title}: {choice.cluster}"
            groups.setdefault(heading, []).append(self._question(choice.field))
        return groups

    def _question(self, name: str) -> dict[str, Any]:
        source, seen_on = self[f"{name}.source"], self[f"{name}.seen_on"]
        is_open = bool(source.value() or seen_on.value() or seen_on.errors)
        return {"known": self[name], "source": source, "seen_on": seen_on, "is_open": is_open}


def indicator_fields(choice: IndicatorChoice) -> dict[str, forms.Field]:
    """Give the three fields of one indicator."""
    return {
        choice.field: forms.ChoiceField(
            label=choice.text,
            choices=Presence.choices,
            initial=Presence.UNKNOWN,
            required=False,
        ),
        f"{choice.field}.source": forms.CharField(
            label=_("Van wie weet u dit?"), max_length=200, required=False
        ),
        f"{choice.field}.seen_on": forms.DateField(
            label=_("Op welke dag?"), required=False, widget=DayInput(), validators=[not_later]
        ),
    }


def not_later(day: date) -> None:
    """Refuse a day that is still to come."""
    if day > clock.today():
        raise ValidationError(_("Deze dag is nog niet geweest."))


def _evidence(given: dict[str, Any], name: str) -> Evidence:
    return Evidence(given.pop(f"{name}.source"), given.pop(f"{name}.seen_on"))
