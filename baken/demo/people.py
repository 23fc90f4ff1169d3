"""Brings the cast into the database; run as the owner, as often as one likes."""

from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from baken.access import context
from baken.accounts import factors
from baken.accounts.models import FactorKind, SecondFactor
from baken.core import clock
from baken.demo import register
from baken.demo.cast import CAST, PLACES, REGION, Member, Place, fixed_id
from baken.parties.models import Account, Assignment, Organisation, Person, Region

SINCE = date(2026, 1, 1)


@transaction.atomic
def settle(password: str) -> None:
    """Make region, organisations, people, accounts and roles; what exists is left as it is."""
    region, _ = Region.objects.get_or_create(
        id=fixed_id("region", "lagerwaard"), defaults={"name": REGION}
    )
    for place in PLACES:
        _organisation(place, region)
    register.fill()
    hashed = make_password(password)
    for member in CAST:
        _member(member, region, hashed)


def _organisation(place: Place, region: Region) -> None:
    facts = {
        "region": region,
        "kind": place.kind,
        "name": place.name,
        "slug": place.key if place.kind == "municipality" else "",
        "phone": place.phone,
        "email": f"mensenhandel@{place.key}.example",
        "reach": place.reach,
    }
    Organisation.objects.get_or_create(id=fixed_id("organisation", place.key), defaults=facts)


def _member(member: Member, region: Region, password: str) -> None:
    person, _ = Person.objects.get_or_create(
        id=fixed_id("person", member.key),
        defaults={
            "organisation_id": fixed_id("organisation", member.place),
            "region": region,
            "name": member.name,
            "function": member.function,
            "phone": f"085-00003{CAST.index(member):02}",
            "email": f"{member.key}@{member.place}.example",
        },
    )
    _account(member, person, password)
    for role, place in member.roles:
        Assignment.objects.get_or_create(
            id=fixed_id("assignment", f"{member.key}:{role}:{place}"),
            defaults={
                "person": person,
                "organisation_id": fixed_id("organisation", place),
                "region": region,
                "role": role,
                "valid_from": SINCE,
            },
        )


def _account(member: Member, person: Person, password: str) -> None:
    made = {"username": member.key, "region_id": person.region_id, "opened_at": clock.now()}
    Account.objects.get_or_create(person=person, defaults={**made, "password": password})
    Account.objects.filter(person=person).update(password=password)
    _second_factor(person)


def _second_factor(person: Person) -> None:
    """Give everybody the same app: its code stands on the page, so that nobody needs a phone."""
    secret = factors.demo_secret()
    if secret is None:
        return
    made = {
        "region_id": person.region_id,
        "added_at": clock.now(),
        "sealed": factors.seal_app(person.pk, secret),
    }
    with context.acting_as(context.person(person.pk)):
        SecondFactor.objects.update_or_create(person=person, kind=FactorKind.APP, defaults=made)
