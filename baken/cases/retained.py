"""What shredding must reach of cases, and since when a closed case counts."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID

from baken.cases.models import (
    Case,
    CaseAgreement,
    CaseDecision,
    CaseLink,
    CaseMerge,
    CaseNote,
    CaseQuestion,
    CaseReturn,
    CaseSource,
    Client,
    Consent,
    ContactMoment,
    ContactRule,
    Flag,
    Ownership,
    Participant,
    PartnerReply,
    PartnerRequest,
    QuestionAnswer,
    SubjectToken,
    Task,
)
from baken.cases.vocabulary import CaseStatus, Wall
from baken.core.clock import day_of
from baken.knowledge.packs import retention
from baken.vault.shredding import Goes, Retained, Subject, every

RULES = {Wall.CARE: "care_dossier", Wall.ENFORCEMENT: "enforcement_dossier"}


def find() -> Iterator[Subject]:
    """Give the dossiers with a case; one that is open, or open again, does not count yet."""
    for case in every(Case).order_by("id"):
        closed = case.closed_at if case.status == CaseStatus.CLOSED else None
        yield Subject(
            RULES[Wall(case.wall)],
            case.dossier_id,
            case.owner_id,
            case.region_id,
            case.code,
            closed and day_of(closed),
        )


def count(dossier_id: UUID) -> Iterable[tuple[str, str]]:
    """Give what lives on of a case: its kind and why it closed, apart from one another."""
    for case in every(Case).filter(dossier_id=dossier_id):
        yield ("case_kind", case.kind)
        yield ("case_close_reason", case.close_reason)


def clean(ids: Iterable[UUID]) -> int:
    """Remove word of a return when the signal it is about goes; give how many rows."""
    return every(CaseReturn).filter(their_dossier__in=list(ids)).delete()[0]


def sweep(day: date) -> int:
    """Remove questions whether somebody is known whose days are over; give how many."""
    asked = day - timedelta(days=retention().on("case_question", day).value)
    return every(CaseQuestion).filter(asked_at__date__lt=asked).delete()[0]


_TABLES = (
    Case,
    Client,
    CaseSource,
    Ownership,
    Participant,
    Task,
    CaseAgreement,
    ContactMoment,
    CaseNote,
    CaseDecision,
    Flag,
    ContactRule,
    Consent,
    PartnerRequest,
    PartnerReply,
    CaseLink,
    CaseMerge,
    QuestionAnswer,
    SubjectToken,
    CaseReturn,
)
RETAINED = Retained(
    goes=tuple(map(Goes, _TABLES)), find=find, count=count, clean=clean, sweep=sweep
)
