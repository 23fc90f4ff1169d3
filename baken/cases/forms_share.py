"""Forms about sharing: consent, requests to partners and their answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.access.actor import Actor
from baken.cases import actions
from baken.cases.choices import open_tasks, partners
from baken.cases.forms import StepForm
from baken.cases.forms_work import day_field
from baken.cases.models import Consent
from baken.cases.vocabulary import (
    AskedHow,
    Capacity,
    ConsentBasis,
    ReplyOutcome,
    RequestKind,
)
from baken.core import clock
from baken.core.forms import offer_rows
from baken.intake.forms import long_text
from baken.parties.models import Organisation


class ConsentForm(StepForm):
    """On what ground something may be shared with one recipient."""

    title = _("Toestemming of grondslag vastleggen")
    done = _("De grondslag is vastgelegd. U kunt deze partner nu iets vragen.")
    recipient = forms.ModelChoiceField(
        label=_("Wie mag iets weten?"), queryset=Organisation.objects.none()
    )
    basis = forms.ChoiceField(
        label=_("Waarom mag dat?"), choices=ConsentBasis.choices, widget=forms.RadioSelect
    )
    purpose = forms.CharField(label=_("Waarvoor?"), max_length=200)
    what = forms.CharField(
        label=_("Wat mag gedeeld worden?"),
        help_text=_("Zo weinig als nodig is."),
        widget=long_text(2),
    )
    asked_how = forms.ChoiceField(
        label=_("Hoe is het gevraagd?"), choices=AskedHow.choices, widget=forms.RadioSelect
    )
    capacity = forms.ChoiceField(
        label=_("Kon de cliënt dit zelf beslissen?"),
        choices=Capacity.choices,
        initial=Capacity.ABLE,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Wat zei de cliënt hierover?"), required=False, widget=long_text(2)
    )
    law = forms.CharField(
        label=_("Wet en artikel"),
        required=False,
        max_length=200,
        help_text=_("Nodig als het geen toestemming is."),
    )
    valid_until = day_field(
        _("Tot en met"),
        required=False,
        hint=_("Toestemming eindigt altijd; zonder dag na een half jaar."),
    )
    parent_was_checked = forms.BooleanField(
        label=_("Ik ging na dat geen ouder bij de uitbuiting betrokken is"),
        required=False,
        help_text=_("Alleen als een ouder of voogd voor een minderjarige instemt."),
    )

    def offer(self) -> None:
        """Offer the partners."""
        offer_rows(self, "recipient", partners(self.case))

    def act(self, actor: Actor) -> Any:
        """Keep the ground."""
        ground = actions.Ground(**self.cleaned_data)
        return actions.record_consent(actor, case=self.case, ground=ground)


class WithdrawForm(StepForm):
    """What the client said when taking consent back."""

    title = _("Toestemming intrekken")
    done = _("Ingetrokken. Verzoeken zijn gestopt en er staan taken voor wat al gedeeld was.")
    button = _("Intrekken")
    words = forms.CharField(label=_("Wat zei de cliënt?"), required=False, widget=long_text(2))

    def act(self, actor: Actor) -> Any:
        """Withdraw the consent."""
        return actions.withdraw_consent(actor, consent=self.row, **self.cleaned_data)


class AskForm(StepForm):
    """What a partner is asked."""

    title = _("Een partner iets vragen")
    done = _("Het verzoek is gemaakt.")
    button = _("Verzoek maken")
    consent: Any = forms.ModelChoiceField(
        label=_("Wie vraagt u, op welke grond?"),
        queryset=None,
        help_text=_("Staat de partner er niet bij? Leg eerst toestemming of een grondslag vast."),
    )
    of_kind = forms.ChoiceField(
        label=_("Wat vraagt u?"),
        help_text=_("Alleen dit staat op de pagina achter de eenmalige link."),
        choices=RequestKind.choices,
        widget=forms.RadioSelect,
    )
    message = forms.CharField(
        label=_("Wat moet de partner weten?"),
        help_text=_("Leest alleen wie bij de partner inlogt. Precies dit blijft bewaard."),
        widget=long_text(4),
    )
    answer_by = day_field(_("Antwoord voor"), required=False)
    task: Any = forms.ModelChoiceField(
        label=_("Bij welke taak hoort dit?"), queryset=None, required=False
    )

    def offer(self) -> None:
        """Offer the grounds that hold today, and the open tasks."""
        held = Consent.objects.filter(case=self.case).on(clock.today())
        offer_rows(self, "consent", held.select_related("recipient"), _consent_label)
        offer_rows(self, "task", open_tasks(self.case), lambda task: task.title.text)

    def act(self, actor: Actor) -> Any:
        """Ask the partner."""
        asked = actions.Asked(**self.cleaned_data)
        return actions.ask_partner(actor, case=self.case, asked=asked)


def _consent_label(consent: Consent) -> str:
    return f"{consent.recipient.name}: {consent.purpose} ({consent.get_basis_display()})"


class RemindForm(StepForm):
    """A reminder asks nothing but a press of the button."""

    title = _("Partner herinneren")
    done = _("De herinnering is gemaakt.")
    button = _("Herinneren")
    hint = _("De partner krijgt een nieuwe link. De oude link werkt dan niet meer.")

    def act(self, actor: Actor) -> Any:
        """Remind the partner."""
        return actions.remind(actor, request=self.row)


class EscalateForm(StepForm):
    """Whom one spoke to higher up."""

    title = _("Opschalen")
    done = _("Vastgelegd dat u opschaalde.")
    why = forms.CharField(label=_("Wie sprak u aan, en wat vroeg u?"), widget=long_text(3))

    def act(self, actor: Actor) -> Any:
        """Escalate."""
        return actions.escalate(actor, request=self.row, **self.cleaned_data)


class SettleForm(StepForm):
    """The answer is handled."""

    title = _("Verzoek afhandelen")
    done = _("Het verzoek is afgehandeld.")
    button = _("Afhandelen")

    def act(self, actor: Actor) -> Any:
        """Settle the request."""
        return actions.settle(actor, request=self.row)


class ReplyForm(forms.Form):
    """What a partner answers."""

    outcome = forms.ChoiceField(
        label=_("Uw antwoord"), choices=ReplyOutcome.choices, widget=forms.RadioSelect
    )
    promised_on = day_field(_("Op welke dag is het geregeld?"), required=False)
    text = forms.CharField(
        label=_("Toelichting"),
        required=False,
        help_text=_("Schrijf geen namen van cliënten op."),
        widget=long_text(3),
    )
    by_name = forms.CharField(label=_("Uw naam en telefoonnummer"), max_length=120)

    @property
    def answer(self) -> actions.Answer:
        """Give what was answered."""
        return actions.Answer(**self.cleaned_data)
