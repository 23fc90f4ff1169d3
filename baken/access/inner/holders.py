"""Who can open what a municipality seals: its named people who have a key of their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from baken.access.inner.models import InnerKey, RecoveryKey
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Assignment
from baken.vault.inner.envelope import FEWEST

ROLES = ("focal_officer", "privacy_officer")
"""Who keeps the inner vault of a municipality: those who handle, and who is trusted beside them."""


@dataclass(frozen=True)
class Holders:
    """The people with a key, and the recovery key if there is one."""

    keys: tuple[InnerKey, ...]
    recovery: RecoveryKey | None

    @property
    def is_enough(self) -> bool:
        """Say whether something can be sealed: two named people, the recovery key not counted."""
        return len({key.person_id for key in self.keys}) >= FEWEST

    @property
    def publics(self) -> dict[UUID, bytes]:
        """Give the public halves that a text is sealed to, the recovery key with them."""
        all_keys = (*self.keys, *([self.recovery] if self.recovery else ()))
        return {key.pk: bytes(key.public) for key in all_keys}

    @property
    def names(self) -> list[str]:
        """Give who they are, by name."""
        return sorted(key.person.name for key in self.keys)


class CannotPromise(Refused):
    """Too few people have a key, so nothing can be sealed."""


def of(owner_id: UUID, roles: Iterable[str] = ROLES) -> Holders:
    """Give who can open what this organisation seals today."""
    held = Assignment.objects.on(clock.today()).filter(organisation_id=owner_id, role__in=roles)
    keys = InnerKey.objects.usable().filter(person_id__in=held.values("person_id"))
    recovery = RecoveryKey.objects.filter(owner_id=owner_id).order_by("made_at").last()
    return Holders(tuple(keys.select_related("person").order_by("made_at", "pk")), recovery)


def enough(owner_id: UUID, roles: Iterable[str] = ROLES) -> Holders:
    """Give who can open; raise CannotPromise for fewer than two people with a key."""
    found = of(owner_id, roles)
    if not found.is_enough:
        raise CannotPromise(
            _(
                "Deze gemeente kan nu geen geheimhouding beloven: minder dan twee mensen hebben een"
                " kluissleutel. Er is niets verstuurd en wat u typte, staat er nog. Verstuur"
                " zonder uw nummer, of bel de aandachtsfunctionaris voordat u uw naam geeft."
            )
        )
    return found
