"""The nightly round: proposes what may go and lets nothing lie; by the owner, safe to rerun."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction

from baken.access.models import Draft
from baken.access.retention.models import Proposal, State
from baken.core import clock
from baken.knowledge.packs import retention, terms
from baken.knowledge.versions import NotInForce
from baken.vault.shredding import Subject, every, registered, subjects

WAITING = (State.OPEN, State.APPROVED, State.LISTED)


@dataclass
class Round:
    """What one round did."""

    proposed: int = 0
    asked_again: int = 0
    lapsed: int = 0
    risen: int = 0
    without_period: int = 0
    drafts: int = 0
    sessions: int = 0
    swept: int = 0


@transaction.atomic
def propose() -> Round:
    """Propose every dossier whose period is over, and ask again where a day has passed."""
    done, day = Round(), clock.today()
    known = {each.subject_id: each for each in every(Proposal).select_for_update()}
    for subject in subjects():
        _look_at(subject, known.get(subject.dossier_id), day, done)
    done.risen = _rise(day)
    done.drafts, done.sessions = _sweep(day)
    done.swept = sum(each.sweep(day) for each in registered())
    return done


def overdue() -> int:
    """Give how many dossiers are kept past their period without anybody being asked.

    A proposal that was not reviewed in time counts until it rose to the privacy officer.
    """
    day = clock.today()
    found = {each.subject_id: each for each in every(Proposal).all()}
    late = [s for s in subjects() if (ends := last_day(s, day)) is not None and ends < day]
    return sum(_is_forgotten(found.get(each.dossier_id), day) for each in late)


def _is_forgotten(proposal: Proposal | None, day: date) -> bool:
    if proposal is None or proposal.state in {State.LAPSED, State.DESTROYED}:
        return True
    if proposal.state in {State.KEPT, State.HELD}:
        return proposal.until is None or proposal.until < day
    return proposal.state == State.OPEN and proposal.review_by < day and proposal.risen_at is None


def last_day(subject: Subject, day: date) -> date | None:
    """Give the last day on which a dossier is kept; None while its period has not begun."""
    if subject.begins_on is None:
        return None
    try:
        return retention().kept_until(subject.rule, subject.begins_on, day)
    except NotInForce:
        return None


def _look_at(subject: Subject, known: Proposal | None, day: date, done: Round) -> None:
    ends = last_day(subject, day)
    done.without_period += subject.begins_on is not None and ends is None
    if ends is None or ends >= day:
        done.lapsed += _lapse(known)
    elif known is None:
        every(Proposal).create(**_fresh(subject, ends, day))
        done.proposed += 1
    elif _must_be_asked_again(known, day):
        _ask_again(known, _fresh(subject, ends, day))
        done.asked_again += 1


def _must_be_asked_again(known: Proposal, day: date) -> bool:
    if known.state in {State.KEPT, State.HELD}:
        return known.until is None or known.until < day
    return known.state == State.LAPSED


def _lapse(known: Proposal | None) -> bool:
    """Withdraw a proposal about what is worked on again, also from a list that waits."""
    if known is None or known.state not in WAITING:
        return False
    known.state, known.destruction = State.LAPSED, None
    known.save(update_fields=["state", "destruction"])
    return True


def _ask_again(known: Proposal, fresh: dict[str, object]) -> None:
    for name, value in fresh.items():
        setattr(known, name, value)
    known.save()


def _fresh(subject: Subject, ends: date, day: date) -> dict[str, object]:
    within = terms().value("review_retention_within", day)
    return {
        "owner_id": subject.owner_id,
        "region_id": subject.region_id,
        "rule": subject.rule,
        "rule_from": retention().on(subject.rule, day).valid_from,
        "subject_id": subject.dossier_id,
        "code": subject.code,
        "begins_on": subject.begins_on,
        "ends_on": ends,
        "proposed_at": clock.now(),
        "review_by": day + timedelta(days=within),
        "risen_at": None,
        "state": State.OPEN,
        "until": None,
    }


def _rise(day: date) -> int:
    late = every(Proposal).filter(state=State.OPEN, review_by__lt=day, risen_at=None)
    return late.update(risen_at=clock.now())


def _sweep(day: date) -> tuple[int, int]:
    """Remove drafts and sessions whose days are over: nobody has to review those."""
    saved = day - timedelta(days=retention().on("draft", day).value)
    old = every(Draft).filter(saved_at__date__lt=saved)
    expired = day - timedelta(days=retention().on("session", day).value)
    with connection.cursor() as cursor:
        cursor.execute("delete from django_session where expire_date < %s", [expired])
        return old.delete()[0], cursor.rowcount
