"""What a professional fills in besides a report: a call, advice, and a talk with the client."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.core.forms import Option, offer
from baken.intake.actions import Question, ReportForm, Story, Talk
from baken.intake.models import AdviceFrom, AskedBy, Channel, Interpreter

YES_NO = [("yes", _("Ja")), ("no", _("Nee"))]


def long_text(rows: int = 3) -> forms.Textarea:
    """Give a text box that starts this many lines high and grows."""
    return forms.Textarea(attrs={"rows": rows})


def wish(label: Any) -> forms.ChoiceField:
    """Give the question whether who tells this stays unnamed."""
    return forms.ChoiceField(
        label=label, choices=[], widget=forms.RadioSelect, initial="no", required=False
    )


def set_promise(form: forms.Form, promise: str | Promise | None) -> None:
    """Offer the inner vault with the names of who can open it; without a promise, offer nothing."""
    if promise is None:
        del form.fields["confidential"]
        return
    offer(
        form,
        "confidential",
        [
            ("no", Option(_("De aandachtsfunctionarissen"), _("Zij kunnen zelf contact opnemen."))),
            ("yes", Option(_("Niemand, behalve deze mensen"), promise)),
        ],
    )


def refuse_broken_promise(form: forms.Form) -> None:
    """Refuse a wish that was offered before and cannot be kept now; what was typed stays."""
    if "confidential" not in form.fields and form.data.get("confidential") == "yes":
        form.add_error(
            None,
            _(
                "Geheimhouding kan niet meer worden beloofd: te weinig mensen hebben een"
                " kluissleutel. Haal naam en nummer weg, of bel de aandachtsfunctionaris eerst."
            ),
        )


class CallMeForm(forms.Form):
    """One number."""

    phone = forms.CharField(
        label=_("Op welk nummer kunnen wij u bellen?"),
        help_text=_("Alleen dit nummer. Uw naam hoeft nog niet."),
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )


class StoryForm(forms.Form):
    """A report of a professional without an account: what was seen, and a number to call."""

    is_acute = forms.ChoiceField(
        label=_("Loopt iemand nu gevaar?"), choices=YES_NO[::-1], widget=forms.RadioSelect
    )
    told = forms.CharField(
        label=_("Wat zag of hoorde u?"),
        help_text=_("Schrijf zo min mogelijk namen op. Die vragen wij als wij u bellen."),
        widget=long_text(8),
    )
    phone = forms.CharField(
        label=_("Op welk nummer kunnen wij u bellen?"),
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    safe_moment = forms.CharField(
        label=_("Wanneer kunt u vrij praten?"), max_length=200, required=False
    )
    told_by = forms.CharField(
        label=_("Uw naam"), help_text=_("Mag, maar hoeft niet."), max_length=200, required=False
    )

    @property
    def story(self) -> Story:
        """Give what was told, as the action wants it."""
        given = self.cleaned_data
        return Story(
            told=given["told"],
            told_by=given["told_by"],
            safe_moment=given["safe_moment"],
            is_acute=given["is_acute"] == "yes",
        )


class MunicipalityForm(forms.Form):
    """A form that asks for the municipality only of somebody who works for more than one."""

    organisation = forms.ChoiceField(label=_("Voor welke gemeente?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, organisations: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = organisations
        if len(organisations) == 1:
            del self.fields["organisation"]
        else:
            offer(self, "organisation", organisations)

    @property
    def organisation_id(self) -> UUID:
        """Give the municipality that was chosen, or the only one."""
        return UUID(self.cleaned_data.get("organisation") or self.organisations[0][0])


class CallForm(MunicipalityForm):
    """A call in one field; what it holds is put in order when it is registered."""

    observed = forms.CharField(
        label=_("Wat werd er verteld?"),
        help_text=_("Typ mee, zo letterlijk mogelijk. Ordenen doet u bij het registreren."),
        widget=long_text(10),
    )
    is_acute = forms.ChoiceField(
        label=_("Loopt iemand nu gevaar?"), choices=YES_NO[::-1], widget=forms.RadioSelect
    )
    told_by = forms.CharField(
        label=_("Wie vertelde het?"),
        help_text=_("Een naam mag, maar hoeft niet."),
        max_length=200,
        required=False,
    )
    phone = forms.CharField(label=_("Nummer van de beller"), max_length=30, required=False)
    confidential = wish(_("Wie mag weten wie dit vertelde?"))

    field_order = ("organisation",)

    def __init__(self, *args: Any, promise: str | None = None, **kwargs: Any) -> None:
        """Say to whom the name stays; ask nothing where nobody can promise it."""
        super().__init__(*args, **kwargs)
        set_promise(self, promise)

    def clean(self) -> dict[str, Any]:
        """Ask who it is when that must be sealed."""
        given = super().clean() or {}
        if given.get("confidential") == "yes" and not (given.get("told_by") or given.get("phone")):
            self.add_error("told_by", _("Vul een naam of nummer in: dat gaat de kluis in."))
        refuse_broken_promise(self)
        return given

    def told(self, channel: Channel) -> ReportForm:
        """Give what was told, as the action wants it."""
        given = self.cleaned_data
        return ReportForm(
            observed=given["observed"],
            is_acute=given["is_acute"] == "yes",
            told_by=given["told_by"],
            phone=given["phone"],
            may_call=bool(given["phone"]),
            channel=channel,
            is_confidential=given.get("confidential") == "yes",
        )


class AdviceForm(MunicipalityForm):
    """A question for advice; names are not needed."""

    advice_from = forms.ChoiceField(label=_("Van wie wilt u advies?"), widget=forms.RadioSelect)
    question = forms.CharField(
        label=_("Wat is uw vraag?"),
        help_text=_("Namen zijn niet nodig. Beschrijf wat u ziet en waarover u twijfelt."),
        widget=long_text(6),
    )
    on_behalf_of = forms.ChoiceField(
        label=_("Voor wie vraagt u dit?"),
        help_text=_("Dit wordt alleen geteld."),
        choices=[
            (AskedBy.PROFESSIONAL, Option(_("Voor mijzelf of een collega"))),
            (AskedBy.RESIDENT, Option(_("Voor een inwoner die mij om advies vroeg"))),
        ],
        widget=forms.RadioSelect,
        initial=AskedBy.PROFESSIONAL,
    )

    field_order = ("organisation",)

    def __init__(self, *args: Any, advisers: Sequence[str], **kwargs: Any) -> None:
        """Offer only advisers that there are."""
        super().__init__(*args, **kwargs)
        offered = [(one.value, one.label) for one in AdviceFrom if one in advisers]
        offer(self, "advice_from", offered)

    def asked(self, addressee_id: UUID) -> Question:
        """Give the question, as the action wants it."""
        given = self.cleaned_data
        return Question(
            text=given["question"],
            advice_from=given["advice_from"],
            addressee_id=addressee_id,
            on_behalf_of=given["on_behalf_of"],
        )


class MessageForm(forms.Form):
    """One message in a thread."""

    text = forms.CharField(label=_("Uw bericht"), widget=long_text(5))


class TalkForm(forms.Form):
    """How a talk with the client went (source 004 §5, step 3)."""

    was_alone = forms.ChoiceField(
        label=_("Sprak u de cliënt alleen?"), choices=YES_NO, widget=forms.RadioSelect
    )
    interpreter = forms.ChoiceField(
        label=_("Was er een tolk?"),
        help_text=_("De begeleider telt nooit als tolk."),
        choices=Interpreter.choices,
        widget=forms.RadioSelect,
    )
    no_secrecy_promised = forms.ChoiceField(
        label=_("Hebt u gezegd dat u geen geheimhouding kunt beloven?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
    )
    said = forms.CharField(
        label=_("Wat is er gezegd?"),
        help_text=_("Zo letterlijk mogelijk, zonder wat u ervan denkt."),
        widget=long_text(8),
    )
    safe_contact = forms.CharField(
        label=_("Hoe kan er veilig weer contact zijn?"),
        help_text=_("Bijvoorbeeld: een moment, een plek, een nummer dat alleen de cliënt opneemt."),
        required=False,
        widget=long_text(2),
    )

    @property
    def talk(self) -> Talk:
        """Give the talk, as the action wants it."""
        given = self.cleaned_data
        return Talk(
            was_alone=given["was_alone"] == "yes",
            interpreter=given["interpreter"],
            no_secrecy_promised=given["no_secrecy_promised"] == "yes",
            said=given["said"],
            safe_contact=given["safe_contact"],
        )
