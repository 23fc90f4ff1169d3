"""Who can be asked: colleagues to weigh along, and partners for the tracks of a decision."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from baken.access.actor import Actor
from baken.access.models import Agreement
from baken.parties.kinds import OrganisationKind
from baken.parties.models import Assignment, Organisation, Person
from baken.signals.models import Signal
from baken.signals.vocabulary import Track

KINDS = {
    Track.CARE: (OrganisationKind.REGION_OFFICE,),
    Track.SHELTER: (OrganisationKind.SHELTER, OrganisationKind.CARE_PROVIDER),
    Track.SAFE_HOME: (OrganisationKind.SAFE_HOME,),
    Track.CRIMINAL: (OrganisationKind.POLICE, OrganisationKind.LABOUR_INSPECTORATE),
    Track.SIGNAL_TABLE: (OrganisationKind.RIEC,),
}
"""Tracks that leave the municipality, and the kinds of partner they go to (source 004 §4 to §6)."""

LOCAL = (Track.LOCAL_CASE, Track.ADMINISTRATIVE, Track.SELF_HELP)
ACUTE = (Track.CRIMINAL, Track.SAFE_HOME, Track.CARE, Track.SHELTER)


def partners_by_track(owner: Organisation) -> dict[str, list[Organisation]]:
    """Give per track who in the region it can go to; local tracks stay with the municipality."""
    region = list(Organisation.objects.filter(region_id=owner.region_id).order_by("name"))
    found: dict[str, list[Organisation]] = {
        track: [each for each in region if each.kind in kinds] for track, kinds in KINDS.items()
    }
    return {**{t: who for t, who in found.items() if who}, **{track: [owner] for track in LOCAL}}


def colleagues(signal: Signal, day: date) -> "QuerySet[Person]":
    """Give the focal officers of the municipality of this signal, stand-ins too."""
    held = Assignment.objects.holding("focal_officer", signal.owner_id, day)
    return Person.objects.filter(pk__in=held.values("person_id")).order_by("name")


def officers(actor: Actor, day: date) -> list[Person]:
    """Give the focal officers of the municipalities this person works for as one."""
    owners = [held.organisation_id for held in actor.organisations("focal_officer")]
    held = Assignment.objects.on(day).filter(role="focal_officer", organisation_id__in=owners)
    found = Person.objects.filter(pk__in=held.values("person_id")).only("name")
    return list(found.order_by("name"))


def agreed_with(owner_id: UUID, day: date) -> set[UUID]:
    """Give the municipalities with which an agreement to weigh along holds on a day."""
    until = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    held = Agreement.objects.filter(until, valid_from__lte=day)
    pairs = held.filter(Q(owner_id=owner_id) | Q(partner_id=owner_id))
    return {each for pair in pairs.values_list("owner_id", "partner_id") for each in pair} - {
        owner_id
    }


def other_focal_officers(signal: Signal, day: date) -> "QuerySet[Person]":
    """Give the focal officers of municipalities with an agreement, who are not of this one."""
    held = Assignment.objects.on(day).filter(role="focal_officer", region_id=signal.region_id)
    insiders = held.filter(organisation_id=signal.owner_id).values("person_id")
    agreed = held.filter(organisation_id__in=agreed_with(signal.owner_id, day))
    outsiders = agreed.exclude(person_id__in=insiders).values("person_id")
    people = Person.objects.filter(pk__in=outsiders).select_related("organisation")
    return people.order_by("name")
