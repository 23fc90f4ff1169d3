"""Mentions of people who do not exist, with the truth beside them (shared recipe, own code).

    rows, truth = mentions(10_000, seed=1)

One row is what one signal says of one person, through one of seven kinds of source, each with what
it leaves out and how it slips. `entity` is who it really is, `net` with whom they belong.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from baken.linkage.tests.generator import noise, pools
from baken.linkage.tests.generator.people import Net, Person, draw, nets

COLUMNS = (
    "row_id",
    "source",
    "signal_date",
    "municipality",
    "given_name",
    "infix",
    "surname",
    "alias",
    "sex",
    "dob",
    "phone",
    "plate",
    "street",
    "house_no",
    "house_suffix",
    "postcode",
    "city",
    "kvk",
    "company",
)
Row = dict[str, str]

SOURCES = {  # given, surname, dob, phone, plate, address, kvk, sex
    "police": (0.95, 0.94, 0.78, 0.5, 0.28, 0.55, 0.04, 0.92),
    "supervision": (0.82, 0.76, 0.5, 0.2, 0.3, 0.92, 0.3, 0.8),
    "tip_line": (0.6, 0.3, 0.1, 0.3, 0.35, 0.55, 0.05, 0.7),
    "care": (0.94, 0.85, 0.72, 0.6, 0.03, 0.3, 0.01, 0.95),
    "labour": (0.9, 0.88, 0.7, 0.3, 0.15, 0.6, 0.85, 0.85),
    "advert": (0.12, 0.12, 0.0, 0.97, 0.0, 0.05, 0.0, 0.9),
    "bibob": (0.96, 0.97, 0.88, 0.35, 0.08, 0.7, 0.93, 0.8),
}
MIX = (28, 16, 14, 14, 13, 11, 4)


@dataclass(frozen=True)
class Truth:
    """Who a row is about."""

    entity: int
    net: int
    role: str


@dataclass(frozen=True)
class Noise:
    """How hard the writing is; the variants of the bench turn these."""

    missing: float = 0.0
    slips: float = 0.07
    handler_phone: float = 0.22
    bogus: float = 0.0
    mean: float = 2.15
    aliases: float = 0.8


def mentions(
    number: int, seed: int = 1, noise_: Noise | None = None
) -> tuple[list[Row], list[Truth]]:
    """Give this many rows, shuffled as signals come in, and the truth of each."""
    chance, how = random.Random(seed), noise_ or Noise()
    rows, truth = [], []
    for row, said in _endless(chance, how):
        rows.append(row)
        truth.append(said)
        if len(rows) == number:
            break
    order = list(range(number))
    chance.shuffle(order)
    rows, truth = [rows[place] for place in order], [truth[place] for place in order]
    for place, row in enumerate(rows):
        row["row_id"] = f"r{place}"
    return rows, truth


def _endless(chance: random.Random, how: Noise) -> Iterator[tuple[Row, Truth]]:
    for net in nets(chance):
        for person in net.people:
            mean = how.mean * (1.4 if person.role == "handler" else 1.0)
            while True:
                yield (
                    _mention(person, net, how, chance),
                    Truth(person.entity, net.number, person.role),
                )
                if chance.random() < 1 / mean:
                    break


def _mention(person: Person, net: Net, how: Noise, chance: random.Random) -> Row:
    source = chance.choices(tuple(SOURCES), MIX)[0]
    has = [chance.random() < each * (1 - how.missing) for each in SOURCES[source]]
    row = dict.fromkeys(COLUMNS, "")
    home = chance.choice([*net.addresses, *([person.home] * 3 if person.home else [])])
    day = date(2023, 1, 1) + timedelta(days=chance.randrange(1000))
    row |= {"source": source, "signal_date": day.isoformat(), "municipality": home[4]}
    _names(row, person, has, how, chance)
    if has[2]:
        row["dob"] = noise.birth(person.born, chance)
    _things(row, person, net, has, how, chance)
    if has[5]:
        row |= _address(home, chance)
    if has[7]:
        row["sex"] = person.sex if chance.random() > 0.01 else {"M": "V", "V": "M"}[person.sex]
    if source == "advert" or (source == "tip_line" and chance.random() < 0.3):
        row["alias"] = (
            person.alias if chance.random() < how.aliases else chance.choice(person.given)
        )
    return row


def _names(row: Row, person: Person, has: list[bool], how: Noise, chance: random.Random) -> None:
    given = person.given[0] if chance.random() < 0.62 else chance.choice(person.given)
    kind = chance.random()
    if kind < 0.06:
        given = given[0] + "."
    elif kind < 0.1:
        given += " " + draw(pools.given(person.origin, person.sex), chance)[0]
    elif kind < 0.1 + how.slips:
        given = noise.typo(given, chance)
    infix, family = noise.infix(person.infix, person.surname, chance)
    family = noise.surname(family, person.origin, person.sex, chance)
    if person.married and chance.random() < 0.5:
        family = chance.choice(
            (person.married, f"{person.married}-{family}", f"{family} {person.married}")
        )
    if chance.random() < how.slips / 2:
        family = noise.typo(family, chance)
    if person.origin in {"hu", "ng"} and has[0] and has[1] and chance.random() < 0.2:
        given, family = family, given
    if has[0]:
        row["given_name"] = given
    if has[1]:
        row |= {"infix": infix, "surname": family}


def _things(
    row: Row, person: Person, net: Net, has: list[bool], how: Noise, chance: random.Random
) -> None:
    if has[3]:
        shared = net.phones and chance.random() < how.handler_phone
        number = chance.choice(net.phones if shared else person.phones)
        if chance.random() < how.bogus:
            number = ("31", "600000000")
        row["phone"] = noise.phone(number, chance)
    plates = [*net.plates, *([person.plate] * 6 if person.plate else [])]
    if has[4] and plates:
        row["plate"] = noise.plate(chance.choice(plates), chance)
    if has[6] and net.companies:
        row["kvk"], row["company"] = chance.choice(net.companies)


def _address(home: tuple[str, str, str, str, str], chance: random.Random) -> Row:
    street, number, suffix, code, town = home
    if chance.random() < 0.3:
        code = f"{code[:4]} {code[4:].lower()}"
    if chance.random() < 0.12:
        code = ""
    if suffix and chance.random() < 0.3:
        number, suffix = f"{number}{suffix.lower()}", ""
    return {
        "street": street,
        "house_no": number,
        "house_suffix": suffix if chance.random() < 0.8 else "",
        "postcode": code,
        "city": town,
    }
