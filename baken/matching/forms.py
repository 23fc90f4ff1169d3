"""Judging a proposal, and answering a hit."""

from calendar import monthrange
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from baken.core.forms import DayInput
from baken.intake.forms import long_text
from baken.matching.vocabulary import HitAnswer, LinkVerdict

ANSWERS = (
    (HitAnswer.CONTACT, _("Ik zoek contact: de andere gemeente krijgt mijn bericht")),
    (HitAnswer.SILENT, _("Ik laat niets weten: de andere gemeente merkt er niets van")),
)


class JudgeForm(forms.Form):
    """Is this one person, and why?"""

    verdict = forms.ChoiceField(
        label=_("Gaat dit over dezelfde persoon?"),
        choices=LinkVerdict.choices,
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Waarom vindt u dat?"),
        help_text=_("Een collega moet het kunnen volgen. U kunt dit later terugdraaien."),
        widget=long_text(3),
    )


class AnswerForm(forms.Form):
    """Make contact or stay silent, and why."""

    answer = forms.ChoiceField(
        label=_("Wat doet u met deze treffer?"), choices=ANSWERS, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=_("Waarom kiest u dit?"),
        help_text=_("Dit blijft in uw eigen dossier."),
        widget=long_text(3),
    )
    message = forms.CharField(
        label=_("Bericht aan de andere gemeente"),
        help_text=_(
            "Alleen als u contact zoekt. Schrijf niet wat er in uw dossier staat: alleen dat u "
            "wilt overleggen, en hoe men u bereikt."
        ),
        required=False,
        widget=long_text(4),
    )


class MonthInput(forms.NumberInput):
    """A slider over months; what it stands at is said in words, also to who cannot see it."""

    input_type = "range"


class PeriodForm(forms.Form):
    """Which signals a drawing shows, by the month they came in, and how far it goes."""

    maand = forms.IntegerField(label=_("Toon signalen tot en met"), required=False, min_value=0,
                               widget=MonthInput())  # fmt: skip
    van = forms.DateField(label=_("Vanaf"), required=False, widget=DayInput())
    stap = forms.ChoiceField(
        label=_("Hoe ver"),
        choices=(("1", _("één stap verder")), ("2", _("twee stappen verder"))),
        required=False,
    )

    def __init__(self, data: QueryDict, *, span: tuple[date, date] | None, path: str) -> None:
        """Let the slider run over the months in which signals came in; none for one month."""
        last = _between(*span) if span else 0
        number = data.get("maand", "")
        at = min(int(number), last) if number.isdecimal() and len(number) < 6 else last
        given = data.copy()
        given["maand"] = str(at)
        super().__init__(given)
        self.kept = {name: data[name] for name in self.fields if data.get(name)}
        self.said = date_format(month_at(span[0], at), "F Y") if span and last else ""
        if not self.said:
            del self.fields["maand"]
            return
        self.fields["maand"].widget.attrs |= {
            "max": last, "aria-valuetext": self.said, "hx-get": path, "hx-trigger": "change",
            "hx-include": "closest form", "hx-target": "#netwerk", "hx-select": "#netwerk",
            "hx-swap": "outerHTML", "hx-push-url": "true",
            # The slider says its month itself, so it comes along; the last month asked for wins.
            "hx-select-oob": "#id_maand", "hx-sync": "this:replace",
        }  # fmt: skip


def month_at(first: date, number: int) -> date:
    """Give the last day of the month that lies a number of months after a day."""
    year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def _between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
