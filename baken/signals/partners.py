"""Who can be asked: colleagues to weigh along, and partners for the tracks of a decision."""

from datetime import date

from django.db.models import QuerySet

from baken.parties.kinds import OrganisationKind
from baken.parties.models import Assignment, Organisation, Person
from baken.signals.models import Signal
from baken.signals.vocabulary import Track

KINDS = {
    Track.CARE: (OrganisationKind.REGION_OFFICE,),
    Track.SAFE_HOME: (OrganisationKind.SAFE_HOME,),
    Track.SIGNAL_TABLE: (OrganisationKind.RIEC,),
    Track.CRIMINAL: (OrganisationKind.POLICE, OrganisationKind.LABOUR_INSPECTORATE),
}
"""Tracks that leave the municipality, and the kinds of partner they go to (source 004 §4 to §6)."""


def partners_by_track(signal: Signal) -> dict[str, list[Organisation]]:
    """Give per track the partners of the region it can go to; local tracks stay with the owner."""
    region = list(Organisation.objects.filter(region_id=signal.region_id).order_by("name"))
    partners: dict[str, list[Organisation]] = {
        track: [each for each in region if each.kind in kinds] for track, kinds in KINDS.items()
    }
    return {**partners, Track.LOCAL_CASE: [signal.owner], Track.ADMINISTRATIVE: [signal.owner]}


def other_focal_officers(signal: Signal, day: date) -> "QuerySet[Person]":
    """Give the focal officers of the region who do not work for the owner of this signal."""
    held = Assignment.objects.on(day).filter(role="focal_officer", region_id=signal.region_id)
    insiders = held.filter(organisation_id=signal.owner_id).values("person_id")
    outsiders = held.exclude(person_id__in=insiders).values("person_id")
    people = Person.objects.filter(pk__in=outsiders).select_related("organisation")
    return people.order_by("name")
