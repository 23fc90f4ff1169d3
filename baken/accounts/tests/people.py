"""The demo world as rows, for tests."""

from datetime import date, timedelta

from baken.accounts.actions import Profile
from baken.accounts.rules import Period
from baken.core import clock
from baken.parties.models import Assignment, Organisation, Person

FLOOR = Profile("Floor Oosterling", "Beleidsadviseur", "085-0000399", "floor@een.example")
"""Somebody who is not in it yet."""


def person(key: str) -> Person:
    """Give somebody of the demo world, by first name."""
    people = Person.objects.select_related("organisation")
    return people.get(name__startswith=f"{key.capitalize()} ")


def organisation(key: str) -> Organisation:
    """Give an organisation of the demo world, by part of its name."""
    return Organisation.objects.get(name__icontains=key)


def held(key: str, role: str, place: str) -> Assignment:
    """Give a role that somebody of the demo world holds from the start."""
    return Assignment.objects.get(person=person(key), role=role, organisation=organisation(place))


def in_days(days: int) -> date:
    """Give the day that lies so many days ahead."""
    return clock.today() + timedelta(days=days)


def days(first: int, last: int | None = None) -> Period:
    """Give the period from and until so many days ahead."""
    return Period(in_days(first), None if last is None else in_days(last))
