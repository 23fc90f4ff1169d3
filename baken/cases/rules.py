"""What follows from days and rules of contact: silence, rhythm, broken rules, who consents.

Pure: no Django. Nothing here decides about a person; it says what asks for somebody's attention.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from baken.core.workdays import add_working_days, working_days_until

MINOR_BANDS = frozenset({"0-11", "12-15", "16-17"})
CONSENTS_ALONE = frozenset({"16-17", "18-23", "24+"})
"""From sixteen on somebody consents themselves where the law allows (GDPR, WGBO art. 7:447 BW)."""


@dataclass(frozen=True)
class Ageing:
    """How a request to a partner ages: its days, and when it asks for more."""

    answer_by: date
    reminded_on: date | None = None
    escalated_on: date | None = None
    escalate_after: int = 3


def silence(request: Ageing, day: date) -> str:
    """Say what a request without an answer asks: waiting, remind or escalate.

    A reminder gives the partner as long as an escalation takes; after an escalation it waits anew.
    """
    if day <= request.answer_by:
        return "waiting"
    if request.reminded_on is None:
        return "remind"
    last = max(request.reminded_on, request.escalated_on or request.reminded_on)
    return "escalate" if add_working_days(last, request.escalate_after) < day else "waiting"


def days_silent(asked_on: date, day: date) -> int:
    """Give for how many working days nobody answered; never negative."""
    return max(0, working_days_until(asked_on, day))


def contact_by(last: date, days: int) -> date:
    """Give the day on which there must be contact again."""
    return last + timedelta(days=days)


@dataclass(frozen=True)
class ContactLine:
    """A contact rule as the warning needs it."""

    means: str
    strength: str


def broken(rules: Iterable[ContactLine], means: str) -> str:
    """Say how strongly the rules speak against a way of contact: never, only_if or nothing."""
    found = {rule.strength for rule in rules if rule.means == means}
    return "never" if "never" in found else ("only_if" if "only_if" in found else "")


def may_consent_alone(age_band: str) -> bool:
    """Say whether somebody of this age consents for themselves."""
    return age_band in CONSENTS_ALONE


def is_minor(age_band: str) -> bool:
    """Say whether an age band lies under eighteen."""
    return age_band in MINOR_BANDS
