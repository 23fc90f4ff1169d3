"""Cases, the work in them, what may be shared, and what partners are asked."""

from baken.cases.models.case import (
    Case,
    CaseSource,
    Client,
    LastVisit,
    Ownership,
    Participant,
)
from baken.cases.models.consent import Consent, ContactRule
from baken.cases.models.partner import CaseLink, CaseMerge, PartnerReply, PartnerRequest
from baken.cases.models.question import CaseQuestion, QuestionAnswer
from baken.cases.models.returning import CaseReturn, SubjectToken
from baken.cases.models.work import (
    CaseAgreement,
    CaseDecision,
    CaseNote,
    ContactMoment,
    Flag,
    Task,
)

__all__ = [
    "Case",
    "CaseAgreement",
    "CaseDecision",
    "CaseLink",
    "CaseMerge",
    "CaseNote",
    "CaseQuestion",
    "CaseReturn",
    "CaseSource",
    "Client",
    "Consent",
    "ContactMoment",
    "ContactRule",
    "Flag",
    "LastVisit",
    "Ownership",
    "Participant",
    "PartnerReply",
    "PartnerRequest",
    "QuestionAnswer",
    "SubjectToken",
    "Task",
]
