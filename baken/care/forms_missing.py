"""Forms of safety that goes wrong: missing, found, and an aftercare contact that took place."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baken.access.actor import Actor
from baken.care import actions
from baken.care.forms import day_field
from baken.care.models import AftercareCheck, MissingEpisode
from baken.care.vocabulary import Told
from baken.cases.forms import StepForm
from baken.core import clock
from baken.core.forms import MomentInput
from baken.core.refusals import Refused
from baken.intake.forms import long_text


def moment_field(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateTimeField:
    """Ask for a day and a time."""
    return forms.DateTimeField(label=label, required=required, help_text=hint, widget=MomentInput())


def told_field() -> forms.MultipleChoiceField:
    """Ask which steps of the procedure were done."""
    return forms.MultipleChoiceField(
        label=_("Wat is al gedaan?"),
        choices=Told.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class MissingForm(StepForm):
    """Since when, where she was seen last, and what was done at once."""

    title = _("Vermist uit zorg")
    done = _("De vermissing is vastgelegd. Wat nog moet, staat bij uw taken van vandaag.")
    hint = _(
        "Bel bij gevaar of bij een minderjarige eerst 112, en leg het daarna vast. Bel een ouder"
        " niet vanzelf: ga eerst na of een ouder betrokken is."
    )
    since = moment_field(_("Sinds wanneer?"))
    last_seen = forms.CharField(
        label=_("Waar en hoe is zij het laatst gezien of gesproken?"), widget=long_text(3)
    )
    told = told_field()

    def act(self, actor: Actor) -> Any:
        """Note it."""
        return actions.report_missing(actor, case=self.case, **self.cleaned_data)


class EpisodeForm(StepForm):
    """About the episode that runs; without one there is nothing to do."""

    def episode(self) -> MissingEpisode:
        """Give the episode that runs; raise Refused when there is none."""
        found: MissingEpisode | None = MissingEpisode.objects.filter(
            case=self.case, found_at=None
        ).first()
        if found is None:
            raise Refused(gettext("Er is geen vermissing vastgelegd die nog loopt."))
        return found


class MissingStepForm(EpisodeForm):
    """Which steps of the procedure were done."""

    title = _("Wat is gedaan na de vermissing")
    done = _("Bijgewerkt.")
    told = told_field()

    def act(self, actor: Actor) -> Any:
        """Note them."""
        return actions.tell_missing(actor, episode=self.episode(), **self.cleaned_data)


class FoundForm(EpisodeForm):
    """She is back: when, how, and when somebody talks with her about why she left."""

    title = _("Terecht")
    done = _("Vastgelegd dat zij terecht is. Beoordeel nu opnieuw hoe veilig zij is.")
    found_at = moment_field(_("Wanneer was zij terecht?"))
    how_found = forms.CharField(
        label=_("Hoe?"), help_text=_("Geen adres."), required=False, widget=long_text(3)
    )
    talk_on = day_field(
        _("Wanneer praat iemand met haar over waarom zij wegliep?"),
        _("Verplicht bij een minderjarige."),
    )

    def act(self, actor: Actor) -> Any:
        """Note it."""
        return actions.mark_found(actor, episode=self.episode(), **self.cleaned_data)


class AftercareDoneForm(StepForm):
    """An aftercare contact took place; her own score is hers to give."""

    title = _("Nazorgcontact vastleggen")
    done = _("Het nazorgcontact is vastgelegd. Plan zo nodig een volgende dag.")
    wellbeing = forms.IntegerField(
        label=_("Hoe gaat het, volgens haarzelf?"),
        help_text=_("Van 1 (slecht) tot en met 10 (goed). Leeg als zij dat niet wil."),
        required=False,
        min_value=1,
        max_value=10,
    )
    note = forms.CharField(label=_("Wat vertelde zij?"), required=False, widget=long_text(3))

    def act(self, actor: Actor) -> Any:
        """Note it at the first day that was planned."""
        check = AftercareCheck.objects.filter(case=self.case, done_on=None).first()
        check = check or actions.plan_aftercare(actor, case=self.case, due_on=clock.today())
        return actions.tell_wellbeing(actor, check=check, **self.cleaned_data)
