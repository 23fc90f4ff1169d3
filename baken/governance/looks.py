"""Who looked: the access log as people read it, and facts about it from a published list."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baken.access.oversight.models import Opening
from baken.access.words import role_name, say
from baken.core import clock
from baken.knowledge.packs import matrix, terms
from baken.parties.models import Organisation, Person
from baken.vault.logbook.models import AccessLine, LookedAt

VERBS = {
    "read": gettext_lazy("bekeken"),
    "write": gettext_lazy("geschreven"),
    "search": gettext_lazy("gezocht"),
    "export": gettext_lazy("uitgevoerd"),
    "unseal": gettext_lazy("uit de kluis gehaald"),
    "refuse": gettext_lazy("geweigerd"),
}


@dataclass(frozen=True)
class Shown:
    """A line of the access log in words."""

    line: AccessLine
    who: str
    of: str
    what: str
    roles: str
    is_exceptional: bool


@dataclass(frozen=True)
class Fact:
    """Something in the log that stands on the published list, without any judgement."""

    on: date
    what: str
    who: str
    of: str
    number: int | None = None


def of_dossier(dossier_id: UUID) -> list[AccessLine]:
    """Give the lines about one dossier that the walls show, newest first."""
    seen = LookedAt.objects.filter(dossier_id=dossier_id).values("line")
    return list(AccessLine.objects.filter(pk__in=seen).order_by("-at", "-number"))


def shown(
    lines: Iterable[AccessLine],
    openings: Iterable[Opening] = (),
    hidden: Iterable[UUID] = (),
) -> list[Shown]:
    """Give lines with names instead of ids; who is no longer known shows as gone.

    `openings` are those of the dossier: a look while one was open is marked. `hidden` are people
    who asked not to be named: those who reported in confidence.
    """
    found, opened = list(lines), list(openings)
    unnamed = {str(each) for each in hidden}
    people = _people(found)
    return [
        Shown(
            line,
            *(_unnamed() if line.actor in unnamed else _who(line, people)),
            what=_what(line),
            roles=", ".join(role_name(role) for role in line.role.split(", ") if role),
            is_exceptional=any(
                str(each.person_id) == line.actor and each.is_open(line.at) for each in opened
            ),
        )
        for line in found
    ]


def _unnamed() -> tuple[str, str]:
    return _("Vertrouwelijke melder"), ""


def _what(line: AccessLine) -> str:
    """Give what was done with which kinds of row."""
    known = matrix().on(clock.today()).kinds
    kinds = sorted({kind for kind, *_rest in json.loads(line.rows)})
    named = [say(known[kind].name).lower() if kind in known else kind for kind in kinds]
    return f"{VERBS.get(line.verb, line.verb)}: {', '.join(named)}"


def _people(lines: list[AccessLine]) -> dict[str, Person]:
    ids = {line.actor for line in lines if line.actor_kind == "person"}
    people = Person.objects.filter(pk__in=ids).select_related("organisation")
    return {str(person.pk): person for person in people}


def _who(line: AccessLine, people: dict[str, Person]) -> tuple[str, str]:
    if line.actor_kind != "person":
        return _("Baken zelf"), line.actor
    person = people.get(line.actor)
    return (person.name, person.organisation.name) if person else (_("Niet meer bekend"), "")


def published(today: date) -> list[str]:
    """Give the list of that day in words: what stands out, and nothing else does."""
    numbers = {
        "many": terms().value("unusual_dossiers_a_day", today),
        "begin": terms().value("working_hours_begin", today),
        "end": terms().value("working_hours_end", today),
        "days": terms().value("unusual_looks_shown", today),
    }
    return [
        _("Iemand opent op één dag meer dan %(many)s verschillende dossiers.") % numbers,
        _("Iemand kijkt voor %(begin)s uur ’s ochtends of na %(end)s uur ’s avonds.") % numbers,
        _("Iemand van een andere organisatie kijkt.") % numbers,
        _("Een feit is %(days)s dagen te zien.") % numbers,
    ]


def facts(owner_ids: Iterable[UUID], today: date) -> list[Fact]:
    """Give what stands out in the logs of these municipalities, by the list of that day.

    Three facts: many dossiers in a day, outside working hours, somebody of elsewhere. In order of
    day; never a sum or a ranking (design §7).
    """
    since = today - timedelta(days=terms().value("unusual_looks_shown", today))
    lines = list(
        AccessLine.objects.filter(
            owner_id__in=list(owner_ids), actor_kind="person", at__date__gte=since
        ).order_by("at")
    )
    people, places = _people(lines), _places(owner_ids)
    found = [*_volume(lines, people, today), *_hours(lines, people, today)]
    found += _elsewhere(lines, people, places)
    return sorted(found, key=lambda fact: (fact.on, fact.who), reverse=True)


def _places(owner_ids: Iterable[UUID]) -> dict[str, str]:
    known = Organisation.objects.filter(pk__in=list(owner_ids))
    return {str(place.pk): place.name for place in known}


def _volume(lines: list[AccessLine], people: dict[str, Person], today: date) -> Iterator[Fact]:
    """Give who opened more different dossiers in a day than the list says."""
    limit = terms().value("unusual_dossiers_a_day", today)
    dossiers: dict[tuple[str, date], set[UUID]] = defaultdict(set)
    by_line = {line.pk: line for line in lines}
    for seen in LookedAt.objects.filter(line__in=list(by_line)):
        line = by_line[seen.line]
        dossiers[line.actor, clock.day_of(line.at)].add(seen.dossier_id)
    for (actor, day), opened in dossiers.items():
        if len(opened) > limit:
            yield Fact(day, _("dossiers op één dag"), *_named(actor, people), len(opened))


def _hours(lines: list[AccessLine], people: dict[str, Person], today: date) -> Iterator[Fact]:
    """Give who looked before or after working hours, once a day."""
    begin, end = (terms().value(f"working_hours_{at}", today) for at in ("begin", "end"))
    found: dict[tuple[str, date], int] = defaultdict(int)
    for line in lines:
        if not begin <= line.at.astimezone(clock.AMSTERDAM).hour < end:
            found[line.actor, clock.day_of(line.at)] += 1
    for (actor, day), times in found.items():
        yield Fact(day, _("keer buiten werktijd"), *_named(actor, people), times)


def _elsewhere(
    lines: list[AccessLine], people: dict[str, Person], places: dict[str, str]
) -> Iterator[Fact]:
    """Give who looked in a role for another organisation, once a day."""
    found: dict[tuple[str, date], int] = defaultdict(int)
    for line in lines:
        person = people.get(line.actor)
        if person is not None and str(person.organisation_id) not in places:
            found[line.actor, clock.day_of(line.at)] += 1
    for (actor, day), times in found.items():
        yield Fact(day, _("keer vanuit een andere organisatie"), *_named(actor, people), times)


def _named(actor: str, people: dict[str, Person]) -> tuple[str, str]:
    person = people.get(actor)
    return (person.name, person.organisation.name) if person else (_("Niet meer bekend"), "")
