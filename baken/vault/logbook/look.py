"""What the keeper is told, and writes down, before it opens anything."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from baken.core import clock

ActorKind = Literal["person", "system"]
Verb = Literal["read", "write", "search", "export", "unseal", "refuse"]

LONGEST = 400
"""Characters that one word of a line may take; a line is evidence, not a place for content."""


class Unloggable(ValueError):
    """A look that cannot be written down, and so must not happen."""


@dataclass(frozen=True)
class Seen:
    """One row that is opened: where it lies, what it is, and whose it is.

    `kind` is the row kind of the matrix; the register of processing names its activity.
    `dossier_id` is None for rows outside dossiers, such as a draft.
    """

    table: str
    kind: str
    row_id: UUID
    owner_id: UUID
    region_id: UUID
    dossier_id: UUID | None = None

    @property
    def subject(self) -> UUID:
        """Give what stands for the data subject: the dossier, or the row itself."""
        return self.dossier_id or self.row_id


@dataclass(frozen=True)
class Look:
    """One operation in which somebody opens, writes or searches content.

    `person` or `system` acts; `role`, `organisation_id` and `ground` are what the office states,
    `actor` comes from the verified context. Raises Unloggable for a look without objects' owner
    words that are too long or hold control characters.
    """

    operation: UUID
    actor_kind: ActorKind
    actor: str
    verb: Verb
    page: str
    objects: tuple[Seen, ...]
    role: str = ""
    organisation_id: UUID | None = None
    purpose: str = ""
    ground: str = ""
    break_glass: bool = False
    started_at: datetime = field(default_factory=clock.now)

    def __post_init__(self) -> None:
        """Refuse what cannot be written down as one plain line."""
        if not self.objects:
            raise Unloggable("A look needs at least one object.")
        for word in (self.actor, self.page, self.role, self.purpose, self.ground):
            if len(word) > LONGEST or not word.isprintable():
                raise Unloggable("A word of a look is too long or not printable.")
