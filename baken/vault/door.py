"""The one door to content: pages, reports and exports open what they show here, in one batch."""

from collections.abc import Iterable

from django.db import models

from baken.vault.content import Content
from baken.vault.fields import content_fields


def unwrap(rows: Iterable[models.Model | None]) -> None:
    """Open all content of these rows, once per page.

    Called once with everything a page shows, so that the keeper can answer (and log) in one batch
    when content is sealed. Rows that are None are passed over.
    """
    for row in rows:
        if row is not None:
            for content in _contents(row):
                content.open(content.stored)


def _contents(row: models.Model) -> list[Content]:
    values = (row.__dict__.get(field.attname) for field in content_fields(type(row)))
    return [value for value in values if isinstance(value, Content)]
