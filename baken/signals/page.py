"""Everything the page of one signal shows, fetched at once and opened in one batch."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.models import Event
from baken.core.templatetags.ui import day, moment
from baken.intake.events import IntakeEvent
from baken.intake.models import Feedback, Involved, ReporterContact
from baken.signals import indicators, next_steps
from baken.signals.models import Signal, Weighing
from baken.signals.vocabulary import Presence, SignalEvent
from baken.vault.door import unwrap

TITLES = {**dict(SignalEvent.choices), **dict(IntakeEvent.choices)}
ICONS = {
    IntakeEvent.RECEIVED: "inbox",
    IntakeEvent.FEEDBACK: "mail",
    SignalEvent.REGISTERED: "file-text",
    SignalEvent.WEIGHED: "scale",
    SignalEvent.LET_IN: "user-plus",
    SignalEvent.AGREED: "circle-check",
    SignalEvent.DISSENTED: "message-question",
    SignalEvent.DECIDED: "gavel",
    SignalEvent.CLOSED: "archive",
}


@dataclass(frozen=True)
class Happened:
    """An event as a timeline shows it."""

    at: datetime
    title: str
    who: str
    text: str | None
    icon: str
    tone: str = "neutral"


def gather(actor: Actor, signal: Signal) -> dict[str, Any]:
    """Give all of it for this reader; what the walls hide is simply absent."""
    weighings = list(
        signal.weighings.select_related("weighed_by__organisation").prefetch_related(
            "opinions__given_by__organisation", "indicators"
        )
    )
    decisions = list(
        signal.decisions.select_related("decided_by").prefetch_related("tracks__addressee")
    )
    events = list(Event.objects.filter(dossier_id=signal.dossier_id).select_related("actor"))
    involved = Involved.objects.filter(report_id=signal.report_id).first()
    contact = ReporterContact.objects.filter(report_id=signal.report_id).first()
    told = list(Feedback.objects.filter(report_id=signal.report_id).select_related("sent_by"))
    opinions = [opinion for weighing in weighings for opinion in weighing.opinions.all()]
    beside = [signal.report, involved, contact]
    unwrap([signal, *beside, *weighings, *opinions, *decisions, *told, *events])
    return {
        "signal": signal,
        "involved": involved,
        "contact": contact,
        "feedback": told,
        "weighings": [_with_indicators(weighing) for weighing in weighings],
        "decisions": decisions,
        "timeline": _timeline(events),
        "header_facts": _header(signal),
        **next_steps.as_page(actor, signal, is_weigher=_weighed_last(actor, weighings)),
    }


def _header(signal: Signal) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [
        (_("Hoort bij"), signal.owner.name),
        (_("Behandelaar"), signal.assignee.name),
        (_("Ontvangen"), moment(signal.received_at)),
    ]
    return [*facts, (_("Uiterlijk"), day(signal.due_on))] if signal.due_on else facts


def _weighed_last(actor: Actor, weighings: list[Weighing]) -> bool:
    return bool(weighings) and weighings[0].weighed_by_id == actor.person_id


def _with_indicators(weighing: Weighing) -> dict[str, Any]:
    known = {choice.key: choice for choice in indicators.choices(indicators.read(weighing.lists))}
    found: dict[str, list[str]] = {}
    for each in weighing.indicators.all():
        choice = known[(each.indicator_list, each.indicator)]
        found.setdefault(each.presence, []).append(choice.text)
    groups = [(label, found[value]) for value, label in Presence.choices if value in found]
    opinion = next(iter(weighing.opinions.all()), None)
    return {"row": weighing, "indicators": groups, "opinion": opinion}


def _timeline(events: list[Event]) -> list[Happened]:
    newest_first = sorted(events, key=lambda event: (event.at, event.pk), reverse=True)
    return [
        Happened(
            at=event.at,
            title=str(TITLES.get(event.verb, event.verb)),
            who=event.actor.name,
            text=event.why.text or None,
            icon=ICONS.get(event.verb, "circle"),  # type: ignore[call-overload]
        )
        for event in newest_first
    ]
