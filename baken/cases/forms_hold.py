"""Forms about holding: who is let in, who stands in, transfer, links and merging."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.access.actor import Actor
from baken.cases import actions
from baken.cases.actions.holding import CASE_GUEST, GUARD
from baken.cases.choices import (
    holders,
    link_readers,
    outsiders,
    partners,
    with_organisation,
)
from baken.cases.forms import YES_NO, StepForm, VersionedStep
from baken.cases.forms_work import day_field
from baken.cases.models import Case
from baken.cases.vocabulary import AgeBand, CaseStatus, Safety, Wall
from baken.core.forms import offer_rows
from baken.intake.forms import long_text
from baken.parties.models import Organisation, Person


class LetInForm(StepForm):
    """Who may work along, for what and until when."""

    title = _("Iemand toegang geven")
    done = _("Deze persoon ziet de casus nu, tot en met de gekozen dag.")
    button = _("Toegang geven")
    person = forms.ModelChoiceField(label=_("Wie?"), queryset=Person.objects.none())
    purpose = forms.CharField(label=_("Waarvoor?"), max_length=200)
    ground = forms.CharField(label=_("Grondslag"), max_length=200)
    role = forms.ChoiceField(
        label=_("Wat mag deze persoon zien?"),
        choices=[
            (CASE_GUEST, _("Meekijken in de casus")),
            (GUARD, _("Veiligheidscoördinator: alleen plan, risico’s en contactregels")),
        ],
        initial=CASE_GUEST,
        required=False,
        widget=forms.RadioSelect,
    )
    until = day_field(_("Tot en met"))

    def offer(self) -> None:
        """Offer people of the region who do not see it yet."""
        offer_rows(self, "person", outsiders(self.case), with_organisation)
        if self.case.wall != Wall.CARE:
            del self.fields["role"]

    def clean_role(self) -> str:
        """Let somebody look along when nothing else was chosen."""
        return self.cleaned_data["role"] or CASE_GUEST

    def act(self, actor: Actor) -> Any:
        """Let the person in."""
        return actions.let_in(actor, case=self.case, **self.cleaned_data)


class ShutOutForm(StepForm):
    """Sight is taken back."""

    title = _("Toegang intrekken")
    done = _("Deze persoon ziet de casus niet meer.")
    button = _("Intrekken")

    def act(self, actor: Actor) -> Any:
        """Shut the person out."""
        return actions.shut_out(actor, grant=self.row)


class StandInForm(StepForm):
    """Who stands in."""

    title = _("Vervanging regelen")
    done = _("De vervanging is geregeld.")
    person = forms.ModelChoiceField(label=_("Wie vervangt u?"), queryset=Person.objects.none())
    until = day_field(_("Tot en met"), required=False)

    def offer(self) -> None:
        """Offer colleagues."""
        offer_rows(self, "person", holders(self.case).exclude(pk=self.case.holder_id))

    def act(self, actor: Actor) -> Any:
        """Let the person stand in."""
        return actions.set_stand_in(actor, case=self.case, **self.cleaned_data)


class TransferForm(VersionedStep):
    """Who holds the case from now on."""

    title = _("Casus overdragen")
    done = _("De casus is overgedragen, met de open taken.")
    button = _("Overdragen")
    person = forms.ModelChoiceField(label=_("Nieuwe regiehouder"), queryset=Person.objects.none())
    team = forms.CharField(label=_("Team"), required=False, max_length=80)
    reason = forms.CharField(label=_("Waarom?"), widget=long_text(2))

    def offer(self) -> None:
        """Offer colleagues."""
        offer_rows(self, "person", holders(self.case).exclude(pk=self.case.holder_id))

    def act(self, actor: Actor) -> Any:
        """Transfer the case."""
        return actions.transfer(actor, case=self.case, **self.cleaned_data)


class LinkForm(StepForm):
    """Whose dossier touches this one."""

    title = _("Koppeling met een ander dossier vragen")
    done = _("De vraag ligt bij de ander. Niemand ziet door een koppeling elkaars dossier.")
    button = _("Vragen")
    partner = forms.ModelChoiceField(
        label=_("Wie heeft het andere dossier?"),
        help_text=_("Tussen haakjes staat wie daar deze vraag en de koppeling te zien krijgt."),
        queryset=Organisation.objects.none(),
    )
    ground = forms.CharField(label=_("Grondslag"), max_length=200)
    purpose = forms.CharField(label=_("Waarvoor?"), max_length=200)
    message = forms.CharField(
        label=_("Wat moet de ander weten?"),
        help_text=_("Dit leest de ander, en verder niets van uw dossier."),
        widget=long_text(3),
    )

    def offer(self) -> None:
        """Offer the other organisations that hold dossiers, with who would see the question."""
        readers = link_readers(self.case.region_id)
        offer_rows(
            self,
            "partner",
            partners(self.case).filter(pk__in=readers),
            lambda one: (
                _("%(name)s (gezien door %(who)s)")
                % {"name": one.name, "who": ", ".join(readers[one.pk])}
            ),
        )

    def act(self, actor: Actor) -> Any:
        """Ask for the link."""
        linking = actions.Linking(**self.cleaned_data)
        return actions.ask_link(actor, case=self.case, linking=linking)


class LinkEndForm(StepForm):
    """Why a link ends."""

    title = _("Koppeling beëindigen")
    done = _("De koppeling is voorbij.")
    button = _("Beëindigen")
    why = forms.CharField(label=_("Waarom is dit niet meer nodig?"), widget=long_text(2))

    def act(self, actor: Actor) -> Any:
        """End the link."""
        return actions.end_link(actor, link=self.row, **self.cleaned_data)


class LinkAnswerForm(forms.Form):
    """Yes with one's own code, or no."""

    is_agreed = forms.ChoiceField(
        label=_("Raakt dit een dossier van u?"), choices=YES_NO, widget=forms.RadioSelect
    )
    code = forms.CharField(
        label=_("Code van uw dossier"),
        required=False,
        max_length=12,
        help_text=_("Alleen bij ja. De ander ziet alleen deze code."),
    )
    answer = forms.CharField(label=_("Uw antwoord"), widget=long_text(3))


class MergeForm(VersionedStep):
    """With which case this one goes on."""

    title = _("Samenvoegen met een andere casus")
    done = _("De casus gaat verder in de andere. U kunt dit ongedaan maken.")
    button = _("Samenvoegen")
    into: Any = forms.ModelChoiceField(label=_("Verder in"), queryset=None, to_field_name="code")
    reason = forms.CharField(label=_("Waarom is dit dezelfde casus?"), widget=long_text(3))

    def offer(self) -> None:
        """Offer the open cases on the same side of the wall."""
        near = Case.objects.filter(owner_id=self.case.owner_id, wall=self.case.wall)
        found = near.filter(status=CaseStatus.OPEN).exclude(pk=self.case.pk).order_by("alias")
        offer_rows(self, "into", found, lambda case: f"{case.alias} ({case.code})")

    def act(self, actor: Actor) -> Any:
        """Merge the cases."""
        return actions.merge(actor, case=self.case, **self.cleaned_data)


class UnmergeForm(StepForm):
    """A merge is undone."""

    title = _("Samenvoegen ongedaan maken")
    done = _("De casus staat weer alleen.")
    button = _("Ongedaan maken")

    def act(self, actor: Actor) -> Any:
        """Undo the merge."""
        return actions.unmerge(actor, merged=self.row)


class SplitForm(StepForm):
    """What goes on in a case of its own."""

    title = _("Casus splitsen")
    done = _("De tweede casus is geopend, in een eigen dossier. U kunt dit ongedaan maken.")
    button = _("Splitsen")
    hint = _(
        "Voor als er in één casus twee mensen of zaken blijken te zitten. Er gaat niets vanzelf "
        "mee: wat bij de nieuwe casus hoort, legt u daar vast."
    )
    summary = forms.CharField(
        label=_("Waar gaat de nieuwe casus om?"), help_text=_("Zonder naam."), widget=long_text(4)
    )
    age_band = forms.ChoiceField(
        label=_("Leeftijd"), choices=AgeBand.choices, initial=AgeBand.UNKNOWN
    )
    safety = forms.ChoiceField(
        label=_("Hoe veilig is het nu?"), choices=Safety.choices, initial=Safety.UNSURE
    )

    def act(self, actor: Actor) -> Any:
        """Open the second case, on the same side of the wall and on the same ground."""
        near = self.case
        opening = actions.Opening(
            kind=near.kind, purpose=near.purpose, legal_basis=near.legal_basis, team=near.team,
            **self.cleaned_data,
        )  # fmt: skip
        return actions.split(actor, case=near, opening=opening)


class UnsplitForm(VersionedStep):
    """A split is undone."""

    title = _("Splitsen ongedaan maken")
    done = _("Deze casus is afgesloten; de eerste gaat verder.")
    button = _("Ongedaan maken")
    why = forms.CharField(label=_("Waarom hoort dit toch bij elkaar?"), widget=long_text(2))

    def act(self, actor: Actor) -> Any:
        """Undo the split."""
        return actions.unsplit(actor, case=self.case, **self.cleaned_data)


class HolidayForm(forms.Form):
    """Who takes over all one's cases for a while."""

    person = forms.ModelChoiceField(label=_("Wie vervangt u?"), queryset=Person.objects.none())
    until = day_field(_("Tot en met"))

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        """Offer colleagues."""
        super().__init__(*args, **kwargs)
        offer_rows(self, "person", people)
