"""What this reader can do next with a signal, and how far it is: always one clear next step."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baken.access.actor import Actor
from baken.signals.models import Signal
from baken.signals.rules import steps_from
from baken.signals.vocabulary import SignalStatus


@dataclass(frozen=True)
class Next:
    """A step somebody can take now."""

    name: str
    label: str
    url: str
    icon: str


@dataclass(frozen=True)
class Stage:
    """A stage of the process, as the stepper shows it."""

    label: str
    state: str


def possible(actor: Actor, signal: Signal, *, is_weigher: bool) -> list[Next]:
    """Give the steps this reader can take, the obvious one first."""
    pages = {
        "weigh": ("signal_weigh", _("Wegen"), "scale", "weighing"),
        "give_opinion": (
            "signal_opinion",
            _("Tweede oordeel geven"),
            "message-question",
            "second_opinion",
        ),
        "hand_on": ("signal_decide", _("Besluiten"), "gavel", "decision"),
        "close": ("signal_close", _("Afronden"), "archive", "decision"),
        "reopen": ("signal_reopen", _("Heropenen"), "refresh", "signal"),
    }
    names = [step.name for step in steps_from(signal.status)]
    wanted = [
        name for name in ("hand_on", "give_opinion", "weigh", "close", "reopen") if name in names
    ]
    return [
        Next(name, label, reverse(page, args=[signal.pk]), icon)
        for name in wanted
        for page, label, icon, kind in [pages[name]]
        if _can(actor, signal, kind) and not (name == "give_opinion" and is_weigher)
    ]


BESIDE = (
    ("signal_consult", gettext_lazy("Een bron vastleggen"), "consultation"),
    ("signal_note", gettext_lazy("Een persoon of zaak vastleggen"), "mention"),
    ("signal_feed_back", gettext_lazy("De melder bericht sturen"), "feedback"),
    ("signal_assign", gettext_lazy("Een andere behandelaar"), "signal"),
)
"""What can be done at any moment, beside the steps: the page, its words and the kind of row."""


def beside(actor: Actor, signal: Signal) -> list[dict[str, str]]:
    """Give what this reader can do with a signal at any moment."""
    return [
        {"url": reverse(page, args=[signal.pk]), "label": str(label)}
        for page, label, kind in BESIDE
        if _can(actor, signal, kind)
    ]


def _can(actor: Actor, signal: Signal, kind: str) -> bool:
    return bool(actor.role_for("create", kind, signal.owner_id, signal.dossier_id))


def advice(signal: Signal, *, is_weigher: bool) -> str:
    """Say what the reader waits for when there is nothing to do."""
    if signal.status == SignalStatus.WEIGHING and is_weigher:
        return _(
            "U hebt dit signaal gewogen. Een collega geeft het tweede oordeel; tot dan kunt u niet "
            "besluiten. Hulp die nu nodig is wacht daar niet op."
        )
    return ""


STAGES = (
    (gettext_lazy("Melding"), ()),
    (gettext_lazy("Registratie"), (SignalStatus.REGISTERED,)),
    (gettext_lazy("Weging"), (SignalStatus.WEIGHING,)),
    (gettext_lazy("Tweede oordeel"), (SignalStatus.WEIGHED,)),
    (gettext_lazy("Besluit"), (SignalStatus.MONITORING, SignalStatus.IN_TRACKS)),
    (gettext_lazy("Afronding"), (SignalStatus.CLOSED, SignalStatus.NO_INDICATION)),
)


def may_ask_reader(actor: Actor, signal: Signal) -> bool:
    """Say whether a colleague of elsewhere can still be asked to weigh along."""
    open_to_opinions = {SignalStatus.REGISTERED, SignalStatus.WEIGHING}
    return signal.status in open_to_opinions and _can(actor, signal, "grant")


def stages(signal: Signal) -> list[Stage]:
    """Give the stages with what is done, what is now and what comes."""
    here = next(place for place, (_label, held) in enumerate(STAGES) if signal.status in held)
    states = ["done" if place <= here else "todo" for place in range(len(STAGES))]
    if here + 1 < len(STAGES):
        states[here + 1] = "current"
    return [Stage(str(label), state) for (label, _held), state in zip(STAGES, states, strict=True)]


def as_page(actor: Actor, signal: Signal, *, is_weigher: bool) -> dict[str, Any]:
    """Give all of it for a template."""
    steps = possible(actor, signal, is_weigher=is_weigher)
    return {
        "next_step": steps[0] if steps else None,
        "other_steps": steps[1:],
        "links": beside(actor, signal),
        "may_hand_on": _can(actor, signal, "handover"),
        "may_feed_back": _can(actor, signal, "feedback"),
        "may_ask_reader": may_ask_reader(actor, signal),
        "advice": advice(signal, is_weigher=is_weigher),
        "process": stages(signal),
    }
