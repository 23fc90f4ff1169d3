"""Forms about inspections."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from baken.access.words import say
from baken.core.forms import DayInput, offer, offer_rows
from baken.enforcement.actions import Closing, Met, Plan
from baken.enforcement.vocabulary_field import InspectionKind, Seen
from baken.intake.actions import ReportForm
from baken.knowledge.packs import Checklist, ChecklistItem

LARGE = {"rows": 4}


class PlanForm(forms.Form):
    """A visit to come."""

    kind = forms.ChoiceField(label=_("Soort controle"), choices=InspectionKind)
    planned_on = forms.DateField(label=_("Dag"), widget=DayInput())
    action_day: Any = forms.ModelChoiceField(
        label=_("Hoort bij actiedag"), queryset=None, required=False
    )
    lead = forms.ChoiceField(label=_("Leiding"))
    team = forms.CharField(
        label=_("Wie gaan er mee?"), max_length=300, required=False,
        help_text=_("Organisaties en functies, bijvoorbeeld: brandweer, GGD, Arbeidsinspectie."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reden van de plek"), widget=forms.Textarea(LARGE),
        help_text=_("Een feit over deze plek. Nooit over een groep mensen."),
    )  # fmt: skip
    legal_ground = forms.CharField(
        label=_("Wettelijke grondslag"), widget=forms.Textarea({"rows": 2}),
        help_text=_("Welke regel controleert u? Kijk het artikelnummer na."),
    )  # fmt: skip
    entry_ground = forms.CharField(
        label=_("Grond om binnen te gaan"), widget=forms.Textarea({"rows": 2}),
        help_text=_("Toestemming, machtiging of de wet. Bij een woning altijd een van deze."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, leads: Sequence[tuple[str, str]], days: Any, **kwargs: Any
    ) -> None:
        """Offer colleagues who may lead, and the days that are announced."""
        super().__init__(*args, **kwargs)
        offer(self, "lead", leads)
        offer_rows(self, "action_day", days)

    def asked(self) -> Plan:
        """Give what was filled in."""
        given = dict(self.cleaned_data)
        return Plan(lead_id=given.pop("lead"), **given)


class ActionDayForm(forms.Form):
    """A day on which several organisations go out, as partners and the chain director read it."""

    owner = forms.ChoiceField(label=_("Gemeente"))
    day = forms.DateField(label=_("Dag"), widget=DayInput())
    kind = forms.ChoiceField(label=_("Soort controle"), choices=InspectionKind)
    partners = forms.CharField(
        label=_("Wie gaan er mee?"), max_length=300,
        help_text=_("Alleen organisaties. Geen adressen en geen namen."),
    )  # fmt: skip
    capacity = forms.IntegerField(label=_("Mensen beschikbaar"), min_value=0, max_value=500)
    asks = forms.CharField(
        label=_("Wat is nog nodig?"), max_length=300, required=False,
        help_text=_("Bijvoorbeeld: tolken, plekken in een hotel, vervoer."),
    )  # fmt: skip

    def __init__(self, *args: Any, owners: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer only one's own municipalities."""
        super().__init__(*args, **kwargs)
        offer(self, "owner", owners)


class ChecklistForm(forms.Form):
    """The lines of the list that were not filled in yet, each with a remark."""

    def __init__(self, *args: Any, items: Iterable[ChecklistItem], **kwargs: Any) -> None:
        """Ask of every line whether it was seen."""
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for item in self.items:
            self.fields[item.id] = forms.ChoiceField(
                label=say(item.text), choices=[("", "–"), *Seen.choices], required=False
            )
            self.fields[f"{item.id}-remark"] = forms.CharField(
                label=_("Wat zag u?"), max_length=500, required=False
            )

    def pairs(self, *, are_signs: bool) -> list[tuple[BoundField, BoundField]]:
        """Give the lines of the rule, or the signs seen by the way, each with its remark."""
        wanted = (item for item in self.items if item.is_indicator == are_signs)
        return [(self[item.id], self[f"{item.id}-remark"]) for item in wanted]

    @property
    def rules(self) -> list[tuple[BoundField, BoundField]]:
        """Give the lines of the rule that is supervised."""
        return self.pairs(are_signs=False)

    @property
    def signs(self) -> list[tuple[BoundField, BoundField]]:
        """Give the signs of trafficking."""
        return self.pairs(are_signs=True)

    def answered(self) -> Iterator[tuple[str, str, str]]:
        """Give what was filled in: line, answer and remark."""
        for item in self.items:
            if seen := self.cleaned_data[item.id]:
                yield item.id, seen, self.cleaned_data[f"{item.id}-remark"]


class FieldFindingForm(forms.Form):
    """One line of the list, as a phone sends it."""

    item = forms.CharField(max_length=60)
    seen = forms.ChoiceField(label=_("Gezien"), choices=Seen)
    remark = forms.CharField(label=_("Wat zag u?"), max_length=500, required=False)


class PhotoForm(forms.Form):
    """A photo from a phone; where and when it was taken are sent along by the page."""

    NO_FILE = _("Kies een foto.")

    note = forms.CharField(label=_("Wat staat erop?"), max_length=300, required=False)
    id = forms.UUIDField(widget=forms.HiddenInput)
    device = forms.UUIDField(widget=forms.HiddenInput)
    at = forms.DateTimeField(widget=forms.HiddenInput)


class MetForm(forms.Form):
    """What was offered to somebody who was met; there is no field for a name."""

    was_offered_help = forms.BooleanField(label=_("Ik bood hulp aan"), required=False)
    got_card = forms.BooleanField(
        label=_("Ik gaf de kaart met rechten en hulp, in een taal die past"), required=False
    )
    wants_contact = forms.BooleanField(
        label=_("Wil contact met de zorgcoördinator"), required=False
    )
    is_minor = forms.BooleanField(label=_("Is minderjarig"), required=False)
    note = forms.CharField(
        label=_("Wat is afgesproken?"), widget=forms.Textarea({"rows": 3}), required=False,
        help_text=_("Geen naam, geen herkomst, geen nummer van een document."),
    )  # fmt: skip

    def met(self) -> Met:
        """Give what was filled in."""
        return Met(**self.cleaned_data)


class SpotForm(forms.Form):
    """A report made where one stands; short, because somebody is waiting."""

    observed = forms.CharField(label=_("Wat zag of hoorde u?"), widget=forms.Textarea(LARGE))
    thought = forms.CharField(
        label=_("Wat denkt u dat er speelt?"), widget=forms.Textarea({"rows": 2}), required=False
    )
    is_acute = forms.BooleanField(label=_("Iemand loopt nu gevaar"), required=False)
    minor_involved = forms.BooleanField(label=_("Er is een minderjarige bij"), required=False)

    def told(self, place: str) -> ReportForm:
        """Give the report, with the place where it was seen."""
        given = self.cleaned_data
        minor = "yes" if given["minor_involved"] else "unknown"
        return ReportForm(
            observed=given["observed"], thought=given["thought"], place=place,
            is_acute=given["is_acute"], minor_involved=minor,
        )  # fmt: skip


class FinishForm(forms.Form):
    """How it ended."""

    conclusion = forms.CharField(label=_("Wat leverde het op?"), widget=forms.Textarea(LARGE))
    rehousing = forms.CharField(
        label=_("Waar slapen de mensen vannacht?"), widget=forms.Textarea({"rows": 2}),
        required=False, help_text=_("Verplicht als u mensen sprak."),
    )  # fmt: skip
    follow_up_on = forms.DateField(label=_("Terugkijken op"), required=False, widget=DayInput())
    is_handed_over = forms.BooleanField(
        label=_("Gestopt en overgedragen aan de politie"), required=False
    )

    def closing(self) -> Closing:
        """Give what was filled in."""
        return Closing(**self.cleaned_data)


def limits(listed: Checklist) -> list[str]:
    """Give what one never does during an inspection, in words."""
    return [say(text) for text in listed.limits]
