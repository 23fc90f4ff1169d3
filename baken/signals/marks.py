"""Equal numbers in what signals name, found by their marks: blind indexes of `vault.blind`.

A name, an address or a birth year never gets a mark. What a mark finds is opened and compared
before it is told to anybody.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from baken.access.oversight import switches
from baken.signals.models import Mention, Signal
from baken.signals.vocabulary import Thing
from baken.vault import blind
from baken.vault.keeper.caretaker import Caretaker
from baken.vault.keeper.messages import MOST_MARKS
from baken.vault.numbers import NumberKind, number_in, numbers_in
from baken.vault.reseal import BATCH, Tell, open_texts

KINDS: Mapping[str, tuple[NumberKind, ...]] = {
    Thing.PHONE: ("phone",),
    Thing.VEHICLE: ("plate",),
    Thing.COMPANY: ("kvk",),
    Thing.ACCOUNT: ("iban", "email"),
    Thing.DOCUMENT: ("document",),
}
MOST_FOUND, MOST_ELSEWHERE = 200, 50
"""How many rows with an equal number are opened, to compare and to tell."""


def number_of(kind: str, text: str) -> tuple[NumberKind, str] | None:
    """Give the first number in what is noted as this kind of thing, and what number it is."""
    found = ((each, number_in(each, text)) for each in KINDS.get(kind, ()))
    return next(((each, number) for each, number in found if number), None)


def of(owner_id: UUID, kind: str, text: str) -> int:
    """Give the mark of what is about to be noted; raise KeyRefused or KeeperDown."""
    found = number_of(kind, text)
    wanted = [blind.want(owner_id, *found)] if found else []
    return next(iter(blind.marks(wanted, model=Mention, verb="write")), blind.NOTHING)


def holding(words: str, owner_ids: Iterable[UUID]) -> list[Mention]:
    """Give the rows that hold the number somebody typed, as far as the walls show; closed."""
    typed = numbers_in(words)
    owners = sorted(set(owner_ids), key=str)
    wanted = [blind.want(owner, *each) for owner in owners for each in typed.items()][:MOST_MARKS]
    marks = blind.marks(wanted, model=Mention, verb="search")
    if not marks:
        return []
    found = Mention.objects.filter(owner_id__in=owners, mark__in=marks)
    return list(found.order_by("-added_at")[:MOST_FOUND])


def is_typed(mention: Mention, words: str) -> bool:
    """Say whether an open row holds the number that somebody typed."""
    found = number_of(mention.kind, mention.value.text)
    return found is not None and numbers_in(words).get(found[0]) == found[1]


def elsewhere(signal: Signal, mentions: Iterable[Mention]) -> list[Mention]:
    """Give the rows of other signals with a mark that this signal has too, still closed.

    None while the municipality has not decided to look for links (register: linkage).
    """
    marks = {each.mark for each in mentions} - {None, blind.NOTHING}
    if not marks or not switches.is_on("linkage", signal.owner_id):
        return []
    same = Mention.objects.filter(owner_id=signal.owner_id, mark__in=marks)
    others = same.exclude(dossier_id=signal.dossier_id).select_related("signal")
    return list(others.order_by("-added_at")[:MOST_ELSEWHERE])


def told(mentions: Iterable[Mention], others: Iterable[Mention]) -> list[tuple[str, list[Signal]]]:
    """Give which numbers stand in other signals too, and in which; all rows must be open."""
    found: dict[tuple[str, str], dict[UUID, Signal]] = {}
    for other in others:
        if number := number_of(other.kind, other.value.text):
            found.setdefault(number, {})[other.signal_id] = other.signal
    numbers = ((each.value.text, number_of(each.kind, each.value.text)) for each in mentions)
    return [(text, [*found[number].values()]) for text, number in numbers if number in found]


def fill(caretaker: Caretaker, tell: Tell = lambda _: None) -> int:
    """Give rows from before there were marks theirs, a batch at a time; give how many.

    Run as the owner, again when it was broken off. What was destroyed gets the empty mark.
    """
    done = 0
    while count := _fill_batch(caretaker):
        done += count
        tell(done)
    return done


@transaction.atomic
def _fill_batch(caretaker: Caretaker) -> int:
    waiting: QuerySet[Mention] = QuerySet(Mention).select_for_update().filter(mark=None)
    rows: list[Mention] = list(waiting.order_by("pk")[:BATCH])
    open_texts(caretaker, rows)
    for row in rows:
        found = number_of(row.kind, row.value.text) if row.value.is_open else None
        wanted = [blind.want(row.owner_id, *found)] if found else []
        row.mark = next(iter(caretaker.marks(wanted)), blind.NOTHING)
    waiting.bulk_update(rows, ["mark"])
    return len(rows)
