"""Moves stored texts under the newest key of their scope; run as the owner, as often as needed.

Two reasons: a house from before the vault holds plain texts, and a key that was replaced must not
stay in use. A batch is a transaction; what is left to do is seen in the stored texts themselves.
"""

from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from django.apps import apps
from django.db import connection, models, transaction

from baken.vault import office
from baken.vault.content import Content
from baken.vault.fields import content_fields
from baken.vault.keeper.caretaker import Caretaker
from baken.vault.keeper.client import sound
from baken.vault.keeper.messages import Answer, Question
from baken.vault.place import place_of
from baken.vault.seal import is_sealed, key_of, unseal

BATCH = 200
SEALED = r"^b1\.[A-Za-z0-9_-]{59,}={0,2}$"
Tell = Callable[[int], None]


class Near:
    """A caretaker that this process asks directly instead of over the socket."""

    def __init__(self, caretaker: Caretaker) -> None:
        """Ask this one."""
        self.caretaker = caretaker

    def ask(self, question: Question) -> Answer:
        """Give its answer; raise KeeperDown or KeyRefused."""
        return sound(self.caretaker.answer(question))


def seal_plain(caretaker: Caretaker, tell: Tell = lambda _: None) -> int:
    """Seal every text that still lies there in the clear; give the number of rows."""
    return sum(_seal_table(caretaker, model, tell) for model in content_models())


def leave_retired(caretaker: Caretaker, tell: Tell = lambda _: None) -> int:
    """Seal again what lies under a retired key; give the number of rows."""
    with connection.cursor() as cursor:
        cursor.execute("select id from vault_datakey where retired_at is not null")
        retired = {row[0] for row in cursor.fetchall()}
    return sum(_leave(caretaker, model, retired, tell) for model in content_models())


def remove_unused(grace: str) -> int:
    """Remove keys that were retired longer ago than `grace` and seal nothing; give the number."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "select id from vault_datakey where retired_at < clock_timestamp() - %s::interval",
            [grace],
        )
        unused = {row[0] for row in cursor.fetchall()} - _in_use()
        cursor.execute("delete from vault_datakey where id = any (%s)", [list(unused)])
    return len(unused)


def content_models() -> list[type[models.Model]]:
    """Give the models with content, by table."""
    found = [model for model in apps.get_models() if content_fields(model)]
    return sorted(found, key=lambda model: model._meta.db_table)


def plain_left() -> int:
    """Give how many texts lie in the clear."""
    return sum(1 for model in content_models() for _, stored in _stored(model)
               if not is_sealed(stored))  # fmt: skip


def _leave(caretaker: Caretaker, model: type[models.Model], retired: set[UUID], tell: Tell) -> int:
    ids = sorted({row for row, stored in _stored(model) if key_of(stored) in retired}, key=str)
    done = 0
    for start in range(0, len(ids), BATCH):
        done += _again(caretaker, model, ids[start : start + BATCH])
        tell(done)
    return done


def _in_use() -> set[UUID]:
    return {key_of(stored) for model in content_models() for _, stored in _stored(model)
            if is_sealed(stored)}  # fmt: skip


def _stored(model: type[models.Model]) -> Iterator[tuple[UUID, str]]:
    """Give every stored text of a table with its row."""
    names = [field.attname for field in content_fields(model)]
    for row in models.QuerySet(model).values_list("pk", *names).iterator(chunk_size=1000):
        for content in row[1:]:
            if content is not None and content.stored:
                yield row[0], content.stored


def _seal_table(caretaker: Caretaker, model: type[models.Model], tell: Tell) -> int:
    done = 0
    while ids := _plain(model):
        done += _again(caretaker, model, ids)
        tell(done)
    return done


def _plain(model: type[models.Model]) -> list[UUID]:
    """Give a batch of rows in which a text lies in the clear."""
    conditions = [
        f"(\"{field.column}\" <> '' and \"{field.column}\" !~ '{SEALED}')"
        for field in content_fields(model)
    ]
    names = f'select "{model._meta.pk.column}" from "{model._meta.db_table}"'  # noqa: S608 - ours
    question = f"{names} where {' or '.join(conditions)} limit {BATCH}"
    with connection.cursor() as cursor:
        cursor.execute(question)
        return [row[0] for row in cursor.fetchall()]


@transaction.atomic
def _again(caretaker: Caretaker, model: type[models.Model], ids: list[UUID]) -> int:
    """Seal the texts of some rows again, in one transaction."""
    rows: list[models.Model] = list(models.QuerySet(model).select_for_update().filter(pk__in=ids))
    names = [field.attname for field in content_fields(model)]
    open_texts(caretaker, rows)
    with office.asking(Near(caretaker)):
        for row in rows:
            for name in names:
                content = getattr(row, name)
                if content is not None and content.is_open:
                    setattr(row, name, Content.opened(content.text))
            row.save(update_fields=names)
    return len(rows)


def open_texts(caretaker: Caretaker, rows: Iterable[models.Model]) -> None:
    """Open the texts of rows for maintenance; those of which the key was destroyed stay closed."""
    found = [
        (row, str(field.column), getattr(row, field.attname))
        for row in rows
        for field in content_fields(type(row))
        if getattr(row, field.attname) is not None
    ]
    sealed = {key_of(content.stored) for *_, content in found if is_sealed(content.stored)}
    keys = caretaker.open_keys(sealed)
    for row, column, content in found:
        if not is_sealed(content.stored):
            content.open(content.stored)
        elif key := keys.get(key_of(content.stored)):
            content.open(unseal(content.stored, key=key, place=place_of(row), column=column))
