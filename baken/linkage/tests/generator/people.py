"""People, households and networks, who live, work and travel together, before anybody writes."""

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from baken.linkage.tests.generator import pools

Address = tuple[str, str, str, str, str]
"""Street, number, suffix, postcode, town."""


@dataclass
class Person:
    """Somebody, as they are."""

    entity: int
    net: int
    role: str
    origin: str
    sex: str
    given: tuple[str, ...]
    infix: str
    surname: str
    born: date
    phones: list[tuple[str, str]]
    plate: str
    alias: str
    married: str = ""
    home: Address | None = None


@dataclass
class Net:
    """People with what they share."""

    number: int
    kind: str
    people: list[Person]
    addresses: list[Address]
    phones: list[tuple[str, str]] = field(default_factory=list)
    plates: list[str] = field(default_factory=list)
    companies: list[tuple[str, str]] = field(default_factory=list)


def draw(pool: pools.Pool, chance: random.Random) -> tuple[str, ...]:
    """Draw a name by its frequency."""
    return pool.names[bisect(pool.heights, chance.random() * pool.heights[-1])]


def nets(chance: random.Random) -> Iterator[Net]:
    """Give households and networks without end."""
    entity = 0
    number = 0
    while True:
        net = _net(number, chance, entity)
        number, entity = number + 1, entity + len(net.people)
        yield net


def _net(number: int, chance: random.Random, entity: int) -> Net:
    kind = chance.choices(("alone", "family", "house", "ring"), (42, 16, 20, 22))[0]
    size = {
        "alone": 1,
        "family": chance.randint(2, 5),
        "house": chance.randint(3, 10),
        "ring": chance.randint(3, 9),
    }[kind]
    origin = chance.choices(tuple(pools.SHARES), tuple(pools.SHARES.values()))[0]
    if kind == "house" and origin == "nl":
        origin = chance.choice(("pl", "ro", "bg", "hu"))
    people = []
    family = _surname(origin, chance)
    for place in range(size):
        own = origin if chance.random() < 0.8 or kind == "family" else _any(chance)
        shared = family if kind == "family" and chance.random() < 0.85 else None
        people.append(_person(entity + place, number, _role(kind, place), own, shared, chance))
        if kind == "ring" and chance.random() < 0.6:
            people[-1].home = _address(chance)
    homes = 1 + (kind in {"house", "ring"} and chance.random() < 0.5)
    net = Net(number, kind, people, [_address(chance) for _ in range(homes)])
    if kind in {"house", "ring"}:
        net.phones = [_phone(_any(chance), chance) for _ in range(chance.randint(1, 2))]
        net.plates = [_plate(chance) for _ in range(chance.randint(0, 2))]
        net.companies = [_company(chance) for _ in range(chance.randint(0, 1))]
    return net


def _role(kind: str, place: int) -> str:
    if kind in {"alone", "family"}:
        return "mentioned"
    return "handler" if place == 0 else "victim"


def _any(chance: random.Random) -> str:
    return chance.choices(tuple(pools.SHARES), tuple(pools.SHARES.values()))[0]


def _surname(origin: str, chance: random.Random) -> tuple[str, str]:
    name = draw(pools.surnames(origin), chance)[0]
    return (chance.choice(pools.INFIXES) if origin == "nl" else "", name)


def _person(
    entity: int,
    net: int,
    role: str,
    origin: str,
    family: tuple[str, str] | None,
    chance: random.Random,
) -> Person:
    sex = "V" if chance.random() < (0.6 if role == "victim" else 0.35) else "M"
    infix, surname = family or _surname(origin, chance)
    years = 14 + int(abs(chance.gauss(0, 1)) * 14)
    born = date(2024 - years, 1, 1) + timedelta(days=chance.randrange(365))
    married = (
        _surname(origin, chance)[1] if sex == "V" and years > 24 and chance.random() < 0.3 else ""
    )
    phones = [
        _phone(origin if chance.random() < 0.3 else "nl", chance)
        for _ in range(1 + (chance.random() < 0.35))
    ]
    return Person(
        entity,
        net,
        role,
        origin,
        sex,
        draw(pools.given(origin, sex), chance),
        infix,
        surname,
        born,
        phones,
        _plate(chance) if chance.random() < 0.4 else "",
        chance.choice(ALIASES),
        married,
    )


def _phone(origin: str, chance: random.Random) -> tuple[str, str]:
    country = pools.COUNTRY[origin]
    lead = {
        "31": "6",
        "48": "5",
        "40": "7",
        "359": "88",
        "36": "20",
        "90": "53",
        "212": "6",
        "234": "80",
    }[country]
    length = {"31": 9, "48": 9, "40": 9, "359": 9, "36": 9, "90": 10, "212": 9, "234": 10}[country]
    return country, lead + "".join(chance.choices("0123456789", k=length - len(lead)))


def _plate(chance: random.Random) -> str:
    letters = "BDFGHJKLNPRSTVXZ"

    def some(source: str, k: int) -> str:
        return "".join(chance.choices(source, k=k))

    kind = chance.random()
    if kind < 0.3:
        return f"{some(letters, 2)}-{some('0123456789', 3)}-{some(letters, 1)}"
    if kind < 0.5:
        return f"{some('0123456789', 1)}-{some(letters, 3)}-{some('0123456789', 2)}"
    if kind < 0.65:
        return f"{some('0123456789', 2)}-{some(letters, 2)}-{some(letters, 2)}"
    return f"{some(letters, 2)}-{some('0123456789', 4)}-{some(letters, 2)}"


def _company(chance: random.Random) -> tuple[str, str]:
    name = chance.choice(("Uitzendbureau", "Schoonmaak", "Massage", "Bouw", "Kwekerij", "Horeca"))
    return "9" + "".join(
        chance.choices("0123456789", k=7)
    ), f"{name} {chance.choice(pools.TOWNS)} BV"


def _address(chance: random.Random) -> Address:
    place = min(int(chance.expovariate(0.06)), len(pools.TOWNS) - 1)
    street = chance.choice(pools.STREETS) + chance.choice(pools.WAYS)
    code = f"{1000 + place * 97 + chance.randrange(90)}{chance.choice('ABCDEFGHJK')}{chance.choice('ABCDEFGHJKLM')}"
    suffix = chance.choice("ABC") if chance.random() < 0.2 else ""
    return street, str(1 + int(chance.expovariate(0.02))), suffix, code, pools.TOWNS[place]


ALIASES = (
    "Luna",
    "Bella",
    "Mia",
    "Angel",
    "Kiki",
    "Sasha",
    "Lola",
    "Maya",
    "Nikita",
    "Ruby",
    "Rico",
    "Tony",
    "Boss",
    "Mike",
    "Baas",
    "Jimmy",
    "Zara",
    "Amy",
    "Candy",
    "Diana",
    "Eva",
    "Gina",
    "Ina",
    "Jade",
    "Kim",
    "Lara",
    "Mona",
    "Nina",
    "Olga",
    "Pia",
    "Rosa",
    "Sara",
    "Tina",
)
