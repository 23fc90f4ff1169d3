"""Who to turn to: municipalities one reports for, advisers, and whom to call there."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.inner import holders
from baken.core import clock
from baken.intake.models import AdviceFrom
from baken.parties.kinds import OrganisationKind
from baken.parties.models import Assignment, Organisation, Person
from baken.vault.door import unwrap

REPORTERS = ("professional", "focal_officer", "supervisor")
ADVISERS = ("focal_officer", "care_coordinator")


def municipalities(actor: Actor, *roles: str) -> list[tuple[str, str]]:
    """Give for which municipalities somebody reports (or holds these roles), as choices."""
    return [(str(at.organisation_id), at.organisation) for at in actor.organisations(*roles)]


def promise(organisation_ids: Iterable[UUID]) -> str | None:
    """Give to whom a name would stay if the inner vault kept it; None when nobody can promise."""
    able = [found for found in map(holders.of, organisation_ids) if found.is_enough]
    if not able:
        return None
    names = sorted({name for found in able for name in found.names})
    return _(
        "%(names)s. Openen kan alleen na akkoord van een tweede persoon."
        " Op andere pagina's staat de naam niet."
    ) % {"names": ", ".join(names)}


def named(person_ids: Iterable[UUID]) -> list[str]:
    """Give the names of these people, in order."""
    return list(
        Person.objects.filter(pk__in=list(person_ids))
        .order_by("name")
        .values_list("name", flat=True)
    )


def own_phone(actor: Actor) -> str:
    """Give what nobody should have to type again: the work number of whoever reports."""
    me = Person.objects.get(pk=actor.person_id)
    unwrap([me])
    return me.phone.text


def addressees(organisation_id: UUID, region_id: UUID) -> dict[str, UUID]:
    """Give per kind of adviser where a question goes; kinds that nobody is are left out."""
    in_region = Organisation.objects.filter(region_id=region_id)
    safe_home = in_region.filter(kind=OrganisationKind.SAFE_HOME).first()
    care = care_coordinators(region_id, clock.today())
    found = {AdviceFrom.FOCAL_OFFICER.value: organisation_id}
    if care:
        found[AdviceFrom.CARE_COORDINATOR.value] = care[0].organisation_id
    if safe_home is not None:
        found[AdviceFrom.SAFE_HOME.value] = safe_home.pk
    return found


def focal_officers(organisation: Organisation, day: date) -> list[Assignment]:
    """Give who is focal officer of a municipality on a day, stand-ins after the others."""
    found = Assignment.objects.holding("focal_officer", organisation.pk, day)
    return list(found.order_by("stands_in_for_id", "person__name"))


def care_coordinators(region_id: UUID, day: date) -> list[Assignment]:
    """Give who is care coordinator of a region on a day."""
    found = Assignment.objects.on(day).filter(role="care_coordinator", region_id=region_id)
    return list(found.select_related("person__organisation").order_by("person__name"))
