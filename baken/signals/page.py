"""Everything the page of one signal shows, fetched at once and opened in one batch."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.models import Event
from baken.access.oversight.models import Conflict, Opening
from baken.attachments import listing
from baken.attachments.vocabulary import AttachmentEvent
from baken.core import clock
from baken.core.templatetags.ui import day, moment
from baken.intake import recognised
from baken.intake.events import IntakeEvent
from baken.intake.models import Feedback, Involved, ReporterContact
from baken.intake.outside.models import OutsideReport
from baken.signals import followers, handovers, indicators, marks, next_steps
from baken.signals.models import Decision, Signal, Weighing
from baken.signals.partners import colleagues
from baken.signals.vocabulary import Presence, SignalEvent, SignalStatus
from baken.vault.door import unwrap

TITLES = {**dict(SignalEvent.choices), **dict(IntakeEvent.choices), **dict(AttachmentEvent.choices)}
ICONS: dict[str, str] = {
    IntakeEvent.RECEIVED: "inbox",
    IntakeEvent.FEEDBACK: "mail",
    SignalEvent.REGISTERED: "file-text",
    SignalEvent.WEIGHED: "scale",
    SignalEvent.LET_IN: "user-plus",
    SignalEvent.AGREED: "circle-check",
    SignalEvent.DISSENTED: "message-question",
    SignalEvent.DECIDED: "gavel",
    SignalEvent.CLOSED: "archive",
    SignalEvent.REOPENED: "refresh",
    SignalEvent.ASSIGNED: "user-check",
    SignalEvent.CONSULTED: "book-2",
    SignalEvent.NAMED: "fingerprint",
    SignalEvent.HANDED_ON: "arrow-right",
    SignalEvent.ACCEPTED: "circle-check",
    SignalEvent.REFUSED: "arrow-back-up",
    SignalEvent.SETTLED: "check",
    SignalEvent.LINK_JUDGED: "link",
    SignalEvent.LINK_UNDONE: "arrow-back-up",
    SignalEvent.HIT_ANSWERED: "bell",
    **dict.fromkeys(AttachmentEvent, "paperclip"),
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
    weighings = list(_weighings(signal))
    decisions = list(_decisions(signal))
    events = list(Event.objects.filter(dossier_id=signal.dossier_id).select_related("actor"))
    involved = Involved.objects.filter(report_id=signal.report_id).first()
    contact = ReporterContact.objects.filter(report_id=signal.report_id).first()
    told = list(Feedback.objects.filter(report_id=signal.report_id).select_related("sent_by"))
    talks = list(signal.report.conversations.select_related("held_by"))
    files = listing.of_dossier(signal.dossier_id)
    handed = list(handovers.of_report(signal.report_id))
    enriched = enrichment_of(signal)
    elsewhere = marks.elsewhere(signal, enriched["mentions"])
    panels = followers.panels(actor, signal)
    beside: list[Model | None] = [signal.report, involved, contact, *followers.rows(panels)]
    beside += [*handed, *enriched["consultations"], *enriched["mentions"], *elsewhere]
    unwrap([signal, *beside, *_with_parts(weighings), *decisions, *told, *talks, *events, *files])
    return {
        "signal": signal,
        "involved": involved,
        "contact": contact,
        "feedback": told,
        "talks": talks,
        "sentences": recognised.spoken(signal.report.indicators),
        "weighings": [_with_indicators(weighing) for weighing in weighings],
        "decisions": decisions,
        "handovers": handovers.on_page(handed, clock.today()),
        **enriched,
        "panels": panels,
        "elsewhere": marks.told(enriched["mentions"], elsewhere),
        **late(signal, weighings, clock.today()),
        "timeline": _timeline(events, signal.report.hides_person),
        **listing.split(files),
        **_ways_on(actor, signal),
        "header_facts": _header(signal),
        **oversight_of(actor, signal),
        **next_steps.as_page(actor, signal, is_weigher=_weighed_last(actor, weighings)),
    }


def _weighings(signal: Signal) -> "QuerySet[Weighing]":
    """Give the weighings of a signal, with who weighed and what a second person said."""
    found = signal.weighings.select_related("weighed_by__organisation")
    return found.prefetch_related("opinions__given_by__organisation", "indicators")


def _decisions(signal: Signal) -> "QuerySet[Decision]":
    """Give the decisions on a signal, with whom they were handed on to."""
    found = signal.decisions.select_related("decided_by")
    return found.prefetch_related("handovers__addressee")


def _ways_on(actor: Actor, signal: Signal) -> dict[str, Any]:
    """Give where to add a file, for who may, and the thread with a reporter from outside."""
    may = actor.role_for("create", "attachment", signal.owner_id, signal.dossier_id)
    return {
        "attach_url": reverse("signal_attach", args=[signal.pk]) if may else "",
        "outside": OutsideReport.objects.filter(report_id=signal.report_id).first(),
    }


def _with_parts(weighings: Iterable[Weighing]) -> Iterator[Model]:
    """Give weighings with their second opinions and indicators."""
    for weighing in weighings:
        yield from (weighing, *weighing.opinions.all(), *weighing.indicators.all())


def enrichment_of(signal: Signal) -> dict[str, list[Any]]:
    """Give the sources that were consulted and who or what is named, as far as the walls show."""
    return {
        "consultations": list(signal.consultations.select_related("consulted_by")),
        "mentions": list(signal.mentions.select_related("added_by")),
    }


def oversight_of(actor: Actor, signal: Signal) -> dict[str, Any]:
    """Give who opened this dossier out of the ordinary, who keeps away, and what one may do."""
    near = (signal.owner_id, signal.dossier_id)
    here = {"dossier_id": signal.dossier_id}
    opened = Opening.objects.filter(**here).select_related("person__organisation")
    away = Conflict.objects.filter(**here, ended_at__isnull=True).select_related("person")
    return {
        "openings": list(opened.order_by("opened_at")),
        "conflicts": list(away.order_by("declared_at")),
        "may_see_looks": bool(actor.role_for("read", "access_line", *near)),
        "may_keep_away": bool(actor.role_for("create", "conflict", *near)),
        "may_lift": bool(actor.role_for("change", "conflict", *near)),
    }


def late(signal: Signal, weighings: list[Weighing], day: date) -> dict[str, Any]:
    """Give what is overdue, and who else could give the second opinion."""
    opinion = signal.status == SignalStatus.WEIGHING and signal.is_overdue(day)
    weighers = [each.weighed_by_id for each in weighings[:1]]
    others = colleagues(signal, day).exclude(pk__in=weighers) if opinion else []
    feedback = signal.feedback_due_on
    return {
        "opinion_is_late": opinion,
        "others_to_ask": list(others),
        "feedback_is_late": feedback is not None and feedback < day,
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
    found: dict[str, list[dict[str, Any]]] = {}
    for each in weighing.indicators.all():
        choice = known[(each.indicator_list, each.indicator)]
        found.setdefault(each.presence, []).append({"text": choice.text, "row": each})
    groups = [(label, found[value]) for value, label in Presence.choices if value in found]
    opinion = next(iter(weighing.opinions.all()), None)
    return {"row": weighing, "indicators": groups, "opinion": opinion}


def _timeline(events: list[Event], hidden: UUID | None) -> list[Happened]:
    newest_first = sorted(events, key=lambda event: (event.at, event.pk), reverse=True)
    return [
        Happened(
            at=event.at,
            title=str(TITLES.get(event.verb, event.verb)),
            who=_("Vertrouwelijke melder") if event.actor_id == hidden else event.actor.name,
            text=event.why.text or None,
            icon=ICONS.get(event.verb, "circle"),
        )
        for event in newest_first
    ]
