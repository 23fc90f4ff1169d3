"""The one way to say no."""


class Refused(Exception):
    """An action cannot be done, and this is why, in words for the person who asked.

    Views show the reason beside what was typed; an API turns it into 409 problem+json.
    """

    def __init__(self, reason: str) -> None:
        """Keep the reason, a full sentence in the reader's language."""
        super().__init__(str(reason))
        self.reason = reason
