"""What the portal may ask of the database: a handful of functions, and no table."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from psycopg_pool import ConnectionPool

SIZE = 4
PATIENCE = 8.0
ON_DISK = "-c synchronous_commit=on"  # who holds a receipt has a report, whatever a server prefers


@dataclass(frozen=True)
class Desk:
    """A municipality that takes reports: its name in addresses, its key, its salt."""

    id: UUID
    slug: str
    name: str
    region: str
    public: bytes
    salt: bytes


@dataclass(frozen=True)
class LookRow:
    """How the entry of a municipality looks, as its office chose it."""

    owner: UUID
    name: str
    band: str
    accent: str
    title_nl: str
    title_en: str
    lead_nl: str
    lead_en: str
    logo_mark: str
    logo_width: int
    logo_height: int


@dataclass(frozen=True)
class HandedIn:
    """A sealed report, ready to be taken in."""

    desk: UUID
    report: UUID
    dossier: UUID
    code: str
    language: str
    is_acute: bool
    likeness: int
    body: bytes
    for_office: bytes
    public: bytes
    locator: bytes
    locked: bytes
    contact: UUID | None = None
    contact_body: bytes | None = None
    contact_for_office: bytes | None = None


@dataclass(frozen=True)
class Thread:
    """What a receipt finds: where a report stands."""

    id: UUID
    code: str
    received_on: date
    status: str
    public: bytes
    locked: bytes
    has_contact: bool


@dataclass(frozen=True)
class Message:
    """A sealed message in a thread."""

    id: UUID
    from_office: bool
    written_on: date
    body: bytes
    for_reporter: bytes


@dataclass(frozen=True)
class SealedFile:
    """A sealed file, ready to be added to a thread."""

    desk: UUID
    locator: bytes
    file: UUID
    body: bytes
    for_office: bytes
    stream: bytes


class Store:
    """Asks the functions of the schema `portal`, as the role of the portal."""

    def __init__(self, url: str, size: int = SIZE) -> None:
        """Connect at the first question, so that it can be made before processes part."""
        self._url, self._size, self._patience = url, size, PATIENCE
        self._pool: ConnectionPool[Any] | None = None

    def desks(self) -> list[Desk]:
        """Give the municipalities that take reports today."""
        return [Desk(*row) for row in self._ask("select * from portal.desks()")]

    def looks(self) -> list[LookRow]:
        """Give how the entries of municipalities look."""
        return [LookRow(*row) for row in self._ask("select * from portal.looks()")]

    def logo(self, desk: UUID) -> bytes:
        """Give the logo of a municipality; empty without one."""
        [(found,)] = self._ask("select portal.logo(%s)", [desk])
        return bytes(found or b"")

    def hand_in(self, report: HandedIn) -> bool:
        """Hand in a report; asked again with the same one it is there once. On disk when True."""
        names = ", ".join(f"%({name})s" for name in report.__dataclass_fields__)
        [(taken,)] = self._ask(f"select portal.hand_in({names})", report.__dict__)
        return bool(taken)

    def thread(self, desk: UUID, locator: bytes) -> Thread | None:
        """Give the thread of a receipt, or None."""
        found = self._ask("select * from portal.thread(%s, %s)", [desk, locator])
        return Thread(*found[0]) if found else None

    def messages(self, desk: UUID, locator: bytes) -> list[Message]:
        """Give the messages of a thread, in order."""
        found = self._ask("select * from portal.messages(%s, %s)", [desk, locator])
        return [Message(*row) for row in found]

    def add(
        self, desk: UUID, locator: bytes, message: UUID, body: bytes, boxes: tuple[bytes, bytes]
    ) -> bool:
        """Add a message; `boxes` are for the office and for the reporter."""
        asked = [desk, locator, message, body, *boxes]
        [(added,)] = self._ask("select portal.add(%s, %s, %s, %s, %s, %s)", asked)
        return bool(added)

    def add_file(self, file: SealedFile) -> bool:
        """Add a file; False when there is no room for more. On disk when True."""
        names = ", ".join(f"%({name})b" for name in file.__dataclass_fields__)
        [(added,)] = self._ask(f"select portal.add_file({names})", file.__dict__)
        return bool(added)

    def files(self, desk: UUID, locator: bytes) -> int:
        """Give how many files somebody added."""
        [(number,)] = self._ask("select portal.files(%s, %s)", [desk, locator])
        return int(number)

    def forget_contact(self, desk: UUID, locator: bytes) -> bool:
        """Forget how to reach the reporter; False when there was nothing to forget."""
        [(gone,)] = self._ask("select portal.forget_contact(%s, %s)", [desk, locator])
        return bool(gone)

    def close(self) -> None:
        """Let go of all connections."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def _ask(self, question: str, values: Any = None) -> list[tuple[Any, ...]]:
        with self._open().connection(timeout=self._patience) as line:
            found: list[tuple[Any, ...]] = line.execute(question.encode(), values).fetchall()
        return found

    def _open(self) -> ConnectionPool[Any]:
        if self._pool is None:
            self._pool = ConnectionPool(
                self._url,
                min_size=0,
                max_size=self._size,
                open=True,
                timeout=self._patience,
                check=ConnectionPool.check_connection,
                kwargs={"application_name": "baken-portal", "options": ON_DISK},
            )
        return self._pool
