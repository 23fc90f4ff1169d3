"""A report as it travels: what somebody told, as text that can be sealed and read again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

VERSION = 1
Answer = str | list[str]


@dataclass(frozen=True)
class Letter:
    """What was told, by the names of the questions; sentences are kept as they were read."""

    path: str
    language: str
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def as_text(self) -> str:
        """Give it as text."""
        told = {"v": VERSION, "path": self.path, "language": self.language}
        return json.dumps({**told, "answers": dict(self.answers)}, ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> "Letter":
        """Read it back; what is not ours becomes one answer, so that nothing is lost."""
        try:
            told = json.loads(text)
            answers = {str(name): _answer(given) for name, given in told["answers"].items()}
            return cls(str(told["path"]), str(told["language"]), answers)
        except (ValueError, KeyError, TypeError, AttributeError):
            return cls("see", "", {"what": text})

    def text(self, name: str) -> str:
        """Give the answer to an open question; empty when it was left open."""
        given = self.answers.get(name, "")
        return given if isinstance(given, str) else ""

    def chosen(self, name: str) -> list[str]:
        """Give what was ticked."""
        given = self.answers.get(name, [])
        return given if isinstance(given, list) else [given]


def _answer(given: object) -> Answer:
    return [str(each) for each in given] if isinstance(given, list) else str(given)
