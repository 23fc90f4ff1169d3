"""Counts and sums around trajectories: advice, lead times, costs; never about one person."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from baken.care.choices import names, said
from baken.care.models import AdviceContact, AgreedLead, Placement, TrajectoryItem
from baken.care.vocabulary import AdviceAbout, AdviceFor, PlacementStatus
from baken.knowledge.packs import trajectories
from baken.parties.models import Organisation


def advice_counts(today: date) -> list[dict[str, Any]]:
    """Give this year and the last: by who asked, and about what; each sums to the total."""
    found = AdviceContact.objects.filter(on__year__gte=today.year - 1)
    by_year: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for on, asked_by, about in found.values_list("on", "asked_by", "about"):
        by_year[on.year].append((asked_by, about))
    return [
        {
            "year": year,
            "total": len(by_year[year]),
            "by": _counted(AdviceFor, (each for each, _about in by_year[year])),
            "about": _counted(AdviceAbout, (each for _by, each in by_year[year])),
        }
        for year in (today.year, today.year - 1)
    ]


def _counted(choices: Any, values: Any) -> list[tuple[str, int]]:
    counts = Counter(values)
    return [(str(each.label), counts[each.value]) for each in choices]


def leads(place: Organisation, today: date) -> list[dict[str, Any]]:
    """Give each thing to arrange with the proposed and the agreed working days."""
    agreed = AgreedLead.of(place.pk, today)
    return [
        {
            "name": said(item.name),
            "proposed": item.lead_days,
            "agreed": agreed.get(item.id),
        }
        for item in trajectories().on(today).items
    ]


@dataclass(frozen=True)
class Cost:
    """What somebody pays for one thing, in cents, over how many trajectories or stays."""

    payer: str
    what: str
    times: int
    cents: int

    @property
    def euros(self) -> float:
        """Give it in euros."""
        return self.cents / 100


def costs(today: date) -> list[Cost]:
    """Give costs by who pays and for what; a stay counts its agreed nights."""
    known, sums = names(today), defaultdict[tuple[str, str], list[int]](list)
    items = TrajectoryItem.objects.filter(cost_cents__gt=0)
    for payer, name, cents in items.values_list("payer", "name", "cost_cents"):
        sums[payer or _("Nog niet bekend"), known.get(name, name)].append(cents or 0)
    stays = Placement.objects.exclude(status=PlacementStatus.CANCELLED)
    for stay in stays.only("payer", "nights", "night_cents"):
        sums[stay.payer or _("Nog niet bekend"), _("Opvang, afgesproken nachten")].append(
            stay.costs
        )
    return [
        Cost(payer, what, len(found), sum(found)) for (payer, what), found in sorted(sums.items())
    ]
