"""Where a piece of knowledge comes from."""

from pydantic import HttpUrl

from baken.knowledge.record import Line, Record


class Source(Record):
    """A law, paper, policy document or agreement, with the place in it where it says so."""

    title: Line
    url: HttpUrl | None = None
    quote: Line | None = None
    article: Line | None = None

    def __str__(self) -> str:
        """Give the source as people cite it: title, then the place in it."""
        return f"{self.title}, {self.article}" if self.article else self.title
