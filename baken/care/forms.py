"""Forms of care: each says what to fill in, and what happens when it is sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.access.actor import Actor
from baken.care import actions, beside
from baken.care.actions import Step
from baken.care.choices import said, situations
from baken.care.models import Trajectory, TrajectoryItem
from baken.care.vocabulary import ComplaintKind, ItemState, RiskAbout, RiskLevel
from baken.cases.choices import holders
from baken.cases.forms import StepForm
from baken.core import clock
from baken.core.forms import DayInput, offer, offer_rows
from baken.intake.forms import long_text
from baken.knowledge.packs import trajectories
from baken.parties.models import Organisation, Person


def day_field(label: Any, hint: Any = "", *, required: bool = False) -> forms.DateField:
    """Ask for a day."""
    return forms.DateField(label=label, help_text=hint, required=required, widget=DayInput())


class StartForm(StepForm):
    """The situation somebody is in, and the municipality that arranges."""

    title = _("Zorgtraject beginnen")
    done = _("Het traject is begonnen: alles wat te regelen valt staat klaar.")
    button = _("Traject beginnen")
    hint = _("Wat al in de casus staat is ingevuld: de gemeente die doorgaf, en of zij jong is.")
    situation = forms.ChoiceField(label=_("Welke situatie past?"), widget=forms.RadioSelect)
    municipality = forms.ModelChoiceField(
        label=_("Welke gemeente regelt dit?"),
        help_text=_("Wat met die gemeente is afgesproken, bepaalt de termijnen."),
        queryset=Organisation.objects.none(),
        required=False,
    )

    def offer(self) -> None:
        """Offer the situations of today and the municipalities of the region."""
        offer(self, "situation", situations(clock.today()))
        found = Organisation.objects.filter(region_id=self.case.region_id, kind="municipality")
        offer_rows(self, "municipality", found.order_by("name"))
        self.fields["situation"].initial = beside.situation_for(self.case)
        self.fields["municipality"].initial = beside.municipality_of(self.case)

    def act(self, actor: Actor) -> Any:
        """Begin."""
        return actions.start(actor, case=self.case, **self.cleaned_data)


class TrajectoryForm(StepForm):
    """A step in a trajectory; who comes second is told so."""

    row: Trajectory
    version = forms.IntegerField(widget=forms.HiddenInput)

    def offer(self) -> None:
        """Begin with the version as the reader sees it."""
        self.fields["version"].initial = self.row.version


class ItemForm(TrajectoryForm):
    """How one thing to arrange stands."""

    done = _("Bijgewerkt.")
    state = forms.ChoiceField(
        label=_("Hoe staat het?"), choices=ItemState.choices, widget=forms.RadioSelect
    )
    is_checked = forms.BooleanField(label=_("Ik ben deze vragen nagegaan"), required=False)
    waiting_for = forms.ModelChoiceField(
        label=_("Op wie wacht u?"), queryset=Organisation.objects.none(), required=False
    )
    responsible = forms.ModelChoiceField(
        label=_("Wie regelt dit?"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Wie de casus in regie heeft"),
    )
    due_on = day_field(_("Volgende dag"))
    expires_on = day_field(_("Vervalt op"), _("Bijvoorbeeld van een vergunning of indicatie."))
    announced_on = day_field(_("Besluit bekendgemaakt op"), _("Dan loopt de termijn voor bezwaar."))
    objected_on = day_field(_("Bezwaar gemaakt op"))
    reason = forms.CharField(
        label=_("Reden"),
        help_text=_("Nodig bij niet nodig, geweigerd en ingetrokken."),
        required=False,
        widget=long_text(2),
    )
    note = forms.CharField(label=_("Notitie"), required=False, widget=long_text(2))
    euros = forms.DecimalField(
        label=_("Kosten in euro"), required=False, min_value=0, decimal_places=2
    )
    payer = forms.CharField(label=_("Wie betaalt?"), required=False, max_length=80)

    def __init__(self, *args: Any, item: TrajectoryItem, **kwargs: Any) -> None:
        """Begin with how it stands now."""
        self.item = item
        days = ("due_on", "expires_on", "announced_on", "objected_on")
        names = ("state", "waiting_for", "responsible", *days)
        initial = {name: getattr(item, name) for name in names}
        initial |= {"reason": item.reason.text, "note": item.note.text, "payer": item.payer}
        initial["euros"] = item.cost_cents / 100 if item.cost_cents is not None else None
        kwargs["initial"] = {**initial, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def offer(self) -> None:
        """Offer who to wait for, and the safety questions where there are any."""
        super().offer()
        known = trajectories().on(self.row.template_from).item(self.item.name)
        self.title, self.hint = said(known.name), said(known.why)  # type: ignore[misc] # its own
        others = Organisation.objects.filter(region_id=self.case.region_id)
        offer_rows(self, "waiting_for", others.order_by("name"))
        people = holders(self.case)
        if self.item.responsible_id:  # also who no longer holds cases
            people |= Person.objects.filter(pk=self.item.responsible_id)
        offer_rows(self, "responsible", people)
        if not known.checks or self.item.is_checked:
            del self.fields["is_checked"]
            return
        self.fields["is_checked"].help_text = " ".join(said(check) for check in known.checks)

    def act(self, actor: Actor) -> Any:
        """Move it on."""
        said_ = dict(self.cleaned_data)
        version, euros = said_.pop("version"), said_.pop("euros")
        cents = None if euros is None else round(euros * 100)
        return actions.step(
            actor,
            trajectory=self.row,
            name=self.item.name,
            version=version,
            taken=Step(**said_, cost_cents=cents),
        )


class FactsForm(TrajectoryForm):
    """The days from which the statutory clocks follow."""

    title = _("Feiten voor termijnen")
    done = _("De termijnen zijn opnieuw berekend.")
    hint = _("Baken rekent; een jurist beslist. Kijk het besluit zelf na.")
    reflection_granted_on = day_field(_("Bedenktijd gekregen op"))
    is_dublin_claimant = forms.BooleanField(label=_("Zij is Dublinclaimant"), required=False)
    reflection_ended_on = day_field(
        _("Bedenktijd geëindigd op"), _("Bijvoorbeeld door aangifte of vertrek.")
    )
    permit_from = day_field(_("Verblijfsvergunning vanaf"))

    def __init__(self, *args: Any, row: Trajectory, **kwargs: Any) -> None:
        """Begin with what is known."""
        names = ("reflection_granted_on", "is_dublin_claimant", "reflection_ended_on")
        initial = {name: getattr(row, name) for name in (*names, "permit_from")}
        kwargs["initial"] = {**initial, **kwargs.get("initial", {})}
        super().__init__(*args, row=row, **kwargs)

    def act(self, actor: Actor) -> Any:
        """Keep them."""
        return actions.set_facts(actor, trajectory=self.row, **self.cleaned_data)


class ComplaintForm(StepForm):
    """What happened with the complaint."""

    title = _("Stap in de aangifte")
    done = _("De stap in de aangifte is vastgelegd.")
    hint = _("Aangifte doen of intrekken is haar keuze. Opnieuw aangifte doen kan altijd.")
    row: Trajectory
    kind = forms.ChoiceField(
        label=_("Wat gebeurde er?"), choices=ComplaintKind.choices, widget=forms.RadioSelect
    )
    on = day_field(_("Wanneer?"), required=True)
    reason = forms.CharField(label=_("Reden"), required=False, widget=long_text(3))

    def act(self, actor: Actor) -> Any:
        """Keep it."""
        return actions.add_complaint_step(actor, trajectory=self.row, **self.cleaned_data)


class PlanForm(StepForm):
    """The safety plan and the day it is looked at again."""

    title = _("Veiligheidsplan")
    done = _("Het veiligheidsplan is bewaard.")
    agreed = forms.CharField(
        label=_("Wat spraken jullie af?"),
        help_text=_("Codewoord, wie er gebeld wordt, plaatsen om te vermijden. Geen adres."),
        widget=long_text(5),
    )
    when_missing = forms.CharField(
        label=_("Wat gebeurt er als zij vermist raakt?"),
        help_text=_("Verplicht bij een minderjarige: wie belt de politie, wie de voogd."),
        required=False,
        widget=long_text(3),
    )
    review_on = day_field(_("Herzien op"), required=True)

    def act(self, actor: Actor) -> Any:
        """Keep it."""
        return actions.plan_safety(actor, case=self.case, **self.cleaned_data)


class RiskForm(StepForm):
    """How dangerous it is for one group."""

    title = _("Risico beoordelen")
    done = _("Het risico is vastgelegd.")
    about = forms.ChoiceField(
        label=_("Voor wie?"), choices=RiskAbout.choices, widget=forms.RadioSelect
    )
    level = forms.ChoiceField(
        label=_("Hoe hoog?"), choices=RiskLevel.choices, widget=forms.RadioSelect
    )
    is_retaliation = forms.BooleanField(label=_("Er is dreiging met wraak"), required=False)
    why = forms.CharField(label=_("Waar baseert u dit op?"), widget=long_text(3))

    def act(self, actor: Actor) -> Any:
        """Keep it."""
        return actions.judge_risk(actor, case=self.case, **self.cleaned_data)


class OutOfSightForm(StepForm):
    """Confirm what the contact rhythm proposed."""

    title = _("Uit beeld bevestigen")
    done = _("Bevestigd dat zij uit beeld is.")
    hint = _("Baken stelt dit voor omdat er te lang geen contact was. U beslist.")
    button = _("Bevestigen")
    why = forms.CharField(label=_("Wat probeerde u?"), widget=long_text(3))

    def act(self, actor: Actor) -> Any:
        """Confirm it."""
        return actions.confirm_out_of_sight(actor, case=self.case, **self.cleaned_data)


class StoryForm(StepForm):
    """She told her story once more."""

    title = _("Zij vertelde haar verhaal")
    done = _("Geteld. Kijk of een volgende keer nodig is.")
    to_whom = forms.CharField(
        label=_("Aan wie?"), help_text=_("Een organisatie, geen naam."), max_length=80
    )
    on = day_field(_("Wanneer?"), required=True)
    is_hearing = forms.BooleanField(label=_("Dit was een verhoor"), required=False)
    measure = forms.CharField(
        label=_("Wat maakte het lichter?"),
        help_text=_("Bijvoorbeeld: opgenomen, zodat het niet nog eens hoeft."),
        required=False,
        widget=long_text(2),
    )

    def act(self, actor: Actor) -> Any:
        """Count it."""
        return actions.count_story(actor, case=self.case, **self.cleaned_data)


class AftercareForm(StepForm):
    """A day to ask how it goes."""

    title = _("Nazorgdag plannen")
    done = _("De nazorgdag staat gepland.")
    due_on = day_field(_("Wanneer?"), required=True)

    def act(self, actor: Actor) -> Any:
        """Plan it."""
        return actions.plan_aftercare(actor, case=self.case, **self.cleaned_data)


STEPS: dict[str, type[StepForm]] = {
    "termijnen": FactsForm,
    "aangifte": ComplaintForm,
    "veiligheidsplan": PlanForm,
    "risico": RiskForm,
    "uit-beeld": OutOfSightForm,
    "verteld": StoryForm,
    "nazorg": AftercareForm,
}
"""By the name in the address: the steps in a trajectory."""
