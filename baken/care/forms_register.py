"""The registration for CoMensha: codes of the crosswalk, never a name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from baken.access.actor import Actor
from baken.care import actions
from baken.care.choices import said
from baken.care.forms import day_field
from baken.care.registration import Registration, to_plain
from baken.cases.forms import StepForm
from baken.core import clock
from baken.knowledge.packs import crosswalks

REQUIRED = ("status", "consent", "case_status", "gender")


class RegisterForm(StepForm):
    """What CoMensha registers of a victim."""

    title = _("Registratie voor CoMensha")
    done = _("De registratie is bewaard.")
    hint = _(
        "Alleen codes, geen naam. Vraag een volwassene toestemming; politie en Arbeidsinspectie "
        "melden zelf, want zij zijn dat verplicht."
    )
    birthdate = day_field(_("Geboren op"))
    citizenship = forms.RegexField(
        label=_("Nationaliteit"),
        help_text=_("Twee letters per land, met een spatie ertussen: NL of NL MA."),
        regex=r"^([A-Z]{2}( [A-Z]{2})*)?$",
        required=False,
    )
    country = forms.RegexField(
        label=_("Land van uitbuiting"), regex=r"^([A-Z]{2})?$", required=False, initial="NL"
    )
    children = forms.IntegerField(
        label=_("Aantal kinderen"), required=False, min_value=0, max_value=20
    )
    age_when = forms.IntegerField(
        label=_("Leeftijd toen de uitbuiting begon"), required=False, min_value=0, max_value=110
    )
    sent_on = day_field(_("Verstuurd aan CoMensha op"), _("Alleen met toestemming."))

    def __init__(self, *args: Any, kept: Registration | None = None, **kwargs: Any) -> None:
        """Begin with what was kept."""
        before = to_plain(kept) if kept else {}
        before["citizenship"] = " ".join(before.get("citizenship", []))
        kwargs["initial"] = {**before, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def offer(self) -> None:
        """Add a field for each field of codes, in the order of the crosswalk."""
        for one in crosswalks().on("htcds", clock.today()).fields:
            codes = [(code.id, said(code.name)) for code in one.values]
            label = said(one.name)
            if one.many:
                self.fields[one.id] = forms.MultipleChoiceField(
                    label=label,
                    choices=codes,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )
            else:
                needed = one.id in REQUIRED
                self.fields[one.id] = forms.ChoiceField(
                    label=label, choices=[("", "–"), *codes], required=needed
                )

    def act(self, actor: Actor) -> Any:
        """Keep it."""
        told: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in self.cleaned_data.items()
        }
        sent_on = told.pop("sent_on")
        told["citizenship"] = tuple(told["citizenship"].split())
        codes = Registration(reference=self.case.code, registered_on=clock.today(), **told)
        return actions.register_victim(actor, case=self.case, codes=codes, sent_on=sent_on)
