"""The one door to content: pages, reports and exports open what they show here, in one batch."""

from collections.abc import Iterable

from django.db import models

from baken.vault import office
from baken.vault.content import Content
from baken.vault.fields import content_fields
from baken.vault.place import Place, place_of
from baken.vault.seal import key_of, unseal
from baken.vault.statement import Verb


def unwrap(rows: Iterable[models.Model | None], *, verb: Verb = "read") -> None:
    """Open all content of these rows, once per page.

    Called once with everything a page shows: the keeper writes one look down, and then answers.
    Rows that are None and texts that are open are passed over. Raises KeeperDown, KeyRefused, and
    Unsealable for a stored text that was not sealed for its cell.
    """
    closed = [found for row in rows if row is not None for found in _closed(row)]
    if not closed:
        return
    keys = office.keys_for([(place, content) for place, _, content in closed], verb)
    for place, column, content in closed:
        key = keys[key_of(content.stored)]
        content.open(unseal(content.stored, key=key, place=place, column=column))
        content.cell = office.cell(place, column)


def _closed(row: models.Model) -> list[tuple[Place, str, Content]]:
    """Give the closed texts of a row and where they lie; what is empty opens by itself."""
    found = []
    for field in content_fields(type(row)):
        content = row.__dict__.get(field.attname)
        if isinstance(content, Content) and not content.is_open:
            if content.stored:
                found.append((str(field.column), content))
            else:
                content.open("")
    place = place_of(row) if found else None
    return [(place, column, content) for column, content in found if place]
