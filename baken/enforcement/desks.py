"""Who works on enforcement where, and what their pages list: codes and days, never content."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from baken.access.actor import Actor
from baken.access.words import say
from baken.enforcement.actions.measures import BIBOB
from baken.enforcement.crowding import Counted, Working, crowding
from baken.enforcement.models import Headcount, Inspection, Location
from baken.knowledge.packs import enforcement, instruments, terms
from baken.knowledge.versions import KnowledgeError
from baken.parties.models import Assignment

ROLES = ("supervisor", "enforcement_lawyer")


def owners(actor: Actor) -> list[tuple[str, str]]:
    """Give the municipalities for which somebody works on enforcement."""
    return [(str(each.organisation_id), each.organisation) for each in actor.organisations(*ROLES)]


def leads(owner_id: UUID, day: date) -> list[tuple[str, str]]:
    """Give who can lead an inspection of a municipality on a day: its supervisors."""
    held = Assignment.objects.filter(organisation_id=owner_id, role="supervisor")
    found = held.filter(valid_from__lte=day).exclude(valid_until__lt=day).select_related("person")
    return sorted(
        {(str(each.person_id), each.person.name) for each in found}, key=lambda one: one[1]
    )


def working(counted: Headcount) -> tuple[Working, str, bool] | None:
    """Give the sum of a count under the rule of its day, its source, and whether it was checked.

    None when no rule was in force that day.
    """
    try:
        rule = terms().on("floor_area_per_person", counted.counted_on)
    except KnowledgeError:
        return None
    names = ("sleeping_places", "persons_found", "registrations", "floor_area")
    numbers = Counted(**{name: getattr(counted, name) for name in names})
    return crowding(numbers, rule.value), str(rule.source), bool(rule.checked_by)


def instrument_choices(day: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Give every instrument by who decides, under the name it has on a day or had last."""
    words = enforcement().on(day)
    found: dict[str, list[tuple[str, str]]] = {}
    for name, book in instruments().books.items():
        if name == BIBOB:
            continue  # a track of its own
        one = book.find(day) or book.all[-1]
        heading = say(words.authorities[one.authority].name)
        found.setdefault(heading, []).append((name, say(one.name)))
    return [(heading, sorted(each, key=lambda one: one[1])) for heading, each in found.items()]


def of_week(inspections: Iterable[Inspection]) -> list[tuple[date, list[Inspection]]]:
    """Give inspections by day, in their order."""
    days: dict[date, list[Inspection]] = {}
    for each in inspections:
        days.setdefault(each.planned_on, []).append(each)
    return list(days.items())


def addresses(rows: Iterable[Inspection]) -> list[Location]:
    """Give the places of inspections, each once, to be opened in one batch."""
    return list({each.location_id: each.location for each in rows}.values())
