"""The living page of the kit: every building block in every state, with fictional content."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from baken.core import clock
from baken.core.context import THEMES
from baken.core.forms import DayInput, MomentInput, Option


@dataclass(frozen=True)
class SampleEvent:
    """Something that happened, for the timeline."""

    at: datetime
    title: str
    who: str
    icon: str
    tone: str = "neutral"
    text: str | None = None


@dataclass(frozen=True)
class Sample:
    """A thing with named parts: a menu item, a step, an account."""

    label: str = ""
    url: str = ""
    icon: str = ""
    state: str = ""
    current: bool = False
    urgent: bool = False
    count: int | None = None


class SampleForm(forms.Form):
    """One field of every kind."""

    what = forms.CharField(
        label=_("Wat is er gezien of gehoord?"),
        help_text=_("Schrijf alleen op wat iemand zelf zag of hoorde. Een mening komt later."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    where = forms.CharField(label=_("Waar was het?"), required=False)
    seen_on = forms.DateField(label=_("Op welke dag?"), widget=DayInput())
    spoken_at = forms.DateTimeField(
        label=_("Wanneer sprak u elkaar?"), widget=MomentInput(), required=False
    )
    people = forms.IntegerField(label=_("Hoeveel mensen?"), min_value=0, required=False)
    source = forms.ChoiceField(
        label=_("Van wie komt het?"),
        choices=[
            ("", _("Kies een bron")),
            ("eigen", _("Eigen waarneming")),
            ("derden", _("Van een ander gehoord")),
        ],
    )
    urgency = forms.ChoiceField(
        label=_("Hoeveel haast heeft het?"),
        help_text=_("Bij direct gevaar belt u eerst 112."),
        widget=forms.RadioSelect,
        choices=[
            ("nu", Option(_("Vandaag"), _("Iemand loopt nu gevaar"), "alarm")),
            ("week", Option(_("Deze week"), _("Er is tijd om het uit te zoeken"), "calendar")),
            ("rustig", Option(_("Geen haast"), icon="clock")),
        ],
    )
    signs = forms.MultipleChoiceField(
        label=_("Wat viel op?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("papieren", Option(_("Papieren afgenomen"), _("Paspoort, verblijfspas, bankpas"))),
            ("loon", Option(_("Geen of te weinig loon"))),
            ("toezicht", Option(_("Altijd iemand erbij"))),
        ],
    )
    attachment = forms.FileField(label=_("Foto of document"), required=False)
    agreed = forms.BooleanField(
        label=_("Ik heb dit met de betrokkene besproken"),
        help_text=_("Is dat niet veilig? Leg dan uit waarom."),
    )


@require_safe
def kit(request: HttpRequest) -> HttpResponse:
    """Show the kit; `?thema=dark` shows it by night."""
    theme = request.GET.get("thema")
    names = {"theme": theme} if theme in THEMES else {}
    wrong = SampleForm({"where": "Haven", "people": "-1"}, auto_id="wrong_%s")
    return render(request, "core/kit.html", {**_samples(), "wrong": wrong, **names})


def _samples() -> dict[str, Any]:
    return {
        "navigation": _navigation(),
        "actor": {
            "name": "Noor de Wit",
            "function": _("Aandachtsfunctionaris"),
            "organisation": "Gemeente Duinrede",
            "region": "Regio Waterkant",
        },
        "form": SampleForm(),
        "events": _events(),
        "steps": _steps(),
        "page_obj": Paginator(range(236), 20).page(3),
        "badges": [
            {"text": _("Nu onveilig"), "tone": "danger", "icon": "alert-triangle"},
            {"text": _("Wacht op u"), "tone": "attention", "icon": "hourglass"},
            {"text": _("Arbeidsuitbuiting"), "tone": "neutral", "icon": "tool"},
        ],
        "dossier_facts": [
            (_("Gemeente"), "Duinrede"),
            (_("Behandelaar"), "Noor de Wit"),
            (_("Meekijker"), "Karim Yildiz"),
        ],
        "now": clock.now(),
        "days": [clock.today() + timedelta(days=days) for days in (-40, -3, -1, 0, 1, 3, 40)],
    }


def _navigation() -> list[Sample]:
    return [
        Sample(label=str(_("Mijn werk")), url="#desk", icon="home", current=True),
        Sample(label=str(_("Meldingen")), url="#forms", icon="inbox", count=4, urgent=True),
        Sample(label=str(_("Signalen")), url="#tables", icon="flag", count=23),
        Sample(label=str(_("Weging")), url="#quotes", icon="scale", count=0),
        Sample(label=str(_("Casussen")), url="#dossier", icon="folder", count=None),
        Sample(label=str(_("Kennis")), url="#feedback", icon="book-2", count=None),
    ]


def _events() -> list[SampleEvent]:
    now, who = clock.now(), "Noor de Wit"
    return [
        SampleEvent(now, str(_("Gevraagd om mee te wegen")), who, "scale", "attention"),
        SampleEvent(
            now - timedelta(hours=1),
            str(_("Aangevuld met een waarneming")),
            "Karim Yildiz",
            "eye",
            text=str(_("Bij een controle stonden negen bedden in een ruimte voor drie mensen.")),
        ),
        SampleEvent(
            now - timedelta(days=1), str(_("Veiligheid ingeschat")), who, "shield-check", "ok"
        ),
        SampleEvent(now - timedelta(days=12), str(_("Melding ontvangen")), "Baken", "inbox"),
    ]


def _steps() -> list[Sample]:
    return [
        Sample(label=str(_("Registreren")), state="done", url="#"),
        Sample(label=str(_("Verrijken")), state="done", url="#"),
        Sample(label=str(_("Wegen")), state="current"),
        Sample(label=str(_("Beslissen")), state="todo"),
        Sample(label=str(_("Terugkoppelen")), state="todo"),
    ]
