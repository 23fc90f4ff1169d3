"""The stories of the demo region, each told by the people who lived it."""

from baken.access.models import Dossier
from baken.demo.acting import as_member
from baken.demo.cast import HANNA, JORIS, MARIEKE, Member
from baken.demo.stories import (
    account,
    action_day,
    agreements,
    arrangements,
    beside_reports,
    care,
    cases,
    forced_prostitution,
    linked,
    looks,
    other_signals,
    switches,
    two_houses,
    vault,
    withdrawn_complaint,
)


def tell_all() -> bool:
    """Tell every story once; give False when they were told before."""
    if any(_has_dossiers(member) for member in (MARIEKE, JORIS, HANNA)):
        return False
    agreements.tell()
    arrangements.tell()
    vault.tell()
    switches.tell()
    looks.tell()
    houses = two_houses.tell()
    forced_prostitution.tell()
    complaint = withdrawn_complaint.tell()
    beside_reports.tell(two_houses=houses, withdrawn_complaint=complaint)
    other_signals.tell()
    action_day.tell()
    linked.tell()
    account.tell()
    cases.tell()
    care.tell()
    return True


def _has_dossiers(member: Member) -> bool:
    with as_member(member):
        return Dossier.objects.exists()
