"""The list of cases as people ask for it: whose, in what state, by alias or code."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case as When
from django.db.models import IntegerField, Q, QuerySet, Value
from django.db.models import When as Then
from django.utils.translation import gettext_lazy as _

from baken.access.actor import Actor
from baken.cases.models import Case
from baken.cases.vocabulary import CaseStatus, Safety
from baken.core import clock
from baken.core.ids import read_code

VIEWS = {
    "mijn": _("Mijn casussen"),
    "open": _("Alle lopende casussen"),
    "onveilig": _("Niet veilig of te lang geen contact"),
    "klaar": _("Afgesloten en samengevoegd"),
}


@dataclass(frozen=True)
class Search:
    """What is asked of the list."""

    view: str = "mijn"
    words: str = ""

    @property
    def is_filtered(self) -> bool:
        """Say whether something was asked for."""
        return self.view != "mijn" or bool(self.words)

    def rows(self, actor: Actor) -> "QuerySet[Case]":
        """Give the cases, whoever is least safe on top."""
        found = _IN_VIEW[self.view](Case.objects.all(), actor)
        if self.words:
            code = read_code(self.words)
            found = found.filter(Q(code=code) if code else Q(alias__istartswith=self.words))
        return in_order(found).select_related("holder", "stand_in")


def search_from(given: Mapping[str, str]) -> Search:
    """Read what is asked from an address; what cannot be is passed over."""
    view = given.get("toon", "mijn")
    words = given.get("zoek", "").strip()[:40]
    default = "open" if words and "toon" not in given else "mijn"
    return Search(view if view in VIEWS and "toon" in given else default, words)


def in_order(rows: "QuerySet[Case]") -> "QuerySet[Case]":
    """Give who is least safe first, then who was not spoken to for longest."""
    order = When(
        Then(safety=Safety.UNSAFE, then=Value(0)),
        Then(safety=Safety.UNSURE, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return rows.annotate(danger=order).order_by("danger", "contact_by", "id")


def not_safe(rows: "QuerySet[Case]") -> "QuerySet[Case]":
    """Give who is not safe now, or was not spoken to in time."""
    silent = Q(contact_by__lt=clock.today())
    return in_order(rows.filter(Q(safety=Safety.UNSAFE) | silent, status=CaseStatus.OPEN))


def mine(rows: "QuerySet[Case]", actor: Actor) -> "QuerySet[Case]":
    """Give open cases that this person holds or stands in for."""
    return rows.open().held_by(actor.person_id, clock.today())  # type: ignore[attr-defined, no-any-return]


_IN_VIEW: "dict[str, Callable[[Any, Actor], QuerySet[Case]]]" = {
    "mijn": mine,
    "open": lambda rows, _actor: rows.filter(status=CaseStatus.OPEN),
    "onveilig": lambda rows, _actor: not_safe(rows),
    "klaar": lambda rows, _actor: rows.exclude(status=CaseStatus.OPEN),
}
