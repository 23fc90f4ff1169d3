"""What shredding must reach of cases, and since when a closed case counts."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from baken.cases.models import (
    Case,
    CaseAgreement,
    CaseDecision,
    CaseLink,
    CaseMerge,
    CaseNote,
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
    Task,
)
from baken.cases.vocabulary import CaseStatus, Wall
from baken.core.clock import day_of
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
)
RETAINED = Retained(goes=tuple(map(Goes, _TABLES)), find=find, count=count)
