"""One timeline of a case: everything that happened, by the day it happened or was written down."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baken.access.models import Event
from baken.attachments import listing
from baken.cases.models import Case
from baken.cases.vocabulary import CaseEvent
from baken.core import clock

Rows = dict[str, list[Any]]

FILTERS = {
    "contact": gettext_lazy("Contact"),
    "notitie": gettext_lazy("Notities en afspraken"),
    "taak": gettext_lazy("Taken"),
    "besluit": gettext_lazy("Besluiten en aandacht"),
    "delen": gettext_lazy("Delen en partners"),
    "regie": gettext_lazy("Regie"),
}
"""What one can look for in the timeline."""


TURNS = {
    CaseEvent.OPENED: ("regie", "folder"),
    CaseEvent.PHASE: ("regie", "progress"),
    CaseEvent.STAND_IN: ("regie", "users"),
    CaseEvent.CLOSED: ("regie", "archive"),
    CaseEvent.REOPENED: ("regie", "refresh"),
    CaseEvent.UNMERGED: ("regie", "arrow-back-up"),
    CaseEvent.SPLIT: ("regie", "git-merge"),
    CaseEvent.SAFETY: ("besluit", "shield"),
    CaseEvent.UNFLAGGED: ("besluit", "flag"),
    CaseEvent.CLIENT: ("regie", "id"),
    CaseEvent.RULE_ENDED: ("contact", "hand-stop"),
    CaseEvent.LET_IN: ("delen", "user-plus"),
    CaseEvent.SHUT_OUT: ("delen", "eye-off"),
}
"""What has no row of its own to tell it: it stands in the trail."""


@dataclass(frozen=True)
class Item:
    """Something that happened: on a day, written down at a moment."""

    kind: str
    day: date
    entered: datetime
    title: str
    who: str
    text: str
    icon: str
    tone: str = "neutral"

    @property
    def is_late(self) -> bool:
        """Say whether it was written down on another day than it happened."""
        return clock.day_of(self.entered) != self.day


def rows_of(case: Case) -> Rows:
    """Give all rows of a case; one statement for each table, however much there is."""
    return {
        "contacts": list(case.contacts.select_related("logged_by")),
        "notes": list(case.notes.select_related("written_by")),
        "agreements": list(case.agreements.select_related("made_by")),
        "tasks": list(case.tasks.select_related("person", "partner", "planned_by")),
        "decisions": list(case.decisions.select_related("asked_by", "decided_by")),
        "flags": list(case.flags.select_related("raised_by")),
        "contact_rules": list(case.contact_rules.select_related("made_by")),
        "consents": list(case.consents.select_related("recipient", "recorded_by")),
        "requests": list(
            case.requests.select_related("partner", "asked_by").prefetch_related("replies")
        ),
        "links": list(case.links.select_related("partner", "asked_by")),
        "participants": list(case.participants.select_related("organisation")),
        "ownerships": list(case.ownerships.all()),
        "merges": list(case.merges.select_related("merged_by")),
        "sources": list(case.sources.all()),
        "files": listing.of_dossier(case.dossier_id),
        "turns": list(
            Event.objects.filter(dossier_id=case.dossier_id, verb__in=TURNS).select_related("actor")
        ),
    }


def all_of(rows: Rows) -> Iterator[Any]:
    """Give every row, replies too, to be opened in one batch."""
    for found in rows.values():
        yield from found
    for request in rows["requests"]:
        yield from request.replies.all()


def told(rows: Rows, kinds: set[str], *, by_entry: bool) -> list[Item]:
    """Give the timeline, newest first; `kinds` narrows it when it holds any."""
    items = [item for name, tell in _TELLERS.items() for row in rows[name] for item in tell(row)]
    chosen = [item for item in items if not kinds or item.kind in kinds]
    if by_entry:
        return sorted(chosen, key=lambda item: item.entered, reverse=True)
    return sorted(chosen, key=lambda item: (item.day, item.entered), reverse=True)


def _contact(row: Any) -> Iterator[Item]:
    title = f"{row.get_means_display()}: {row.get_reached_display().lower()}"
    against = _("Tegen een contactregel in: %(why)s") % {"why": row.despite.text}
    text = "\n".join(filter(None, [row.text.text, against if row.against_rule else ""]))
    tone = "danger" if row.against_rule else "neutral"
    yield Item("contact", row.happened_on, row.logged_at, title, row.logged_by.name, text,
               "phone", tone)  # fmt: skip


def _note(row: Any) -> Iterator[Item]:
    yield Item("notitie", row.happened_on, row.written_at, _("Notitie"), row.written_by.name,
               row.text.text, "note")  # fmt: skip


def _agreement(row: Any) -> Iterator[Item]:
    title = _("Afspraak met %(who)s") % {"who": row.made_with.text}
    moment = datetime.combine(row.made_on, time(12), tzinfo=clock.AMSTERDAM)
    yield Item("notitie", row.made_on, moment, title, row.made_by.name, row.text.text,
               "heart-handshake")  # fmt: skip


def _task(row: Any) -> Iterator[Item]:
    yield Item("taak", clock.day_of(row.planned_at), row.planned_at, _("Taak toegevoegd"),
               row.planned_by.name, row.title.text, "list-check")  # fmt: skip
    if row.finished_at:
        text = "\n".join(filter(None, [row.title.text, row.outcome.text]))
        yield Item("taak", clock.day_of(row.finished_at), row.finished_at,
                   _("Taak: %(status)s") % {"status": row.get_status_display().lower()},
                   "", text, "circle-check", "ok")  # fmt: skip


def _decision(row: Any) -> Iterator[Item]:
    yield Item("besluit", clock.day_of(row.asked_at), row.asked_at, _("Besluit gevraagd"),
               row.asked_by.name, row.question.text, "message-question")  # fmt: skip
    if row.decided_at:
        title = _("Akkoord") if row.is_granted else _("Niet akkoord")
        yield Item("besluit", clock.day_of(row.decided_at), row.decided_at, title,
                   row.decided_by.name, row.reasons.text, "gavel")  # fmt: skip


def _flag(row: Any) -> Iterator[Item]:
    yield Item("besluit", clock.day_of(row.raised_at), row.raised_at, _("Aandacht gevraagd"),
               row.raised_by.name, row.text.text, "flag", "attention")  # fmt: skip


def _rule(row: Any) -> Iterator[Item]:
    title = f"{row.get_strength_display()}: {row.get_means_display().lower()}"
    yield Item("contact", clock.day_of(row.made_at), row.made_at, title, row.made_by.name,
               row.condition.text, "hand-stop", "attention")  # fmt: skip


def _consent(row: Any) -> Iterator[Item]:
    title = _("%(basis)s: delen met %(who)s") % {
        "basis": row.get_basis_display(),
        "who": row.recipient.name,
    }
    yield Item("delen", row.given_on, row.recorded_at, title, row.recorded_by.name, row.purpose,
               "check")  # fmt: skip
    if row.withdrawn_at:
        yield Item("delen", clock.day_of(row.withdrawn_at), row.withdrawn_at,
                   _("Toestemming ingetrokken: %(who)s") % {"who": row.recipient.name},
                   "", row.purpose, "hand-stop", "attention")  # fmt: skip


def _request(row: Any) -> Iterator[Item]:
    yield Item("delen", clock.day_of(row.asked_at), row.asked_at,
               _("%(who)s gevraagd") % {"who": row.partner.name}, row.asked_by.name,
               row.message.text, "send")  # fmt: skip
    for each in row.replies.all():
        text = "\n".join(filter(None, [each.text.text, each.by_name.text]))
        yield Item("delen", clock.day_of(each.replied_at), each.replied_at,
                   f"{row.partner.name}: {each.get_outcome_display()}", row.partner.name, text,
                   "mail", "ok")  # fmt: skip


def _link(row: Any) -> Iterator[Item]:
    title = _("Koppeling met %(who)s: %(status)s") % {
        "who": row.partner.name,
        "status": row.get_status_display().lower(),
    }
    yield Item("delen", clock.day_of(row.asked_at), row.asked_at, title, row.asked_by.name,
               row.message.text, "link")  # fmt: skip


def _ownership(row: Any) -> Iterator[Item]:
    title = _("Regie bij %(who)s") % {"who": row.holder_name}
    yield Item("regie", clock.day_of(row.since), row.since, title, row.organisation_name,
               row.reason.text, "user-check")  # fmt: skip


def _participant(row: Any) -> Iterator[Item]:
    title = _("Betrokkene toegevoegd: %(part)s") % {"part": row.part}
    yield Item("regie", clock.day_of(row.added_at), row.added_at, title, "", row.name.text,
               "user-plus")  # fmt: skip


def _merge(row: Any) -> Iterator[Item]:
    title = _("Gaat verder in %(code)s") % {"code": row.into_code}
    yield Item("regie", clock.day_of(row.merged_at), row.merged_at, title, row.merged_by.name,
               row.reason.text, "git-merge")  # fmt: skip


def _file(row: Any) -> Iterator[Item]:
    yield Item("notitie", clock.day_of(row.added_at), row.added_at, _("Bijlage toegevoegd"),
               row.added_by.name, row.name.text, "paperclip")  # fmt: skip


def _turn(row: Any) -> Iterator[Item]:
    kind, icon = TURNS[CaseEvent(row.verb)]
    yield Item(kind, clock.day_of(row.at), row.at, str(CaseEvent(row.verb).label), row.actor.name,
               row.why.text, icon)  # fmt: skip


_TELLERS: dict[str, Callable[[Any], Iterator[Item]]] = {
    "contacts": _contact,
    "notes": _note,
    "agreements": _agreement,
    "tasks": _task,
    "decisions": _decision,
    "flags": _flag,
    "contact_rules": _rule,
    "consents": _consent,
    "requests": _request,
    "links": _link,
    "ownerships": _ownership,
    "participants": _participant,
    "merges": _merge,
    "files": _file,
    "turns": _turn,
}
