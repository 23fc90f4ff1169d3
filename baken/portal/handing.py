"""Handing in: seal what was told, give the receipt, and let the database take it."""

import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from nacl.public import PrivateKey

from baken.core.ids import new_code
from baken.portal import receipt
from baken.portal.house import House
from baken.portal.letter import Letter
from baken.portal.questions import CONTACT
from baken.portal.store import Desk, HandedIn
from baken.vault import outside


@dataclass(frozen=True)
class Parcel:
    """What is settled before a report is sent, so that sending it twice is sending it once."""

    report: UUID
    dossier: UUID
    contact: UUID
    code: str
    digits: str

    @classmethod
    def new(cls) -> "Parcel":
        """Settle it: ids without a moment in them, a code to speak of, and the receipt."""
        return cls(uuid4(), uuid4(), uuid4(), new_code("P"), receipt.new())

    def as_dict(self) -> dict[str, str]:
        """Give it as it goes along in the page."""
        return {name: str(getattr(self, name)) for name in self.__dataclass_fields__}

    @classmethod
    def read(cls, told: dict[str, str]) -> "Parcel":
        """Read it back."""
        report, dossier, contact = (UUID(told[name]) for name in ("report", "dossier", "contact"))
        return cls(report, dossier, contact, told["code"], told["digits"])


def hand_in(house: House, desk: Desk, parcel: Parcel, letter: Letter) -> bool:
    """Seal and hand in; raise Busy or a database error. On disk when True."""
    with house.room.inside():
        opened = receipt.derive(parcel.digits, salt=desk.salt, pepper=house.pepper)
    return house.store.hand_in(sealed(house, desk, parcel, letter, opened))


def sealed(
    house: House, desk: Desk, parcel: Parcel, letter: Letter, opened: receipt.Opened
) -> HandedIn:
    """Give a report as it may leave this process: nobody here opens it again."""
    private = PrivateKey.generate()
    told, contact = _parts(letter)
    office = {"office": desk.public}
    body = outside.seal(outside.Bound(desk.id, parcel.report), told.as_text(), office)
    made: dict[str, Any] = {}
    if contact:
        reach = outside.seal(outside.Bound(desk.id, parcel.contact), contact.as_text(), office)
        made = {
            "contact": parcel.contact,
            "contact_body": reach.body,
            "contact_for_office": reach.boxes["office"],
        }
    return HandedIn(
        desk=desk.id,
        report=parcel.report,
        dossier=parcel.dossier,
        code=parcel.code,
        language=letter.language,
        is_acute=letter.text("danger") == "yes",
        likeness=house.likeness(desk, letter.text("what")),
        body=body.body,
        for_office=body.boxes["office"],
        public=bytes(private.public_key),
        locator=opened.locator,
        locked=receipt.lock(private, opened),
        **made,
    )


def _parts(letter: Letter) -> tuple[Letter, Letter | None]:
    """Part how to reach the reporter from what they told."""
    told = {name: given for name, given in letter.answers.items() if name not in CONTACT}
    reach = {name: given for name, given in letter.answers.items() if name in CONTACT and given}
    wants = letter.text("channel") not in {"", "none"}
    contact = Letter(letter.path, letter.language, reach) if wants else None
    return Letter(letter.path, letter.language, told), contact


def group_to_confirm() -> int:
    """Choose which group of the receipt somebody types, to see that it was written down."""
    return secrets.randbelow(5)
