"""What office and keeper say to each other: one question, one answer, on a unix socket."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from baken.vault.numbers import LONGEST, NumberKind
from baken.vault.place import Place, ScopeKind

MOST_ROWS = 5_000
MOST_MARKS = 200
MOST_TOKENS = 400
LONGEST_TEXT = 600
LONGEST_TOKEN = 300

Word = Annotated[str, Field(max_length=400)]
Token = Annotated[str, Field(max_length=LONGEST_TOKEN)]


class _Message(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, ser_json_bytes="base64", val_json_bytes="base64"
    )


class Statement(_Message):
    """What the office says about a look: which page, as whom, on which ground."""

    operation: UUID
    page: Word = ""
    purpose: Word = ""
    role: Word = ""
    ground: Word = ""
    organisation: UUID | None = None
    break_glass: bool = False
    verb: Literal["read", "write", "search", "export", "unseal"] = "read"


class AskedRow(_Message):
    """A stored row that the office wants to open, and the keys its texts were sealed with."""

    table: Word
    row_id: UUID
    keys: tuple[UUID, ...] = Field(max_length=200)


class OwnRow(_Message):
    """A row of the office's own open transaction: nobody else can see it yet."""

    table: Word
    row_kind: Word
    row_id: UUID
    scope_kind: ScopeKind
    scope_id: UUID
    owner_id: UUID
    region_id: UUID

    @classmethod
    def at(cls, place: Place) -> "OwnRow":
        """Say where a row lies."""
        scope = place.scope
        return cls(
            table=place.table,
            row_kind=place.row_kind,
            row_id=place.row_id,
            scope_kind=scope.kind,
            scope_id=scope.id,
            owner_id=scope.owner_id,
            region_id=scope.region_id,
        )


class Open(_Message):
    """Asks for the keys of the rows of one page; `own` are told so that they are logged."""

    ask: Literal["open"] = "open"
    token: Token
    statement: Statement
    rows: tuple[AskedRow, ...] = Field(default=(), max_length=MOST_ROWS)
    own: tuple[OwnRow, ...] = Field(default=(), max_length=MOST_ROWS)


class Write(_Message):
    """Asks for a key with which to seal the texts of a row, and of others in the same scope."""

    ask: Literal["write"] = "write"
    token: Token
    statement: Statement
    row: OwnRow


class BoxedRow(_Message):
    """A stored row from outside, and the box with its key: sealed to the municipality."""

    table: Word
    row_id: UUID
    box: bytes = Field(max_length=400)


class Unbox(_Message):
    """Asks for the keys in the boxes of rows that came from outside."""

    ask: Literal["unbox"] = "unbox"
    token: Token
    statement: Statement
    rows: tuple[BoxedRow, ...] = Field(min_length=1, max_length=500)


class Wanted(_Message):
    """A number of one organisation, written in one way, that is to be found by its mark."""

    owner_id: UUID
    kind: NumberKind
    number: Annotated[str, Field(min_length=1, max_length=LONGEST)]


class Blind(_Message):
    """Asks for marks of numbers in rows of one kind; the log shows who asked, never the number."""

    ask: Literal["blind"] = "blind"
    token: Token
    statement: Statement
    table: Word
    row_kind: Word
    wanted: tuple[Wanted, ...] = Field(min_length=1, max_length=MOST_MARKS)


class Keyed(_Message):
    """A text of one organisation that is compared by its token: a name with a birth date, …"""

    owner_id: UUID
    kind: Annotated[str, Field(min_length=1, max_length=20)]
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]


class Link(_Message):
    """Asks for tokens to link by: of the organisation, or such as compare in the region, with
    other signals (decision 0021) or with clients in care (decision 0022).

    The log shows who asked, never the text. Tokens of the region are given only while the
    organisation takes part in it.
    """

    ask: Literal["link"] = "link"
    token: Token
    statement: Statement
    table: Word
    row_kind: Word
    reach: Literal["own", "region", "care"] = "own"
    wanted: tuple[Keyed, ...] = Field(min_length=1, max_length=MOST_TOKENS)


class Ping(_Message):
    """Asks whether the keeper is there and can work."""

    ask: Literal["ping"] = "ping"


Question = Annotated[Open | Write | Blind | Link | Unbox | Ping, Field(discriminator="ask")]


class Opened(_Message):
    """The keys that may be used; `refused` are the rows that whoever asks does not see."""

    answer: Literal["opened"] = "opened"
    keys: dict[UUID, bytes]
    refused: tuple[UUID, ...] = ()


class Written(_Message):
    """A key to seal with; `wrapped` is there when it is new and must be stored with the rows."""

    answer: Literal["written"] = "written"
    key_id: UUID
    secret: bytes
    kek: Word = ""
    wrapped: bytes = b""


class Unboxed(_Message):
    """The keys of rows from outside, by row; a row that is not seen or does not open lacks one."""

    answer: Literal["unboxed"] = "unboxed"
    keys: dict[UUID, bytes]


class Marked(_Message):
    """The marks of the numbers that were asked, in the same order."""

    answer: Literal["marked"] = "marked"
    marks: tuple[int, ...]


class Well(_Message):
    """The keeper is there; `kek` is the version it wraps with."""

    answer: Literal["well"] = "well"
    kek: Word


class Trouble(_Message):
    """No answer: `refused` says the keeper will not, `broken` that it cannot just now."""

    answer: Literal["trouble"] = "trouble"
    kind: Literal["refused", "broken"]


Answer = Annotated[
    Opened | Written | Marked | Unboxed | Well | Trouble, Field(discriminator="answer")
]
