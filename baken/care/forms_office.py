"""Forms around trajectories: a letter, an advice contact, an agreed lead time."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.access.actor import Actor
from baken.care import actions
from baken.care.choices import names, said
from baken.care.forms import day_field
from baken.care.vocabulary import AdviceAbout, AdviceFor
from baken.cases.forms import StepForm
from baken.cases.forms_work import despite_field
from baken.cases.models import Consent
from baken.core import clock
from baken.core.forms import offer, offer_rows
from baken.core.workdays import add_working_days
from baken.knowledge.packs import letters
from baken.parties.models import Organisation

REPLY_DAYS = 10
"""How many working days a letter gives by itself; whoever writes it can choose another day."""


class LetterForm(StepForm):
    """Which letter, to whom on which ground, and when an answer is wanted."""

    title = _("Brief maken")
    button = _("Word-bestand maken")
    hint = _(
        "De brief noemt alleen een kenmerk en wat er nodig is: geen naam, geen adres, geen verhaal."
        " Lees hem na voordat u hem verstuurt."
    )
    name = forms.ChoiceField(label=_("Welke brief?"), widget=forms.RadioSelect)
    consent: Any = forms.ModelChoiceField(
        label=_("Aan wie, op welke grond?"),
        queryset=None,
        help_text=_("Staat de ontvanger er niet bij? Leg eerst toestemming of een grondslag vast."),
    )
    answer_by = day_field(_("Antwoord voor"), required=True)
    despite = despite_field()

    def offer(self) -> None:
        """Offer the letters of today and the grounds that hold today."""
        today = clock.today()
        known = letters().on(today).letters
        offer(self, "name", ((one.id, said(one.name)) for one in known))
        held = Consent.objects.filter(case=self.case).on(today).select_related("recipient")
        offer_rows(self, "consent", held, lambda one: f"{one.recipient.name}: {one.purpose}")
        self.fields["answer_by"].initial = add_working_days(today, REPLY_DAYS)

    def act(self, actor: Actor) -> Any:
        """Write it."""
        return actions.make_letter(actor, trajectory=self.row, **self.cleaned_data)


class AdviceForm(forms.Form):
    """Ten seconds: who asked advice about what."""

    asked_by = forms.ChoiceField(
        label=_("Wie vroeg advies?"), choices=AdviceFor.choices, widget=forms.RadioSelect
    )
    about = forms.ChoiceField(
        label=_("Waarover?"), choices=AdviceAbout.choices, widget=forms.RadioSelect
    )
    on = day_field(_("Wanneer?"), required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with today."""
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()


class LeadForm(forms.Form):
    """How many working days one thing may take in a municipality."""

    item = forms.ChoiceField(label=_("Wat?"))
    working_days = forms.IntegerField(label=_("Werkdagen"), min_value=1, max_value=365)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer everything there is to arrange."""
        super().__init__(*args, **kwargs)
        offer(self, "item", names(clock.today()).items())


class PlaceForm(forms.Form):
    """Of which municipality one looks at the agreed times."""

    gemeente: Any = forms.ModelChoiceField(label=_("Gemeente"), queryset=None)

    def __init__(self, *args: Any, region_id: Any, **kwargs: Any) -> None:
        """Offer the municipalities of the region."""
        super().__init__(*args, **kwargs)
        found = Organisation.objects.filter(region_id=region_id, kind="municipality")
        offer_rows(self, "gemeente", found.order_by("name"))
