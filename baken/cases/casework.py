"""The first ten seconds of whoever holds cases: questions with a fixed number of statements."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from baken.access.actor import Actor
from baken.access.models import Event
from baken.cases import worklist
from baken.cases.models import (
    Case,
    CaseDecision,
    CaseLink,
    CaseReturn,
    CaseSource,
    LastVisit,
    PartnerReply,
    PartnerRequest,
    Task,
)
from baken.cases.vocabulary import CaseEvent, LinkStatus, ReturnAnswer
from baken.core import clock
from baken.signals.models import Handover
from baken.signals.vocabulary import HandoverStatus, Track

FIRST_LOOK = timedelta(days=7)
"""How far back somebody looks who never looked before."""

TITLES = dict(CaseEvent.choices)


def my_cases(actor: Actor) -> "QuerySet[Case]":
    """Give the open cases that this person holds or stands in for."""
    return worklist.mine(Case.objects.all(), actor)


def holds_any(actor: Actor) -> bool:
    """Say whether this person holds cases, and so could hand them over."""
    return bool(Case.objects.open().filter(holder_id=actor.person_id).exists())


def unsafe(actor: Actor) -> "QuerySet[Case]":
    """Give who is not safe now, or was not spoken to in time."""
    return worklist.not_safe(my_cases(actor))


def due(actor: Actor) -> "QuerySet[Task]":
    """Give what must be done today or should have been."""
    rows: QuerySet[Task] = Task.objects.open()
    found = rows.filter(case__in=my_cases(actor).values("pk"), due_on__lte=clock.today())
    return found.select_related("case", "person", "partner")


def silent(actor: Actor) -> "QuerySet[PartnerRequest]":
    """Give what partners did not answer, whoever is silent longest on top."""
    rows: QuerySet[PartnerRequest] = PartnerRequest.objects.silent()
    found = rows.filter(case__in=my_cases(actor).values("pk"))
    return found.select_related("case", "partner").order_by("answer_by", "id")


def answered(actor: Actor) -> "QuerySet[PartnerRequest]":
    """Give what partners answered and nobody handled."""
    rows: QuerySet[PartnerRequest] = PartnerRequest.objects.answered()
    found = rows.filter(case__in=my_cases(actor).values("pk"))
    return found.select_related("case", "partner").order_by("answer_by", "id")


def to_decide(actor: Actor) -> "QuerySet[CaseDecision]":
    """Give what colleagues asked to have decided: never one's own question."""
    owners = [
        each.organisation_id for each in actor.organisations("care_coordinator", "focal_officer")
    ]
    rows = CaseDecision.objects.filter(decided_at__isnull=True, owner_id__in=owners)
    return rows.exclude(asked_by_id=actor.person_id).select_related("case", "asked_by")


def to_open(actor: Actor) -> "QuerySet[Handover]":
    """Give what was accepted for care, and has no case yet."""
    mine = [each.organisation_id for each in actor.organisations("care_coordinator")]
    rows: QuerySet[Handover] = Handover.objects.filter(
        status=HandoverStatus.ACCEPTED, track=Track.CARE, addressee_id__in=mine
    )
    known = CaseSource.objects.filter(of_kind=Handover.row_kind).values("source_id")
    return rows.exclude(pk__in=known).order_by("-is_acute", "answered_at")


def links_to_answer(actor: Actor) -> "QuerySet[CaseLink]":
    """Give links that holders of other dossiers asked for."""
    mine = [
        each.organisation_id for each in actor.organisations("care_coordinator", "focal_officer")
    ]
    rows = CaseLink.objects.filter(status=LinkStatus.ASKED, partner_id__in=mine)
    return rows.select_related("owner", "asked_by").order_by("asked_at")


def returned(actor: Actor) -> "QuerySet[CaseReturn]":
    """Give clients of mine whom a new signal may name, whoever was found first on top."""
    mine: QuerySet[CaseReturn] = CaseReturn.objects.filter(
        for_whom_id=actor.person_id, answer=ReturnAnswer.WAITING
    )
    near = mine.select_related("case", "their_owner").defer("their_dossier", "why")
    return near.order_by("found_at", "id")


@dataclass(frozen=True)
class Change:
    """What somebody else did in a case of mine."""

    case: Case
    title: str
    who: str
    at: datetime


def since(actor: Actor) -> datetime:
    """Give when this person last looked at what changed."""
    visit = LastVisit.objects.filter(person_id=actor.person_id).first()
    return visit.at if visit else clock.now() - FIRST_LOOK


def changes(actor: Actor, *, shown: int) -> tuple[list[Change], int]:
    """Give what others changed since the last look, and in how many cases; newest first."""
    begin = since(actor)
    mine: dict[Any, Case] = {each.dossier_id: each for each in my_cases(actor)}
    by_others = Event.objects.filter(dossier_id__in=mine, at__gt=begin)
    events = by_others.exclude(actor_id=actor.person_id).select_related("actor")
    replies = PartnerReply.objects.filter(
        dossier_id__in=mine, replied_at__gt=begin, by_link=True
    ).select_related("partner")
    found = [
        Change(
            mine[each.dossier_id], str(TITLES.get(each.verb, each.verb)), each.actor.name, each.at
        )
        for each in events.order_by("-at")[:200]
    ]
    found += [
        Change(
            mine[each.dossier_id], str(CaseEvent.REPLIED.label), each.partner.name, each.replied_at
        )
        for each in replies.order_by("-replied_at")[:50]
    ]
    newest: dict[Any, Change] = {}
    for change in sorted(found, key=lambda each: each.at):
        newest[change.case.pk] = change
    latest = sorted(newest.values(), key=lambda each: each.at, reverse=True)
    return latest[:shown], len(latest)


def looked(actor: Actor) -> None:
    """Remember that this person looked at what changed."""
    LastVisit.objects.update_or_create(
        person_id=actor.person_id,
        owner_id=actor.organisation_id,
        defaults={"region_id": actor.region_id, "at": clock.now()},
    )
