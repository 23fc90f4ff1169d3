"""Forms of the daily work: the ten-second call note, notes, tasks, agreements, flags, decisions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.access.actor import Actor
from baken.cases import actions
from baken.cases.choices import holders, open_tasks, partners
from baken.cases.forms import YES_NO, StepForm
from baken.cases.models import Task
from baken.cases.vocabulary import Means, Reached, RuleStrength
from baken.core import clock
from baken.core.forms import DayInput, offer_rows
from baken.intake.forms import long_text
from baken.parties.models import Organisation, Person


def day_field(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    """Ask for a day."""
    return forms.DateField(label=label, required=required, help_text=hint, widget=DayInput())


def despite_field() -> forms.CharField:
    """Ask why something is done against a contact rule."""
    return forms.CharField(
        label=_("Waarom toch, als een contactregel dit afraadt?"),
        help_text=_("Alleen nodig als u hierboven een contactregel ziet voor deze weg."),
        required=False,
        widget=long_text(2),
    )


class ContactForm(StepForm):
    """The ten-second call note: how, reached or not, a few words."""

    title = _("Contact vastleggen")
    done = _("Het contact is vastgelegd.")
    means = forms.ChoiceField(label=_("Hoe?"), choices=Means.choices, initial=Means.CALL)
    reached = forms.ChoiceField(
        label=_("Uitkomst"), choices=Reached.choices, initial=Reached.SPOKEN
    )
    text = forms.CharField(label=_("Waar ging het over?"), required=False, widget=long_text(3))
    happened_on = day_field(_("Wanneer was het?"))
    with_another = forms.BooleanField(
        label=_("Dit was met iemand anders dan de cliënt"), required=False
    )
    despite = despite_field()

    def offer(self) -> None:
        """Begin with today."""
        self.fields["happened_on"].initial = clock.today()

    def act(self, actor: Actor) -> Any:
        """Write the contact down."""
        given = dict(self.cleaned_data)
        with_client = not given.pop("with_another")
        call = actions.Call(**given, with_client=with_client)
        return actions.log_contact(actor, case=self.case, call=call)


class NoteForm(StepForm):
    """A note."""

    title = _("Notitie schrijven")
    done = _("De notitie is bewaard.")
    text = forms.CharField(
        label=_("Notitie"),
        help_text=_("Wat u zag of hoorde, apart van wat u ervan vindt."),
        widget=long_text(5),
    )
    happened_on = day_field(_("Over welke dag gaat dit?"))

    def offer(self) -> None:
        """Begin with today."""
        self.fields["happened_on"].initial = clock.today()

    def act(self, actor: Actor) -> Any:
        """Write the note."""
        return actions.write_note(actor, case=self.case, **self.cleaned_data)


class TaskForm(StepForm):
    """Something to arrange."""

    title = _("Taak toevoegen")
    done = _("De taak staat op de lijst.")
    title_text = forms.CharField(label=_("Wat moet er gebeuren?"), max_length=200)
    due_on = day_field(_("Uiterlijk"))
    person = forms.ModelChoiceField(
        label=_("Welke collega doet het?"), queryset=Person.objects.none(), required=False
    )
    partner = forms.ModelChoiceField(
        label=_("Of welke partner doet het?"),
        queryset=Organisation.objects.none(),
        required=False,
        help_text=_("De partner ziet dit pas als u een verzoek stuurt."),
    )
    means = forms.ChoiceField(
        label=_("Is dit contact met de cliënt? Hoe?"),
        choices=[("", _("Geen contact met de cliënt")), *Means.choices],
        required=False,
    )
    depends_on: Any = forms.ModelChoiceField(
        label=_("Wacht op een andere taak"), queryset=None, required=False
    )
    blocker = forms.CharField(label=_("Wat houdt het tegen?"), required=False, max_length=200)
    despite = despite_field()

    def offer(self) -> None:
        """Offer colleagues, partners, and the tasks that are open."""
        offer_rows(self, "person", holders(self.case))
        offer_rows(self, "partner", partners(self.case))
        offer_rows(self, "depends_on", open_tasks(self.case), _task_label)
        self.fields["person"].initial = self.case.holder_id

    def act(self, actor: Actor) -> Any:
        """Add the task."""
        given = dict(self.cleaned_data)
        if given["partner"] and given["person"] == self.case.holder:
            given["person"] = None  # the holder stands there by itself; the partner was chosen
        plan = actions.Plan(title=given.pop("title_text"), **given)
        return actions.plan_task(actor, case=self.case, plan=plan)


def _task_label(task: Task) -> str:
    return task.title.text if task.title.is_open else f"{task.due_on:%d-%m-%Y}"


class TaskDoneForm(StepForm):
    """What came of a task."""

    title = _("Taak afronden")
    done = _("De taak is gedaan.")
    button = _("Gedaan")
    outcome = forms.CharField(label=_("Wat is eruit gekomen?"), required=False, widget=long_text(2))

    def act(self, actor: Actor) -> Any:
        """Finish the task."""
        return actions.finish_task(actor, task=self.row, **self.cleaned_data)


class TaskDropForm(StepForm):
    """Why a task goes."""

    title = _("Taak laten vervallen")
    done = _("De taak is vervallen.")
    button = _("Laten vervallen")
    why = forms.CharField(label=_("Waarom vervalt deze taak?"), widget=long_text(2))

    def act(self, actor: Actor) -> Any:
        """Drop the task."""
        return actions.drop_task(actor, task=self.row, **self.cleaned_data)


class AgreeForm(StepForm):
    """What was agreed."""

    title = _("Afspraak vastleggen")
    done = _("De afspraak is vastgelegd.")
    made_with = forms.CharField(label=_("Met wie?"), max_length=200)
    text = forms.CharField(label=_("Wat is afgesproken?"), widget=long_text(3))
    made_on = day_field(_("Wanneer afgesproken?"))
    until = day_field(_("Geldt tot en met"), required=False)

    def offer(self) -> None:
        """Begin with today."""
        self.fields["made_on"].initial = clock.today()

    def act(self, actor: Actor) -> Any:
        """Keep the agreement."""
        return actions.agree(actor, case=self.case, **self.cleaned_data)


class ParticipantForm(StepForm):
    """Who else is around a case."""

    title = _("Betrokkene toevoegen")
    done = _("De betrokkene staat erbij. Daarmee ziet die persoon nog niets.")
    name = forms.CharField(label=_("Naam"), max_length=200)
    part = forms.CharField(
        label=_("Rol"), max_length=80, help_text=_("Bijvoorbeeld: advocaat, mentor, zus.")
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisatie"), queryset=Organisation.objects.none(), required=False
    )
    reachable = forms.CharField(label=_("Te bereiken"), required=False, max_length=200)

    def offer(self) -> None:
        """Offer the organisations of the region."""
        offer_rows(self, "organisation", partners(self.case))

    def act(self, actor: Actor) -> Any:
        """Keep the participant."""
        return actions.add_participant(actor, case=self.case, **self.cleaned_data)


class FlagForm(StepForm):
    """What asks attention."""

    title = _("Aandacht vragen")
    done = _("Het aandachtspunt staat bovenaan de casus.")
    text = forms.CharField(label=_("Waarvoor vraagt u aandacht?"), widget=long_text(2))
    look_on = day_field(_("Bekijken op"), required=False)

    def act(self, actor: Actor) -> Any:
        """Raise the flag."""
        return actions.raise_flag(actor, case=self.case, **self.cleaned_data)


class FlagDownForm(StepForm):
    """Why attention is no longer needed."""

    title = _("Aandachtspunt weghalen")
    done = _("Het aandachtspunt is weg.")
    button = _("Weghalen")
    why = forms.CharField(label=_("Waarom is dit geen aandacht meer waard?"), widget=long_text(2))

    def act(self, actor: Actor) -> Any:
        """Lower the flag."""
        return actions.lower_flag(actor, flag=self.row, **self.cleaned_data)


class AskDecisionForm(StepForm):
    """What a colleague should decide."""

    title = _("Een besluit vragen")
    done = _("Uw vraag ligt er. Een collega besluit, niet u zelf.")
    button = _("Vragen")
    question = forms.CharField(label=_("Welk besluit vraagt u, en waarom?"), widget=long_text(4))

    def act(self, actor: Actor) -> Any:
        """Ask the decision."""
        return actions.ask_decision(actor, case=self.case, **self.cleaned_data)


class DecideForm(StepForm):
    """What is decided."""

    title = _("Besluiten")
    done = _("Het besluit is vastgelegd.")
    button = _("Besluiten")
    is_granted = forms.ChoiceField(
        label=_("Bent u akkoord?"), choices=YES_NO, widget=forms.RadioSelect
    )
    reasons = forms.CharField(label=_("Motivering"), widget=long_text(4))

    def act(self, actor: Actor) -> Any:
        """Decide."""
        given = self.cleaned_data
        yes = given["is_granted"] == "yes"
        return actions.decide_case(
            actor, decision=self.row, is_granted=yes, reasons=given["reasons"]
        )


class ContactRuleForm(StepForm):
    """A way somebody may not be reached."""

    title = _("Contactregel maken")
    done = _("De contactregel staat bovenaan de casus. Baken waarschuwt wie er tegenin gaat.")
    means = forms.ChoiceField(label=_("Hoe?"), choices=Means.choices, widget=forms.RadioSelect)
    strength = forms.ChoiceField(
        label=_("Regel"), choices=RuleStrength.choices, widget=forms.RadioSelect
    )
    condition = forms.CharField(
        label=_("Waarom, of alleen als"),
        required=False,
        help_text=_("Bijvoorbeeld: alleen als zij zelf eerst een bericht stuurde."),
        widget=long_text(2),
    )

    def act(self, actor: Actor) -> Any:
        """Make the rule."""
        return actions.set_contact_rule(actor, case=self.case, **self.cleaned_data)


class ContactRuleEndForm(StepForm):
    """Why a contact rule is no longer needed."""

    title = _("Contactregel beëindigen")
    done = _("De contactregel geldt niet meer.")
    button = _("Beëindigen")
    why = forms.CharField(label=_("Waarom is deze regel niet meer nodig?"), widget=long_text(2))

    def act(self, actor: Actor) -> Any:
        """End the rule."""
        return actions.end_contact_rule(actor, rule=self.row, **self.cleaned_data)
