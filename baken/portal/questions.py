"""The questions of a report, one a page, for each of four paths; only one thing must be told."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.core.forms import Option, offer

Text = str | Promise
LONGEST = 12_000

PATHS: dict[str, Option] = {
    "see": Option(_("Ik zie of hoor iets"), _("Bijvoorbeeld als buurman, klant of vriend."), "eye"),
    "work": Option(
        _("Ik kom het tegen in mijn werk"),
        _("Bijvoorbeeld in de zorg, op school of bij een bedrijf."),
        "briefcase",
    ),
    "me": Option(_("Het gaat over mij"), _("U vertelt zelf wat er gebeurt."), "user"),
    "for": Option(
        _("Ik vul dit in voor iemand anders"),
        _("Aan de balie of aan de telefoon. De code is voor wie het vertelt."),
        "users",
    ),
}

SITUATIONS: dict[str, Text] = {
    "papers": _("Iemand anders heeft het paspoort of de bankpas."),
    "money": _("Het geld dat iemand verdient, gaat naar een ander."),
    "debt": _("Iemand moet een schuld afwerken die niet kleiner wordt."),
    "watched": _("Iemand wordt in de gaten gehouden of mag niet alleen weg."),
    "work": _("Iemand werkt heel veel uren, zonder vrije dag of zonder loon."),
    "sleeps": _("Mensen slapen waar zij werken, met te veel in één huis."),
    "sex": _("Iemand moet seks hebben tegen de eigen wil."),
    "crime": _("Iemand moet stelen, drugs brengen of een rekening uitlenen."),
    "pictures": _("Iemand dreigt met foto's of filmpjes."),
    "afraid": _("Iemand is bang, heeft wonden of durft niets te zeggen."),
}
SITUATIONS_ME: dict[str, Text] = {
    "papers": _("Iemand anders heeft mijn paspoort of bankpas."),
    "money": _("Het geld dat ik verdien, gaat naar een ander."),
    "debt": _("Ik moet een schuld afwerken die niet kleiner wordt."),
    "watched": _("Ik word in de gaten gehouden of mag niet alleen weg."),
    "work": _("Ik werk heel veel uren, zonder vrije dag of zonder loon."),
    "sleeps": _("Ik slaap waar ik werk, met te veel mensen in één huis."),
    "sex": _("Ik moet seks hebben terwijl ik dat niet wil."),
    "crime": _("Ik moet stelen, drugs brengen of mijn rekening uitlenen."),
    "pictures": _("Iemand dreigt met foto's of filmpjes van mij."),
    "afraid": _("Ik ben bang."),
}
YES_NO = [("yes", _("Ja")), ("no", _("Nee")), ("unknown", _("Weet ik niet"))]
CHANNELS = [
    ("none", Option(_("Nee, liever niet"), _("U kunt wel terugkomen met uw code."))),
    ("phone", Option(_("Ja, bel mij"), "", "phone")),
    ("text", Option(_("Ja, stuur mij een bericht"), _("Sms of een app."), "message-2")),
    ("mail", Option(_("Ja, stuur mij een e-mail"), "", "mail")),
    ("other", Option(_("Ja, op een andere manier"), _("Bijvoorbeeld via iemand anders."), "users")),
]


def _long(rows: int = 6) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})


def _line(**more: str) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off", **more})


class Page(forms.Form):
    """A page with one question."""

    use_required_attribute = False
    must: tuple[str, ...] = ()

    def __init__(self, *args: Any, path: str = "see", **kwargs: Any) -> None:
        """Ask it as it suits the path."""
        super().__init__(*args, **kwargs)
        self.suit(path)

    def suit(self, path: str) -> None:
        """Change what differs for somebody who tells about themselves."""


class DangerPage(Page):
    """First: must somebody come now?"""

    danger = forms.ChoiceField(
        label=_("Is er nu gevaar?"),
        choices=[
            ("no", Option(_("Nee"))),
            ("yes", Option(_("Ja"), _("Bel dan 112. Daarna kunt u hier verder vertellen."))),
            ("unknown", Option(_("Weet ik niet"))),
        ],
        widget=forms.RadioSelect,
        required=False,
    )


class SituationsPage(Page):
    """What is recognised, as sentences."""

    situations = forms.MultipleChoiceField(
        label=_("Wat herkent u?"),
        help_text=_("Kruis aan wat klopt. Klopt niets? Ga dan gewoon verder."),
        choices=list(SITUATIONS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def suit(self, path: str) -> None:
        """Say “ik” to whom it is about."""
        if path == "me":
            offer(self, "situations", SITUATIONS_ME.items())


class WhatPage(Page):
    """What happened, in one's own words."""

    what = forms.CharField(
        label=_("Wat zag of hoorde u?"),
        help_text=_("In uw eigen woorden en uw eigen taal. U hoeft niets zeker te weten."),
        max_length=LONGEST,
        required=False,
        widget=_long(8),
    )

    def suit(self, path: str) -> None:
        """Ask what happened to whom it is about."""
        if path == "me":
            self.fields["what"].label = _("Wat gebeurt er met u?")


class WherePage(Page):
    """Where it is, described."""

    where = forms.CharField(
        label=_("Waar is het?"),
        help_text=_("Een adres, of hoe het eruitziet. Weet u het niet? Sla dit over."),
        max_length=1000,
        required=False,
        widget=_long(3),
    )


class WhenPage(Page):
    """When it was."""

    when = forms.CharField(
        label=_("Wanneer was het?"),
        help_text=_("Bijvoorbeeld: gisteren, of elke vrijdag."),
        max_length=300,
        required=False,
        widget=_line(),
    )


class WhoPage(Page):
    """Who is involved, as little as needed."""

    who = forms.CharField(
        label=_("Om wie gaat het?"),
        help_text=_("Wie heeft hulp nodig, en van wie? Namen mogen, maar hoeven niet."),
        max_length=3000,
        required=False,
        widget=_long(4),
    )
    minor = forms.ChoiceField(
        label=_("Is er iemand onder de 18 bij?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        required=False,
    )

    def suit(self, path: str) -> None:
        """Ask of whom one is afraid, and one's own age."""
        if path == "me":
            self.fields["who"].label = _("Wie doet dit?")
            self.fields["who"].help_text = _("Namen mogen, maar hoeven niet.")
            self.fields["minor"].label = _("Bent u jonger dan 18?")


class ContactPage(Page):
    """Whether, how and when it is safe to be in touch."""

    channel = forms.ChoiceField(
        label=_("Mogen wij contact met u opnemen?"),
        choices=CHANNELS,
        widget=forms.RadioSelect,
        required=False,
        initial="none",
    )
    reach = forms.CharField(
        label=_("Op welk nummer of adres?"),
        help_text=_("Alleen iets dat niemand anders leest of hoort."),
        max_length=200,
        required=False,
        widget=_line(),
    )
    moment = forms.CharField(
        label=_("Wanneer is het veilig?"),
        help_text=_("Bijvoorbeeld: op dinsdag tussen 10 en 12 uur."),
        max_length=200,
        required=False,
        widget=_line(),
    )
    careful = forms.CharField(
        label=_("Waar moeten wij op letten?"),
        help_text=_("Bijvoorbeeld: zeg niet van wie u bent, of spreek niets in."),
        max_length=300,
        required=False,
        widget=_line(),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the number of whoever wants to be called; otherwise keep none."""
        given = super().clean() or {}
        wants = given.get("channel") not in {"", "none", None}
        if wants and not given.get("reach", "").strip():
            self.add_error("reach", _("Vul in hoe wij u bereiken, of kies “Nee, liever niet”."))
        return given if wants else {"channel": "none"}


@dataclass(frozen=True)
class Step:
    """One page: its name and its form."""

    name: str
    title: Text
    form: type[Page]


STEPS = (
    Step("danger", _("Gevaar"), DangerPage),
    Step("situations", _("Wat u herkent"), SituationsPage),
    Step("what", _("Wat er gebeurt"), WhatPage),
    Step("where", _("Waar"), WherePage),
    Step("when", _("Wanneer"), WhenPage),
    Step("who", _("Wie"), WhoPage),
    Step("contact", _("Contact"), ContactPage),
)
NAMES = tuple(step.name for step in STEPS)
CHECK = "check"
CONTACT = ("channel", "reach", "moment", "careful")
"""Answers that are sealed apart, so that the reporter can have them forgotten."""


def step(name: str) -> Step:
    """Give a page by its name; the first one for an unknown name."""
    return next((each for each in STEPS if each.name == name), STEPS[0])


def is_enough(answers: dict[str, Any]) -> bool:
    """Say whether there is one observation."""
    return bool(str(answers.get("what", "")).strip() or answers.get("situations"))


@cache
def label(name: str, path: str) -> Text:
    """Give the question behind an answer, as it was asked on this path."""
    for each in STEPS:
        form = each.form(path=path)
        if name in form.fields:
            return form.fields[name].label or ""
    return name


def spoken(name: str, answer: str | list[str], path: str) -> str:
    """Give an answer as a person reads it."""
    situations = SITUATIONS_ME if path == "me" else SITUATIONS
    known: dict[str, Text] = {
        "situations": {},
        "danger": {"yes": _("Ja"), "no": _("Nee"), "unknown": _("Weet ik niet")},
        "minor": dict(YES_NO),
        "channel": {value: option.label for value, option in CHANNELS},
    }.get(name, {})  # type: ignore[assignment]
    if isinstance(answer, list):
        return "\n".join(str(situations.get(each, each)) for each in answer)
    return str(known.get(answer, answer))
