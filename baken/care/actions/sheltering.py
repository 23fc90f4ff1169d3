"""Shelter: asking, reserving, arriving, extending, leaving. Two stays never share a night."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.care import addresses
from baken.care.models import Placement, ShelterPlace, ShelterRequest
from baken.care.rules.places import Why, weigh
from baken.care.vocabulary import HOLDING, CareEvent, PlacementStatus, RequestStatus
from baken.cases.models import Case
from baken.cases.vocabulary import CaseStatus, Wall
from baken.core import clock
from baken.core.refusals import Refused

TAKEN = "one_stay_a_place_a_night"


@dataclass(frozen=True)
class Wish:
    """What a place must be like."""

    gender: str
    is_minor: bool = False
    children: int = 0
    needs_step_free: bool = False
    in_reflection: bool = False
    is_tonight: bool = False
    danger_areas: list[str] = field(default_factory=list)
    specialisms: list[str] = field(default_factory=list)
    comensha_asked_on: date | None = None


@transaction.atomic
def ask_shelter(actor: Actor, *, case: Case, wish: Wish) -> ShelterRequest:
    """Ask for a place; raise Refused for a case that is closed, not about care, or asks already."""
    if case.status != CaseStatus.OPEN or case.wall != Wall.CARE:
        raise Refused(_("Opvang vraagt u voor een lopende casus van een slachtoffer."))
    if case.shelter_requests.filter(status=RequestStatus.OPEN).exists():
        raise Refused(_("Voor deze casus staat al een vraag om opvang open."))
    made: ShelterRequest = ShelterRequest.objects.create(
        **belonging(case),
        case=case,
        asked_on=clock.today(),
        asked_by_id=actor.person_id,
        **vars(wish),
    )
    record(actor, CareEvent.ASKED, made)
    return made


@transaction.atomic
def reserve(
    actor: Actor,
    *,
    request: ShelterRequest,
    place: ShelterPlace,
    from_on: date,
    until_on: date,
    despite: str = "",
) -> Placement:
    """Reserve a place for some nights; the day of leaving is free for somebody else.

    Raises Refused when somebody else has it, when there are no nights, when the request is no
    longer open, and, without `despite`, when something speaks against the place.
    """
    _refuse_nights(from_on, until_on)
    locked = ShelterRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if locked.status != RequestStatus.OPEN:
        raise Refused(_("Deze vraag staat niet meer open."))
    _refuse_unfit(locked, place, despite)
    _refuse_taken(place, DateRange(from_on, until_on))
    with _one_at_a_time(place.pk):
        made: Placement = Placement.objects.create(
            **belonging(locked),
            case_id=locked.case_id,
            request=locked,
            place=place,
            nights=DateRange(from_on, until_on),
            reserved_at=clock.now(),
            payer=place.payer,
            night_cents=place.night_cents,
        )
    locked.status = RequestStatus.PLACED
    locked.save(update_fields=["status"])
    record(actor, CareEvent.RESERVED, made, why=despite)
    return made


def _refuse_nights(from_on: date, until_on: date) -> None:
    if until_on <= from_on:
        raise Refused(_("Kies een dag van vertrek na de dag van aankomst."))


def _refuse_unfit(request: ShelterRequest, place: ShelterPlace, despite: str) -> None:
    if not place.is_open:
        raise Refused(_("Deze plek is niet in gebruik. Kies een andere."))
    against = weigh(request.need(), place.offers(), is_taken=False).against
    if Why.DANGER in against:
        raise Refused(
            _("Deze plek ligt in een omgeving die voor haar gevaarlijk is. Kies een andere.")
        )
    if against and not despite.strip():
        raise Refused(
            _("Deze plek past niet bij de vraag. Kies een andere, of schrijf op waarom toch.")
        )


def _refuse_taken(place: ShelterPlace, nights: DateRange) -> None:
    """Refuse what is taken already without waiting in the row; the constraint has the last word."""
    held = Placement.objects.filter(place=place, status__in=HOLDING, nights__overlap=nights)
    if held.exists():
        raise Refused(_("Deze plek is dan al bezet. Kies een andere plek of dag."))


@contextmanager
def _one_at_a_time(place_id: UUID) -> Iterator[None]:
    # Without this lock two who come together could wait for each other.
    ShelterPlace.objects.select_for_update(of=("self",)).get(pk=place_id)
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if TAKEN not in str(error):
            raise
        raise Refused(_("Deze plek is dan al bezet. Kies een andere plek of dag.")) from error


@transaction.atomic
def arrive(actor: Actor, *, placement: Placement, address: str) -> Placement:
    """Note that somebody arrived, and seal the address with this coordinator as its keeper."""
    locked = _held(placement, PlacementStatus.RESERVED)
    if not address.strip():
        raise Refused(_("Vul het adres in; het gaat in de binnenkluis."))
    _save(locked, status=PlacementStatus.ARRIVED)
    addresses.keep(actor, locked, address)
    record(actor, CareEvent.ARRIVED, locked)
    return locked


@transaction.atomic
def seal_address(actor: Actor, *, placement: Placement, address: str) -> Placement:
    """Seal the address anew: she moved within the stay, or another coordinator keeps it now."""
    locked = _held(placement, PlacementStatus.ARRIVED)
    if not address.strip():
        raise Refused(_("Vul het adres in; het gaat in de binnenkluis."))
    addresses.keep(actor, locked, address)
    record(actor, CareEvent.ADDRESS, locked)
    return locked


@transaction.atomic
def extend(actor: Actor, *, placement: Placement, until_on: date) -> Placement:
    """Lengthen a stay; raise Refused when it gets shorter or somebody else comes."""
    locked = _held(placement, PlacementStatus.RESERVED, PlacementStatus.ARRIVED)
    if until_on <= locked.nights.upper:
        raise Refused(_("Kies een dag na de afgesproken dag van vertrek."))
    with _one_at_a_time(locked.place_id):
        _save(locked, nights=DateRange(locked.nights.lower, until_on))
    record(actor, CareEvent.EXTENDED, locked)
    return locked


@transaction.atomic
def leave(actor: Actor, *, placement: Placement, on: date, reason: str) -> Placement:
    """Note that somebody left; the place is free at once and the address is forgotten."""
    locked = _held(placement, PlacementStatus.ARRIVED)
    if not reason.strip():
        raise Refused(_("Schrijf op waarom en waarheen zij vertrok, zonder adres."))
    first = locked.nights.lower
    if not first < on <= clock.today():
        raise Refused(_("Kies een dag na de aankomst en niet in de toekomst."))
    _save(locked, status=PlacementStatus.LEFT, nights=DateRange(first, on), reason=reason)
    addresses.forget(locked)
    record(actor, CareEvent.LEFT, locked)
    return locked


@transaction.atomic
def cancel(actor: Actor, *, placement: Placement, reason: str) -> Placement:
    """Give a reservation back; the request is open again."""
    locked = _held(placement, PlacementStatus.RESERVED)
    if not reason.strip():
        raise Refused(_("Schrijf op waarom de reservering vervalt."))
    _save(locked, status=PlacementStatus.CANCELLED, reason=reason)
    ShelterRequest.objects.filter(pk=locked.request_id).update(status=RequestStatus.OPEN)
    record(actor, CareEvent.CANCELLED, locked)
    return locked


def _held(placement: Placement, *statuses: str) -> Placement:
    locked: Placement = Placement.objects.select_for_update(of=("self",)).get(pk=placement.pk)
    if locked.status not in statuses:
        raise Refused(_("Dit verblijf is intussen veranderd. Bekijk eerst hoe het nu staat."))
    return locked


def _save(placement: Placement, **changes: object) -> None:
    for name, value in changes.items():
        setattr(placement, name, value)
    placement.save(update_fields=list(changes))
