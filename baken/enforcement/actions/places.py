"""Places: opening one, counting at it, tying somebody to it and noting a fact about it."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID
from zlib import crc32

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.models import Dossier, DossierKind
from baken.access.oversight import switches
from baken.access.protected import belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.ids import new_code, new_id
from baken.core.refusals import Refused
from baken.enforcement.crowding import Counted
from baken.enforcement.models import Headcount, Location, LocationRelation, PlaceFact
from baken.enforcement.models.place import BUCKETS
from baken.enforcement.vocabulary_field import Use
from baken.knowledge.packs import terms
from baken.vault.door import unwrap

LONGEST_TIE = 365
"""Days that a tie between a place and somebody lasts at most, before somebody weighs it again."""


@dataclass(frozen=True)
class Address:
    """An address to open a dossier of, from the register or typed."""

    text: str
    use: str = Use.UNKNOWN
    register_id: str = ""
    floor_area: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Related:
    """Who is tied to a place, and on what that rests."""

    related_as: str
    certainty: str
    who: str
    why: str
    valid_until: date


@transaction.atomic
def add_location(actor: Actor, *, owner_id: UUID, address: Address) -> Location:
    """Open a dossier of enforcement for an address.

    Raises Refused when there is one already, and when nobody says why this place.
    """
    if not address.text.strip() or not address.reason.strip():
        raise Refused(_("Vul het adres in en waarom u van deze plek een dossier begint."))
    bucket = _bucket(address)
    if (known := _known(owner_id, bucket, address)) is not None:
        raise Refused(_("Dit adres heeft al een dossier: %(code)s.") % {"code": known.code})
    dossier = Dossier.objects.create(
        owner_id=owner_id,
        region_id=actor.region_id,
        kind=DossierKind.ENFORCEMENT,
        opened_at=clock.now(),
    )
    made: Location = Location.objects.create(
        **belonging(dossier),
        code=new_code("L"),
        use=address.use,
        bucket=bucket,
        opened_at=clock.now(),
        opened_by_id=actor.person_id,
        address=address.text,
        register_id=address.register_id,
        floor_area="" if address.floor_area is None else str(address.floor_area),
        reason=address.reason,
    )
    record(actor, "location_opened", made)
    return made


def _bucket(address: Address) -> int:
    return crc32(_folded(address.text).encode()) % BUCKETS


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _known(owner_id: UUID, bucket: int, address: Address) -> Location | None:
    """Give the place with this address; opens only the heap in which it would lie."""
    heap = list(Location.objects.filter(owner_id=owner_id, bucket=bucket))
    unwrap(heap, verb="search")
    same = _folded(address.text)
    return next((each for each in heap if _folded(each.address.text) == same), None)


@transaction.atomic
def count_heads(
    actor: Actor, *, location: Location, counted: Counted, on_day: date,
    id: UUID | None = None,  # noqa: A002 - the id of the row, made where it was counted
) -> Headcount:  # fmt: skip
    """Record what was counted on a day; raise Refused for a day that is still to come.

    The same id twice is the same count.
    """
    before = Headcount.objects.filter(pk=id, location=location).first() if id else None
    if before is not None:
        return before
    if on_day > clock.today():
        raise Refused(_("De dag van de telling ligt in de toekomst. Verbeter de dag."))
    made: Headcount = Headcount.objects.create(
        **belonging(location),
        id=id or new_id(),
        location=location,
        counted_on=on_day,
        counted_by_id=actor.person_id,
        **vars(counted),
    )
    record(actor, "heads_counted", made)
    return made


@transaction.atomic
def relate(actor: Actor, *, location: Location, tie: Related) -> LocationRelation:
    """Tie somebody to a place for a time; raise Refused without a reason or a near last day."""
    today = clock.today()
    if not tie.why.strip() or not tie.who.strip():
        raise Refused(_("Schrijf op wie het is en waarop dit verband rust."))
    if not today <= tie.valid_until <= today + timedelta(days=LONGEST_TIE):
        raise Refused(_("Kies een laatste dag binnen een jaar; daarna weegt u het opnieuw."))
    made = LocationRelation.objects.create(
        **belonging(location),
        location=location,
        weighed_by_id=actor.person_id,
        weighed_on=today,
        **vars(tie),
    )
    record(actor, "location_related", made)
    return made


@transaction.atomic
def end_relation(actor: Actor, *, relation: LocationRelation) -> None:
    """Let a tie end: yesterday was its last day, or today when it was made today."""
    locked = LocationRelation.objects.select_for_update().get(pk=relation.pk)
    yesterday = clock.today() - timedelta(days=1)
    locked.valid_until = max(locked.weighed_on, min(locked.valid_until, yesterday))
    locked.save(update_fields=["valid_until"])
    record(actor, "relation_ended", locked)


@transaction.atomic
def add_fact(
    actor: Actor, *, location: Location, certainty: str, fact: str, source: str
) -> PlaceFact:
    """Note a fact about a place that counts for planning until its last day.

    Raises Refused while planning inspections is switched off, and without a fact or a source.
    """
    switches.demand("inspections", location.owner_id)
    if not fact.strip() or not source.strip():
        raise Refused(_("Schrijf het feit op en waar het vandaan komt."))
    today = clock.today()
    days = terms().value("place_fact_counts", today)
    made = PlaceFact.objects.create(
        **belonging(location),
        location=location,
        certainty=certainty,
        added_by_id=actor.person_id,
        added_on=today,
        valid_until=today + timedelta(days=days),
        fact=fact,
        source=source,
    )
    record(actor, "place_fact_added", made)
    return made
