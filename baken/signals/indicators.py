"""The indicators to weigh a signal by: the lists in force for its forms, on a day."""

from dataclasses import dataclass
from datetime import date

from baken.access.words import say
from baken.knowledge import NotInForce, UnknownId
from baken.knowledge.packs import IndicatorList, indicator_lists


@dataclass(frozen=True)
class IndicatorChoice:
    """One indicator of one version of a list, as a person reads it."""

    key: tuple[str, str]
    list_title: str
    cluster: str
    text: str

    @property
    def field(self) -> str:
        """Give the name of its field in a form."""
        return f"i.{self.key[0]}.{self.key[1]}"


def lists_for(forms: list[str], *, with_youth: bool, day: date) -> list[IndicatorList]:
    """Give the lists in force for these forms, with those for the young where that may matter."""
    names = [name for form in forms for name in (form, *([f"{form}-youth"] if with_youth else []))]
    return [found for name in names if (found := _find(name, day))]


def _find(name: str, day: date) -> IndicatorList | None:
    try:
        return indicator_lists().on(name, day)
    except (NotInForce, UnknownId):
        return None


def label(version: IndicatorList) -> str:
    """Name a version as a weighing keeps it: `labour@2026-01-01`."""
    return f"{version.id}@{version.valid_from}"


def choices(lists: list[IndicatorList]) -> list[IndicatorChoice]:
    """Give every indicator of these lists, in the order of the lists and their clusters."""
    return [
        IndicatorChoice((label(one), each.id), say(one.title), say(cluster.name), say(each.text))
        for one in lists
        for cluster in one.clusters
        for each in one.in_cluster(cluster.id)
    ]


def read(kept: list[str]) -> list[IndicatorList]:
    """Give the versions under which a signal was weighed, whatever came after."""
    named = [one.rsplit("@", 1) for one in kept]
    return [indicator_lists().on(name, date.fromisoformat(day)) for name, day in named]
