"""What every change of a case shares: hold it, see whether it is still as the reader saw it."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from baken.access.protected import Protected
from baken.cases import rules
from baken.cases.models import Case
from baken.cases.vocabulary import Safety
from baken.core import clock
from baken.core.refusals import Refused
from baken.core.workdays import add_working_days
from baken.knowledge.packs import terms

RHYTHM = {
    Safety.UNSAFE: "contact_unsafe_within",
    Safety.UNSURE: "contact_unsure_within",
    Safety.SAFE: "contact_safe_within",
}


def lock(case: Case, version: int | None = None) -> Case:
    """Hold a case for a change; raise Refused when a colleague changed it meanwhile."""
    locked: Case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if version is not None and locked.version != version:
        raise Refused(
            _("Een collega heeft deze casus net gewijzigd. Bekijk eerst wat er veranderd is.")
        )
    return locked


def lock_open(case: Case, version: int | None = None) -> Case:
    """Hold a case that still asks for work; raise Refused when it was closed or merged."""
    locked = lock(case, version)
    if not locked.is_open:
        raise Refused(_("Deze casus loopt niet meer. Heropen de casus eerst."))
    return locked


def save(case: Case, **changes: Any) -> Case:
    """Change columns of a case and count the version on."""
    for name, value in changes.items():
        setattr(case, name, value)
    case.version += 1
    case.save(update_fields=[*changes, "version"])
    return case


def rhythm(safety: str, last: date) -> date:
    """Give by when there must be contact again."""
    days = terms().value(RHYTHM[Safety(safety)], clock.today())
    return rules.contact_by(last, days)


def days(term: str) -> int:
    """Give a term of today."""
    return int(terms().value(term, clock.today()))


def working_days_on(term: str) -> date:
    """Give the day that lies a term of working days ahead."""
    return add_working_days(clock.today(), days(term))


def days_on(term: str) -> date:
    """Give the day that lies a term of days ahead."""
    return clock.today() + timedelta(days=days(term))


def refuse_empty(text: str, reason: str) -> None:
    """Raise Refused when nothing was written."""
    if not text.strip():
        raise Refused(reason)


def refuse_future(day: date, reason: str) -> None:
    """Raise Refused for a day that is still to come."""
    if day > clock.today():
        raise Refused(reason)


def refuse_past(day: date, reason: str) -> None:
    """Raise Refused for a day that has been."""
    if day < clock.today():
        raise Refused(reason)


def held(row: Protected) -> Any:
    """Hold a row of a case for a change."""
    return type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
