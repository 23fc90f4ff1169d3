"""What lies at a partner: requests that still ask something, and links asked of a holder."""

from django.db.models import QuerySet

from baken.access.actor import Actor
from baken.cases.models import CaseLink, PartnerRequest

ASKED = ("partner", "table_participant", "focal_officer")


def asked_of(actor: Actor) -> "QuerySet[PartnerRequest]":
    """Give what organisations of this person were asked and did not answer; due first."""
    mine = [each.organisation_id for each in actor.organisations(*ASKED)]
    rows: QuerySet[PartnerRequest] = PartnerRequest.objects.silent()
    found = rows.filter(partner_id__in=mine).select_related("owner", "asked_by")
    return found.order_by("answer_by", "id")


def links_of(actor: Actor) -> "QuerySet[CaseLink]":
    """Give links that this person may answer or asked for, newest first."""
    mine = [
        each.organisation_id for each in actor.organisations("care_coordinator", "focal_officer")
    ]
    found = CaseLink.objects.filter(partner_id__in=mine).select_related("owner")
    return found.order_by("-asked_at")
