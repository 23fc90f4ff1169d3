"""The processing log as people read it, and whether both logs were signed and handed out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext as _

from baken.core import clock
from baken.governance.looks import VERBS
from baken.knowledge.packs import Activity, processing, terms
from baken.parties.models import Organisation
from baken.vault.logbook import signed
from baken.vault.logbook.models import ProcessingLine

COUNTED_DAYS = 30


@dataclass(frozen=True)
class Counted:
    """A processing of the register, and how many lines the log has about it of late."""

    activity: Activity
    lines: int


@dataclass(frozen=True)
class Done:
    """A line of the processing log in words; nobody who works here is in it."""

    line: ProcessingLine
    what: str
    page: str


@dataclass(frozen=True)
class Signed:
    """When the logs of an organisation were last signed, and whether that is as agreed."""

    organisation: Organisation
    at: datetime | None
    is_late: bool
    is_forged: bool = False


def counts(day: date) -> dict[str, int]:
    """Give how many lines of the last days the walls show, by processing."""
    since = day - timedelta(days=COUNTED_DAYS)
    lines = ProcessingLine.objects.filter(started_at__date__gt=since)
    found = lines.order_by().values_list("activity").annotate(Count("id"))
    return dict(found)


def counted(day: date) -> list[Counted]:
    """Give every processing of the register with its number of lines."""
    found = counts(day)
    return [Counted(one, found.get(one.id, 0)) for one in processing().on(day).activities]


def done(lines: Iterable[ProcessingLine]) -> list[Done]:
    """Give lines in words."""
    return [Done(line, *_what(line.name)) for line in lines]


def _what(name: str) -> tuple[str, str]:
    verb, _space, page = name.partition(" ")
    return str(VERBS.get(verb, verb)), page


def signatures(owner_ids: Iterable[UUID], today: date) -> list[Signed]:
    """Give where the signing of these organisations' logs stands, from the files handed out."""
    places = Organisation.objects.filter(pk__in=list(owner_ids)).order_by("name")
    return [_signature(place, today) for place in places]


def _signature(place: Organisation, today: date) -> Signed:
    folder = settings.AUDIT_FOLDER
    key = signed.public_key(folder / signed.PUBLIC)
    try:
        found = signed.latest(folder, key, place.pk) if key else None
    except signed.NotSigned:
        return Signed(place, None, is_late=True, is_forged=True)
    if found is None:
        return Signed(place, None, is_late=True)
    at = datetime.fromisoformat(found.signed_at)
    limit = timedelta(days=terms().value("logs_signed_within", today))
    return Signed(place, at, is_late=clock.now() - at > limit)


def as_table(lines: Iterable[ProcessingLine]) -> list[list[str]]:
    """Give lines as rows for a file, with a first row of names."""
    names = [_("begonnen"), _("klaar"), _("verwerking"), _("wat"), _("uitkomst"),
             _("betrokkene"), _("handeling")]  # fmt: skip
    return [names, *map(_row, lines)]


def _row(line: ProcessingLine) -> list[str]:
    times = (line.started_at.isoformat(), line.ended_at.isoformat())
    return [*times, line.activity, line.name, line.status_code, line.subject, str(line.operation)]
