"""What a case can be opened from: what was handed on for care, and signals that were decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import Protected
from baken.cases import casework
from baken.cases.models import CaseSource
from baken.core import clock
from baken.signals.models import Handover, Signal
from baken.vault.door import unwrap

Source = Handover | Signal
MOST = 30


@dataclass(frozen=True)
class Offered:
    """The rows one can choose from, and those that the address named."""

    rows: Sequence[Source]
    named: Sequence[str]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Give them as a form offers them."""
        return [(str(row.pk), _told(row)) for row in self.rows]

    def among(self, chosen: Iterable[str]) -> list[Protected]:
        """Give the rows with these ids; what was not offered is passed over."""
        wanted = set(chosen)
        return [row for row in self.rows if str(row.pk) in wanted]


def offered(actor: Actor, *, named: QueryDict) -> Offered:
    """Give what has no case yet, newest first, and what the address names; opened."""
    ids = [each for each in named.getlist("overdracht") + named.getlist("signaal") if _is_id(each)]
    known = CaseSource.objects.values("source_id")
    decided = Signal.objects.filter(decisions__isnull=False).distinct()
    handed_on = [*casework.to_open(actor)[:MOST], *Handover.objects.filter(pk__in=ids)]
    signals = [
        *decided.exclude(pk__in=known).order_by("-registered_at")[:MOST],
        *decided.filter(pk__in=ids),
    ]
    rows: dict[str, Source] = {str(row.pk): row for row in [*handed_on, *signals]}
    unwrap([rows[each] for each in ids if each in rows])
    return Offered(list(rows.values()), [each for each in ids if each in rows])


def _told(row: Source) -> str:
    if isinstance(row, Handover):
        return _("Overdracht %(code)s, %(when)s") % {
            "code": row.code,
            "when": _day(row.offered_at),
        }
    return _("Signaal %(code)s, %(when)s") % {"code": row.code, "when": _day(row.registered_at)}


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(clock.AMSTERDAM):%d-%m-%Y}"


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
