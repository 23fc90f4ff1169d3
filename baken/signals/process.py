"""The process as a person reads it, drawn from the transitions that drive it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from baken.knowledge.packs import terms
from baken.signals.rules import TRANSITIONS, Transition, steps_from
from baken.signals.vocabulary import SignalStatus

STEPS = {
    "register": _("Registreren"),
    "weigh": _("Wegen"),
    "give_opinion": _("Tweede oordeel geven"),
    "monitor": _("Volgen"),
    "hand_on": _("Doorgeleiden"),
    "find_no_indication": _("Sluiten: geen aanwijzing"),
    "close": _("Afronden"),
    "reopen": _("Heropenen"),
}
ACTORS = {
    "focal_officer": _("Aandachtsfunctionaris"),
    "second_person": _("Een tweede aandachtsfunctionaris, of een meeweger van elders"),
}
GUARDS = {
    "report_waits": _("De melding is nog niet geregistreerd."),
    "reasoned": _("De weging heeft een onderbouwing."),
    "not_the_weigher": _("Niet degene die woog; wie het niet eens is, geeft redenen."),
    "review_day": _("Gewogen door twee mensen, met een dag om opnieuw te kijken."),
    "weighed_by_two": _("Gewogen door twee mensen, met redenen."),
    "reason_given": _("Met een reden."),
    "new_facts": _("Er zijn nieuwe feiten."),
}


@dataclass(frozen=True)
class Step:
    """A transition in words."""

    label: str
    sources: tuple[str, ...]
    target: str
    actor: str
    guard: str
    within: str


@dataclass(frozen=True)
class State:
    """A status with the steps that lead on from it."""

    label: str
    steps: tuple[Step, ...]


def drawn(day: date) -> dict[str, Any]:
    """Give every state and step with who, under what condition and within what term."""
    start = _in_words(TRANSITIONS["register"], day)
    states = [
        State(str(status.label), tuple(_in_words(step, day) for step in steps_from(status)))
        for status in SignalStatus
    ]
    return {
        "start": start,
        "states": states,
        "steps": [_in_words(step, day) for step in TRANSITIONS.values()],
    }


def _in_words(step: Transition, day: date) -> Step:
    return Step(
        label=str(STEPS[step.name]),
        sources=tuple(str(SignalStatus(source).label) for source in step.sources),
        target=str(SignalStatus(step.target).label),
        actor=str(ACTORS[step.actor]),
        guard=str(GUARDS[step.guard]),
        within=_within(step, day),
    )


def _within(step: Transition, day: date) -> str:
    if not step.term:
        return gettext("Op de dag die bij het besluit is gekozen") if step.name == "monitor" else ""
    usual = _days(step.term, day)
    if not step.acute_term:
        return usual
    acute = _days(step.acute_term, day)
    return gettext("%(usual)s; bij gevaar %(acute)s") % {"usual": usual, "acute": acute}


def _days(term: str, day: date) -> str:
    count = terms().value(term, day)
    return ngettext("%(n)d werkdag", "%(n)d werkdagen", count) % {"n": count}
