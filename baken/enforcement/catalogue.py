"""The lists of what can be arranged: local law, and the barriers of each model."""

from dataclasses import dataclass
from datetime import date

from baken.enforcement.models import LOCAL_LAW
from baken.knowledge.packs import Barrier, BarrierModel, LocalItem, barrier_models, local_law

Item = LocalItem | Barrier


@dataclass(frozen=True)
class Catalogue:
    """One list as it stands on a day."""

    name: str
    items: tuple[Item, ...]

    def find(self, item: str) -> Item | None:
        """Give the item with this id, or None."""
        return next((each for each in self.items if each.id == item), None)


def catalogue(name: str, day: date) -> Catalogue | None:
    """Give a list by its name, or None when there is no such list on this day."""
    if name == LOCAL_LAW:
        return Catalogue(name, local_law().on(day).items)
    model = model_named(name, day)
    return Catalogue(name, model.barriers) if model else None


def model_named(name: str, day: date) -> BarrierModel | None:
    """Give a barrier model by its id, or None when there is no such model on this day."""
    return next((each for each in barrier_models().all_on(day) if each.id == name), None)
