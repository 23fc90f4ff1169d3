"""Judging a proposal, and answering a hit."""

from django import forms
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


class PeriodForm(forms.Form):
    """Which signals a drawing shows, by the day they came in, and how far it goes."""

    van = forms.DateField(label=_("Vanaf"), required=False, widget=DayInput())
    tot = forms.DateField(label=_("Tot en met"), required=False, widget=DayInput())
    stap = forms.ChoiceField(
        label=_("Hoe ver"),
        choices=(("1", _("één stap verder")), ("2", _("twee stappen verder"))),
        required=False,
    )
