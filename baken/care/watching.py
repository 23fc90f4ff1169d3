"""What a safety coordinator works with: who was entrusted to them, the plan, and a line per risk.

The case itself is closed to them: `sql/watched_cases.sql` tells alias, how safe and who holds it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from baken.care.models import ProtectionPlan, RiskLine
from baken.care.vocabulary import RiskAbout, RiskLevel
from baken.cases.models import Case, ContactRule
from baken.cases.page import badges, known_rules_in
from baken.cases.vocabulary import Safety, Wall
from baken.core import clock
from baken.parties.models import Person
from baken.vault.door import unwrap

_COLUMNS = ("id", "dossier_id", "owner_id", "region_id", "code", "alias", "age_band", "safety",
            "status", "contact_by", "holder_id")  # fmt: skip
_WATCHED = f"select {', '.join(_COLUMNS)} from access.watched_cases()"  # noqa: S608 - names


@dataclass
class Watched:
    """Somebody who was entrusted: how it stands with the plan and the risks."""

    case: Case
    plan: ProtectionPlan | None = None
    risks: list[RiskLine] = field(default_factory=list)

    @property
    def is_acute(self) -> bool:
        """Say whether anybody is in danger now."""
        unsafe = self.case.safety == Safety.UNSAFE
        return unsafe or any(each.level == RiskLevel.ACUTE for each in self.risks)

    def is_late(self, today: date) -> bool:
        """Say whether the plan is lacking or should have been looked at."""
        return self.plan is None or self.plan.is_overdue(today)


def cases() -> list[Case]:
    """Give the cases this person guards, as far as they may know them."""
    with connection.cursor() as cursor:
        cursor.execute(_WATCHED)
        found = [Case(**dict(zip(_COLUMNS, row, strict=True))) for row in cursor.fetchall()]
    people = Person.objects.in_bulk([each.holder_id for each in found])
    for each in found:
        each.kind, each.wall = "victim", Wall.CARE
        each.holder = people[each.holder_id]
    return found


def watched() -> list[Watched]:
    """Give everybody who was entrusted, who is in danger on top; four statements, however many."""
    found = {each.pk: Watched(each) for each in cases()}
    for plan in ProtectionPlan.objects.filter(case__in=list(found)).defer("agreed", "when_missing"):
        found[plan.case_id].plan = plan
    for line in RiskLine.objects.filter(case__in=list(found)).order_by("judged_at").defer("why"):
        held = found[line.case_id]
        held.risks = [each for each in held.risks if each.about != line.about] + [line]
    today = clock.today()
    return sorted(found.values(), key=lambda each: (not each.is_acute, not each.is_late(today)))


def find(pk: UUID) -> Case | None:
    """Give a case of care that this person may read, or whose safety they guard."""
    seen: Case | None = Case.objects.for_page().filter(pk=pk, wall=Wall.CARE).first()
    return seen or next((each for each in cases() if each.pk == pk), None)


def page(case: Case) -> dict[str, Any]:
    """Give what the page of safety shows, opened in one look."""
    plan = ProtectionPlan.objects.filter(case_id=case.pk).first()
    lines = list(RiskLine.objects.filter(case_id=case.pk).select_related("judged_by"))
    rules = list(ContactRule.objects.filter(case_id=case.pk, ended_at__isnull=True))
    unwrap([case.holder, plan, *lines, *rules])
    return {
        "case": case,
        "badges": badges(case),
        "plan": plan,
        "groups": list(_groups(lines)),
        "rules": known_rules_in(rules),
        "today": clock.today(),
    }


def _groups(lines: list[RiskLine]) -> Iterable[dict[str, Any]]:
    """Give a group each for her, children, family and friends: the newest line and those before."""
    for about in RiskAbout:
        of_group = [each for each in lines if each.about == about]
        yield {"name": about.label, "now": of_group[0] if of_group else None,
               "before": of_group[1:]}  # fmt: skip
