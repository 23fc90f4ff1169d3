"""What shredding must reach of signals (their marks go with their rows), and since when they count.

A dossier with a signal is kept by what became of the signal, whatever else lies in it.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db import models

from baken.access.models import Event
from baken.core.clock import day_of
from baken.signals.models import (
    Consultation,
    Decision,
    Handover,
    Mention,
    SecondOpinion,
    Signal,
    WeighedIndicator,
    Weighing,
)
from baken.signals.vocabulary import HandoverStatus, SignalEvent, SignalStatus
from baken.vault.shredding import Goes, Retained, Subject, every

RULES = {
    SignalStatus.NO_INDICATION: "signal_not_pursued",
    SignalStatus.CLOSED: "signal_closed",
}
ENDS = (SignalEvent.DECIDED, SignalEvent.CLOSED, SignalEvent.SETTLED, SignalEvent.ACCEPTED)
"""What happens last to a signal; the newest of these is the day from which it counts."""

WAITS = (HandoverStatus.OFFERED, HandoverStatus.REFUSED)


def find() -> Iterator[Subject]:
    """Give the dossiers with a signal; one that somebody still works on does not count yet."""
    waiting = every(Handover).filter(status__in=WAITS)
    busy = set(waiting.values_list("dossier_id", flat=True))
    last = _last_steps()
    for signal in every(Signal).order_by("id"):
        rule = RULES.get(SignalStatus(signal.status), "")
        ended = last.get(signal.dossier_id, signal.registered_at)
        begins = None if not rule or signal.dossier_id in busy else ended
        yield Subject(
            rule,
            signal.dossier_id,
            signal.owner_id,
            signal.region_id,
            signal.code,
            begins and day_of(begins),
        )


def _last_steps() -> dict[UUID, datetime]:
    ended = every(Event).filter(verb__in=ENDS).order_by()
    return dict(ended.values_list("dossier_id").annotate(at=models.Max("at")))


def count(dossier_id: UUID) -> Iterable[tuple[str, str]]:
    """Give what lives on of a signal: its forms and how it ended, apart from one another."""
    for signal in every(Signal).filter(dossier_id=dossier_id):
        yield ("signal_status", signal.status)
        yield from (("signal_form", form) for form in signal.forms)


_TABLES = (
    Signal,
    Weighing,
    WeighedIndicator,
    SecondOpinion,
    Decision,
    Consultation,
    Mention,
    Handover,
)
RETAINED = Retained(goes=tuple(map(Goes, _TABLES)), find=find, count=count)
