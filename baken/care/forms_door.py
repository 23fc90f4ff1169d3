"""Forms of her own page: opening it with her, her next appointment, and what she said."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from baken.access.actor import Actor
from baken.care import actions
from baken.care.actions import Wishes
from baken.care.forms import day_field
from baken.care.forms_missing import moment_field
from baken.care.models import ClientDoor, ClientWord
from baken.care.vocabulary import ClientLanguage
from baken.cases.forms import StepForm
from baken.cases.vocabulary import Means
from baken.core.refusals import Refused
from baken.intake.forms import long_text


class DoorForm(StepForm):
    """What she wants to see; the code is handed over in person."""

    title = _("Eigen pagina openen")
    done = _("De eigen pagina staat open.")
    button = _("Openen en code maken")
    hint = _(
        "Doe dit samen met haar, in een gesprek. Kijk eerst samen of haar telefoon veilig is: leest"
        " iemand mee, dan blijft deze pagina dicht. De code geeft u op papier of zij leert hem uit"
        " het hoofd; stuur hem nooit."
    )
    is_in_person = forms.BooleanField(label=_("Zij zit nu bij mij en wil dit zelf"))
    phone_checked_on = day_field(
        _("Wanneer keken jullie samen of haar telefoon veilig is?"), required=True
    )
    language = forms.ChoiceField(
        label=_("In welke taal?"), choices=ClientLanguage.choices, widget=forms.RadioSelect
    )
    shows_shelter = forms.BooleanField(
        label=_("Zij wil zien of er opvang is (nooit waar)"), required=False
    )
    shows_complaint = forms.BooleanField(
        label=_("Zij wil zien hoe het met de aangifte staat"), required=False
    )
    shows_recipients = forms.BooleanField(
        label=_("Zij wil zien met wie iets gedeeld mag worden"), required=False
    )
    meets_at = moment_field(_("Volgende afspraak"), required=False)
    meets_how = forms.ChoiceField(
        label=_("Hoe?"), choices=[("", "–"), *Means.choices], required=False
    )

    def act(self, actor: Actor) -> Any:
        """Open it; gives the page and its code."""
        said = dict(self.cleaned_data)
        said.pop("is_in_person")
        return actions.open_door(actor, case=self.case, wishes=Wishes(**said))


class _DoorStep(StepForm):
    def door(self) -> ClientDoor:
        """Give the page that stands open; raise Refused when none does."""
        found = ClientDoor.objects.filter(case=self.case, ended_at=None).first()
        if found is None:
            raise Refused(gettext("Er staat geen eigen pagina open."))
        return found


class MeetingForm(_DoorStep):
    """When the next appointment is, as her page shows it."""

    title = _("Afspraak op haar pagina")
    done = _("Haar pagina toont de afspraak.")
    hint = _("Zonder plaats en zonder namen. Laat leeg als er geen afspraak is.")
    meets_at = moment_field(_("Wanneer?"), required=False)
    meets_how = forms.ChoiceField(
        label=_("Hoe?"), choices=[("", "–"), *Means.choices], required=False
    )

    def act(self, actor: Actor) -> Any:
        """Show it."""
        return actions.plan_meeting(actor, door=self.door(), **self.cleaned_data)


class EndDoorForm(_DoorStep):
    """Close her page."""

    title = _("Eigen pagina sluiten")
    done = _("De eigen pagina is gesloten; de code werkt niet meer.")
    button = _("Sluiten")

    def act(self, actor: Actor) -> Any:
        """Close it."""
        return actions.end_door(actor, door=self.door())


class WordForm(StepForm):
    """What was done with what she said."""

    title = _("Wat zij schreef")
    done = _("Afgehandeld.")
    row: ClientWord
    outcome = forms.CharField(
        label=_("Wat deed u ermee?"),
        help_text=_(
            "Trok zij toestemming in? Ga langs een veilige weg na of zij daar vrij in was."
        ),
        widget=long_text(3),
    )

    def act(self, actor: Actor) -> Any:
        """Handle it."""
        return actions.handle_word(actor, word=self.row, **self.cleaned_data)
