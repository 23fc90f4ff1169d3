"""What somebody asks of a drawing, from its address to a wish and back.

All of it stands in the address, so that the drawing works without script and can be kept.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict

from baken.matching.forms import PeriodForm, month_at
from baken.matching.network import Wish, months
from baken.signals.models import Mention

MOST = 8
"""So many points may be pinned, and so many unfolded."""
PINNED, UNFOLDED = "vast", "uit"


@dataclass(frozen=True)
class Asked:
    """The form as it was filled in, the wish, and the ids that stand in the address."""

    form: PeriodForm
    wish: Wish
    ids: dict[str, tuple[UUID, ...]]

    def query(self, **ids: tuple[UUID, ...]) -> str:
        """Give the address of the same drawing with other pins or unfolded points."""
        kept = [(name, str(value)) for name, value in self.form.kept.items()]
        kept += [(name, str(each)) for name, found in (self.ids | ids).items() for each in found]
        return "?" + urlencode(kept) if kept else "?"

    def turned(self, name: str, mention_id: UUID) -> str:
        """Give the address in which one point is pinned or unfolded, or no longer so."""
        held = self.ids[name]
        rest = tuple(each for each in held if each != mention_id)
        return self.query(**{name: rest if mention_id in held else (*held, mention_id)[-MOST:]})


def asked(data: QueryDict, owner_id: UUID, path: str) -> Asked:
    """Read what is asked; what makes no sense is passed over."""
    span = months(owner_id)
    form = PeriodForm(data, span=span, path=path)
    told: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    ids = {name: _ids(data.getlist(name)) for name in (PINNED, UNFOLDED)}
    there = Mention.objects.filter(owner_id=owner_id).in_bulk(
        [e for of in ids.values() for e in of]
    )
    ids = {name: tuple(each for each in of if each in there) for name, of in ids.items()}
    wish = Wish(
        first=told.get("van"), last=_end(span, told.get("maand")),
        steps=2 if told.get("stap") == "2" else 1,
        pinned=tuple(there[each] for each in ids[PINNED]),
        unfolded=tuple(there[each] for each in ids[UNFOLDED]),
    )  # fmt: skip
    return Asked(form, wish, ids)


def _end(span: tuple[date, date] | None, number: int | None) -> date | None:
    return month_at(span[0], number) if span and number is not None else None


def _ids(texts: list[str]) -> tuple[UUID, ...]:
    found = []
    for text in texts[:MOST]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return tuple(dict.fromkeys(found))
