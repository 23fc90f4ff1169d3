"""What every piece of knowledge is: a frozen record that refuses unknown fields."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Fault(NamedTuple):
    """What is wrong inside a record: in which field, and what the writer should do."""

    where: str
    message: str


class Record(BaseModel):
    """A piece of knowledge as it stands in a file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def faults(self) -> Iterator[Fault]:
        """Give what the types of the fields alone cannot catch."""
        yield from ()


def doubles(where: str, ids: Iterable[str]) -> Iterator[Fault]:
    """Give a fault for every id that occurs more than once."""
    for name, times in Counter(ids).items():
        if times > 1:
            yield Fault(
                f"{where} › {name}",
                f"Dit staat er {times} keer. Houd er één over, of geef elk een eigen naam.",
            )


def strangers(where: str, names: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    """Give a fault for every name that the file does not define."""
    choices = sorted(known)
    for name in names:
        if name not in choices:
            yield Fault(where, f"‘{name}’ is onbekend. Kies uit: {', '.join(choices)}.")
