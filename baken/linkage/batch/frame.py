"""The rows of a file as arrays of codes: each different text is normalised once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from baken.linkage import days, numbers
from baken.linkage.batch.arrays import NONE, AnyArray, Codes, Ints, Words, joined
from baken.linkage.batch.texts import Coded, Vocabulary
from baken.linkage.names import family, given
from baken.linkage.names.fold import fold
from baken.linkage.names.sound import skeleton, sound

SEXES = {"m": 1, "man": 1, "male": 1, "v": 2, "f": 2, "vrouw": 2, "female": 2, "w": 2}
NODES = ("phone", "plate", "address", "postcode", "kvk")


@dataclass
class Frame:
    """One array per attribute, as long as the number of rows; codes point into vocabularies."""

    size: int
    given: Codes
    second: Codes
    surname: Codes
    other: Codes
    alias: Codes
    sex: Codes
    year: Codes
    month: Codes
    day: Codes
    place: Codes
    nodes: Mapping[str, Codes | Ints]
    suffix: Codes
    words: "Words"
    root: Codes
    root2: Codes
    heard: Codes
    bones: Codes
    initial: Codes
    extra: dict[str, Codes] = field(default_factory=dict)

    @property
    def born(self) -> AnyArray:
        """The whole birth date as a key."""
        return joined(self.year, self.month, self.day)


def frame_of(columns: Mapping[str, Coded], size: int) -> Frame:
    """Normalise the columns of a file."""
    words = Vocabulary()
    first, second = _given(columns["given_name"], words)
    surname, other = _surnames(columns["infix"], columns["surname"], words)
    alias = columns["alias"].map(lambda text: words.add(_first(text)))
    year, month, day = _born(columns["dob"])
    nodes, suffix = _nodes(columns)
    heard, bones, root, root2, initial = _sounds(words)
    return Frame(
        size=size, given=first, second=second, surname=surname, other=other, alias=alias,
        sex=columns["sex"].map(lambda text: SEXES.get(text.strip().lower(), NONE)),
        year=year, month=month, day=day, place=_place(columns), nodes=nodes, suffix=suffix,
        words=np.array(words.texts, object), root=root, root2=root2, heard=heard, bones=bones,
        initial=initial,
    )  # fmt: skip


def _first(text: str) -> str:
    return next(iter(given.words(text)), "")


def _given(column: Coded, words: Vocabulary) -> tuple[Codes, Codes]:
    def at(place: int) -> Callable[[str], int]:
        def code(text: str) -> int:
            found = given.words(text)
            return words.add(found[place]) if len(found) > place else NONE

        return code

    return column.map(at(0)), column.map(at(1))


def _surnames(infix: Coded, surname: Coded, words: Vocabulary) -> tuple[Codes, Codes]:
    both = Coded.together(infix, surname)

    def at(place: int) -> Callable[[str, str], int]:
        def code(before: str, name: str) -> int:
            found = family.parts(before, name) if name else ()
            return words.add(found[place]) if len(found) > place else NONE

        return code

    return both.map(at(0)), both.map(at(1))


def _born(column: Coded) -> tuple[Codes, Codes, Codes]:
    found = [days.read(text) for text in column.texts]
    return (
        column.take([day.year or NONE for day in found]),
        column.take([day.month or NONE for day in found]),
        column.take([day.day or NONE for day in found]),
    )


def _place(columns: Mapping[str, Coded]) -> Codes:
    towns = Vocabulary()
    main = columns["municipality"].map(lambda text: towns.add(fold(text)))
    city = columns["city"].map(lambda text: towns.add(fold(text)))
    return np.where(main >= 0, main, city).astype(np.int32)


def _nodes(columns: Mapping[str, Coded]) -> tuple[dict[str, Codes | Ints], Codes]:
    """Phones and the like as codes; what cannot be read is not known."""
    house = Coded.together(columns["house_no"], columns["house_suffix"])
    doors, tails = Vocabulary(), Vocabulary()
    door = house.map(lambda number, suffix: doors.add(numbers.house(number, suffix).split("-")[0]))
    tail = house.map(
        lambda number, suffix: tails.add(numbers.house(number, suffix)[-4:].partition("-")[2])
    )
    street, code = (
        _words(columns["street"], numbers.street),
        _words(columns["postcode"], numbers.postcode),
    )
    city = _words(columns["city"], fold)
    town = np.where(city >= 0, city, _words(columns["municipality"], fold) + 10**7)
    return {
        "phone": _words(columns["phone"], numbers.phone),
        "plate": _words(columns["plate"], numbers.plate),
        "address": joined(street, door, town),
        "postcode": joined(code, door),
        "kvk": _words(columns["kvk"], numbers.company),
    }, tail  # fmt: skip


def _words(column: Coded, write: Callable[[str], str]) -> Codes:
    found = Vocabulary()
    return column.map(lambda text: found.add(write(text)))


def _sounds(words: Vocabulary) -> tuple[Codes, Codes, Codes, Codes, Codes]:
    """Give per word how it sounds, its consonants, its families and its first letter."""
    heard, bones, roots = Vocabulary(), Vocabulary(), Vocabulary()
    families: Sequence[tuple[str, ...]] = [given.roots(text) for text in words.texts]
    return (
        np.array([heard.add(sound(text)) for text in words.texts], np.int32),
        np.array([bones.add(skeleton(text)) for text in words.texts], np.int32),
        np.array([roots.add(each[0]) for each in families], np.int32),
        np.array([roots.add(each[1]) if len(each) > 1 else NONE for each in families], np.int32),
        np.array([ord(sound(text)[0]) if text else NONE for text in words.texts], np.int32),
    )
