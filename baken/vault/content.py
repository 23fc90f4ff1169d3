"""Content: a text about people that shows itself only after it was unwrapped."""

from __future__ import annotations


class NotUnwrapped(RuntimeError):
    """A page shows content that was not fetched through `unwrap`."""


class Content:
    """A text about people: sealed as the database keeps it, closed until `unwrap` opened it.

    A closed content cannot be printed, compared or searched by accident: it raises instead.
    `stored` is the sealed form, empty for an empty text and for what was not saved yet.
    """

    __slots__ = ("_open", "cell", "stored")

    def __init__(self, stored: str, cell: str = "") -> None:
        """Keep the text as it is stored, closed; `cell` names the column it came from."""
        self.stored = stored
        self.cell = cell
        self._open: str | None = None

    @classmethod
    def opened(cls, text: str) -> Content:
        """Make content from a text that the writer just typed, and so may see."""
        content = cls("")
        content.open(text)
        return content

    def open(self, text: str) -> None:
        """Show this text from now on; only `unwrap` calls this."""
        self._open = text

    @property
    def is_open(self) -> bool:
        """Say whether the text may be shown."""
        return self._open is not None

    @property
    def text(self) -> str:
        """Give the text; raise NotUnwrapped when nobody opened it."""
        if self._open is None:
            raise NotUnwrapped("Fetch content with vault.unwrap([...]) before you show it.")
        return self._open

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return "<Content>"

    def __bool__(self) -> bool:
        return bool(self.stored or self._open)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Content) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)
