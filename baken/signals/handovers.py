"""Hand-overs as people ask for them: what was given to me, and what I gave and came back."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.core.forms import Option
from baken.intake.models import Report
from baken.parties.models import Organisation
from baken.signals.models import Handover
from baken.signals.partners import ACUTE, partners_by_track
from baken.signals.vocabulary import HandoverStatus, Track

Receivers = dict[str, list[tuple[str, Option]]]


def addressed_to(actor: Actor) -> set[UUID]:
    """Give the organisations for which this person answers what is handed on to them."""
    rules = [rule for rule in actor.rules("change", "handover") if rule.where == "addressed"]
    roles = {role for rule in rules for role in rule.roles}
    return {held.organisation_id for held in actor.organisations(*roles)}


def received(actor: Actor) -> "QuerySet[Handover]":
    """Give what was handed on to the organisations of this person."""
    found: QuerySet[Handover] = Handover.objects.filter(addressee_id__in=addressed_to(actor))
    return found.select_related("owner", "addressee", "offered_by")


def sent(actor: Actor) -> "QuerySet[Handover]":
    """Give what this person, or a colleague with the same role, handed on."""
    owners = {held.organisation_id for held in actor.organisations("focal_officer")}
    found: QuerySet[Handover] = Handover.objects.filter(owner_id__in=owners)
    return found.select_related("addressee", "signal", "report")


def unanswered(actor: Actor, day: date) -> "QuerySet[Handover]":
    """Give what was handed on and should have been answered before this day."""
    found = sent(actor).filter(status=HandoverStatus.OFFERED, answer_by__lt=day)
    return found.order_by("-is_acute", "answer_by", "id")


def came_back(actor: Actor) -> "QuerySet[Handover]":
    """Give what was refused and still waits for the sender."""
    return sent(actor).filter(status=HandoverStatus.REFUSED).order_by("answered_at")


def waiting_reports() -> "QuerySet[Report]":
    """Give the reports to register: first what is acute or was handed on already, then by age."""
    acute = Handover.objects.filter(report_id=OuterRef("pk"), is_acute=True)
    hurried = ExpressionWrapper(Q(is_acute=True) | Exists(acute), BooleanField())
    waiting = Report.objects.waiting().annotate(is_hurried=hurried).select_related("owner")
    shown = ("code", "received_at", "minor_involved", "is_acute", "owner__name")
    found: QuerySet[Report] = waiting.only(*shown).order_by("-is_hurried", "received_at")
    return found


def receivers(report: Report, *, only_acute: bool) -> Receivers:
    """Give per way on the partners it can go to, each with the number to call first."""
    partners = partners_by_track(report.owner)
    ways = [way for way in ACUTE if way in partners] if only_acute else list(partners)
    return {
        str(Track(way).label): [
            (f"{way}:{each.pk}", Option(each.name, _how_to_reach(each))) for each in partners[way]
        ]
        for way in ways
    }


def _how_to_reach(partner: Organisation) -> str:
    if not partner.phone:
        return _("Het nummer staat nog niet in Baken.")
    number = _("Bel %(phone)s") % {"phone": partner.phone}
    return f"{number} · {partner.reach}" if partner.reach else number


def again_url(handover: Handover) -> str:
    """Give where something that came back is handed on anew."""
    page = (
        reverse("signal_hand_on", args=[handover.signal_id])
        if handover.signal_id
        else reverse("report_now", args=[handover.report_id])
    )
    return f"{page}?na={handover.pk}"


def on_page(rows: Iterable[Handover], day: date) -> list[dict[str, Any]]:
    """Give hand-overs as the page of their signal or report shows them."""
    return [
        {"row": each, "is_late": each.is_overdue(day), "again_url": again_url(each)}
        for each in rows
    ]


def of_report(report_id: UUID) -> "QuerySet[Handover]":
    """Give everything that was handed on from a report and its signal, newest first."""
    found: QuerySet[Handover] = Handover.objects.filter(report_id=report_id)
    return found.select_related("addressee", "offered_by").order_by("-offered_at")
