"""What rules point out in a case: reckoned anew for every page and never stored.

Apart from flags, which people raise: an alert goes away by doing what it asks, not by hiding it.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from baken.cases.actions.asking import ageing
from baken.cases.models import Case
from baken.cases.rules import silence
from baken.cases.vocabulary import ConsentBasis

Rows = dict[str, list[Any]]

SOON = timedelta(days=7)
"""How far ahead an end is pointed out."""


def of(case: Case, rows: Rows, today: date) -> list[str]:
    """Give what asks for attention in an open case, by rule; nothing for one that has ended."""
    if not case.is_open:
        return []
    return [text for rule in _RULES for text in rule(case, rows, today)]


def _said(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _contact(case: Case, _rows: Rows, today: date) -> Iterator[str]:
    if case.contact_by and case.is_silent(today):
        yield _("Er had contact moeten zijn: %(when)s.") % {"when": _said(case.contact_by)}


def _late(_case: Case, rows: Rows, today: date) -> Iterator[str]:
    count = sum(task.is_overdue(today) for task in rows["tasks"])
    if count:
        yield _("Taken te laat: %(n)d.") % {"n": count}


def _silent(_case: Case, rows: Rows, today: date) -> Iterator[str]:
    for request in rows["requests"]:
        answered = any(each.replied_at >= request.asked_at for each in request.replies.all())
        if request.is_open and not answered and silence(ageing(request), today) != "waiting":
            yield _("%(who)s antwoordt niet op %(code)s.") % {
                "who": request.partner.name,
                "code": request.code,
            }


def _consent(_case: Case, rows: Rows, today: date) -> Iterator[str]:
    for each in rows["consents"]:
        ends = each.basis == ConsentBasis.CONSENT and each.holds_on(today)
        if ends and each.valid_until and each.valid_until <= today + SOON:
            yield _("De toestemming voor %(who)s eindigt: %(when)s.") % {
                "who": each.recipient.name,
                "when": _said(each.valid_until),
            }


def _stand_in(case: Case, _rows: Rows, today: date) -> Iterator[str]:
    until = case.stand_in_until
    if case.stand_in and until and today <= until <= today + SOON:
        yield _("De vervanging eindigt: %(when)s.") % {"when": _said(until)}


def _look(_case: Case, rows: Rows, today: date) -> Iterator[str]:
    for flag in rows["flags"]:
        if flag.lowered_at is None and flag.look_on and flag.look_on <= today:
            yield _("Bekijk het aandachtspunt: %(text)s") % {"text": flag.text.text}


_RULES: tuple[Callable[[Case, Rows, date], Iterator[str]], ...] = (
    _contact,
    _late,
    _silent,
    _consent,
    _stand_in,
    _look,
)
