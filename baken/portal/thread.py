"""Coming back: what a receipt opens, for the length of one request."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from nacl.public import PrivateKey

from baken.portal import receipt
from baken.portal.house import House
from baken.portal.store import Desk, Message, Thread
from baken.vault import outside


@dataclass(frozen=True)
class Said:
    """A message as the reporter reads it."""

    from_office: bool
    written_on: date
    text: str


def opened(house: House, desk: Desk, digits: str) -> receipt.Opened:
    """Give what a receipt opens; raise Busy. Takes as long for a wrong one."""
    with house.back_room.inside():
        return receipt.derive(digits, salt=desk.salt, pepper=house.pepper)


def find(house: House, desk: Desk, key: receipt.Opened) -> tuple[Thread, PrivateKey] | None:
    """Give the thread of a receipt and the reporter's key; None for wrong, over and destroyed."""
    found = house.store.thread(desk.id, key.locator)
    private = receipt.unlock(found.locked, key) if found else None
    return (found, private) if found and private else None


def read(house: House, desk: Desk, key: receipt.Opened, private: PrivateKey) -> list[Said]:
    """Give the messages, opened with the reporter's key."""
    return [_said(desk, each, private) for each in house.store.messages(desk.id, key.locator)]


def _said(desk: Desk, message: Message, private: PrivateKey) -> Said:
    bound = outside.Bound(desk.id, message.id)
    try:
        content_key = outside.unbox(bound, message.for_reporter, private)
        text = outside.unseal(bound, message.body, content_key)
    except outside.Unopenable:
        text = ""
    return Said(message.from_office, message.written_on, text)


def write(
    house: House, desk: Desk, key: receipt.Opened, thread: Thread, text: str, message: UUID | None
) -> bool:
    """Add a message, sealed to the municipality and to the reporter; once for each id."""
    message = message or uuid4()
    readers = {"office": desk.public, "reporter": thread.public}
    sealed = outside.seal(outside.Bound(desk.id, message), text, readers)
    boxes = (sealed.boxes["office"], sealed.boxes["reporter"])
    return house.store.add(desk.id, key.locator, message, sealed.body, boxes)
