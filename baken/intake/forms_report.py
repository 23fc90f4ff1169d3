"""A report, one page at a time, in the order in which somebody tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.core import clock
from baken.core.forms import Option
from baken.intake import recognised
from baken.intake.actions import ReportForm
from baken.intake.forms import (
    YES_NO,
    MunicipalityForm,
    long_text,
    refuse_broken_promise,
    set_promise,
    wish,
)
from baken.intake.models import YesNoUnknown


class DangerForm(forms.Form):
    """First of all: does somebody have to come now?"""

    is_acute = forms.ChoiceField(
        label=_("Loopt iemand nu gevaar?"),
        choices=[
            ("no", Option(_("Nee, niet op dit moment"))),
            ("yes", Option(_("Ja"), _("U ziet meteen wie u kunt bellen."))),
        ],
        widget=forms.RadioSelect,
    )


class SeenForm(forms.Form):
    """What was seen, apart from what is thought of it, and sentences that are recognised."""

    observed = forms.CharField(
        label=_("Wat zag of hoorde u?"),
        help_text=_("Schrijf alleen op wat u zelf zag, hoorde of te horen kreeg."),
        widget=long_text(6),
    )
    thought = forms.CharField(
        label=_("Wat denkt u dat er aan de hand is?"),
        help_text=_("Uw vermoeden houden wij apart van wat u zag."),
        required=False,
        widget=long_text(),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add the sentences of each list in force."""
        super().__init__(*args, **kwargs)
        self.lists = recognised.in_force(clock.today())
        for one in self.lists:
            self.fields[f"i_{one.name}"] = forms.MultipleChoiceField(
                label=one.title,
                choices=one.choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def sentences(self) -> list[BoundField]:
        """Give the fields with sentences, for the page."""
        return [self[f"i_{one.name}"] for one in self.lists]

    @property
    def indicators(self) -> list[str]:
        """Give what was recognised."""
        return [value for one in self.lists for value in self.cleaned_data[f"i_{one.name}"]]


class WhereForm(MunicipalityForm):
    """Where, when and who; as little as is needed."""

    place = forms.CharField(
        label=_("Waar was het?"),
        help_text=_("Een adres als u dat weet, anders een omschrijving."),
        required=False,
    )
    moment = forms.CharField(label=_("Wanneer was het?"), required=False)
    involved = forms.CharField(
        label=_("Wie zijn erbij betrokken?"),
        help_text=_("Zo weinig als nodig is om hulp te kunnen bieden."),
        required=False,
        widget=long_text(),
    )
    minor_involved = forms.ChoiceField(
        label=_("Is er een minderjarige bij betrokken?"),
        choices=YesNoUnknown.choices,
        widget=forms.RadioSelect,
        initial=YesNoUnknown.UNKNOWN,
    )


class YouForm(forms.Form):
    """What was done already, and how the reporter may be reached."""

    done_already = forms.CharField(
        label=_("Wat is er al gedaan?"),
        help_text=_("Bijvoorbeeld: de politie gebeld, of met de cliënt gesproken."),
        required=False,
        widget=long_text(),
    )
    may_call = forms.ChoiceField(
        label=_("Mogen wij u bellen?"), choices=YES_NO, widget=forms.RadioSelect, initial="yes"
    )
    phone = forms.CharField(label=_("Uw telefoonnummer"), max_length=30, required=False)
    safe_moment = forms.CharField(
        label=_("Wanneer kunt u veilig praten?"), max_length=200, required=False
    )
    confidential = wish(_("Wie mag weten dat u dit meldt?"))

    def __init__(self, *args: Any, promise: Promise | str | None = None, **kwargs: Any) -> None:
        """Say to whom the name stays; ask nothing where nobody can promise it."""
        super().__init__(*args, **kwargs)
        self.promise = promise
        set_promise(self, promise)

    def clean(self) -> dict[str, Any]:
        """Ask for a number when somebody may be called."""
        given = super().clean() or {}
        if given.get("may_call") == "yes" and not given.get("phone"):
            self.add_error("phone", _("Vul uw nummer in, of kies dat wij u niet bellen."))
        refuse_broken_promise(self)
        return given


@dataclass(frozen=True)
class Step:
    """One page: its address, its name, its form."""

    name: str
    title: str | Promise
    form: type[forms.Form]

    @property
    def key(self) -> str:
        """Give the key under which a draft of this page is kept."""
        return f"/melden/{self.name}"


STEPS = (
    Step("gevaar", _("Gevaar"), DangerForm),
    Step("gezien", _("Wat u zag"), SeenForm),
    Step("waar", _("Waar en wie"), WhereForm),
    Step("uzelf", _("Uzelf"), YouForm),
)
CHECK = "controle"
YOU = "uzelf"
WHERE_KEY = "/melden/waar"
KEYS = tuple(step.key for step in STEPS)


def gathered(pages: Mapping[str, forms.Form]) -> tuple[UUID, ReportForm]:
    """Give the municipality and the whole of what was told, of pages that are all valid."""
    given = {name: value for page in pages.values() for name, value in page.cleaned_data.items()}
    seen, where = pages["gezien"], pages["waar"]
    if not isinstance(seen, SeenForm) or not isinstance(where, WhereForm):
        raise TypeError("The pages of a report are its own forms.")
    same = ("observed", "thought", "place", "moment", "involved", "minor_involved", "done_already")
    told = ReportForm(
        **{name: given[name] for name in (*same, "phone", "safe_moment")},
        is_acute=given["is_acute"] == "yes",
        may_call=given["may_call"] == "yes",
        is_confidential=given.get("confidential") == "yes",
        indicators=seen.indicators,
    )
    return where.organisation_id, told
