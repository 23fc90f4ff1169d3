"""Text that people read, in both languages of the house."""

from baken.knowledge.record import Line, Record


class Text(Record):
    """A text in Dutch and English; neither may be missing."""

    nl: Line
    en: Line

    def in_language(self, code: str) -> str:
        """Give the text in English for `en`, `en-gb` and kin, and in Dutch for all else."""
        return self.en if code.lower().startswith("en") else self.nl
