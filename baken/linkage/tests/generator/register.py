"""A register of people who do not exist: whole rows, of which some are written twice with slips.

    rows, truth = register(2_000, seed=1)

What the data of FEBRL are like, made anew: an address of one's own, one row and a few doubles, one
to three slips in each double, sometimes a name and a surname that changed places. `families` puts
that share of people at one address with a surname, and twins among them.
"""

import random
from datetime import date, timedelta

from baken.linkage.tests.generator import noise, pools
from baken.linkage.tests.generator.people import draw

Row = dict[str, str]
FIELDS = ("given_name", "surname", "dob", "street", "house_no", "postcode", "city")


def register(
    number: int, seed: int = 1, families: float = 0.0, doubles: float = 0.5
) -> tuple[list[Row], list[int]]:
    """Give this many rows and who each is about."""
    chance = random.Random(seed)
    rows: list[tuple[Row, int]] = []
    person, entity = _person(chance), 0
    while len(rows) < number:
        entity += 1
        person = _relative(person, chance) if chance.random() < families else _person(chance)
        rows.append((person, entity))
        while chance.random() < doubles:
            rows.append((_slipped(person, chance), entity))
    rows = rows[:number]
    chance.shuffle(rows)
    found = [row | {"row_id": f"p{place}"} for place, (row, _) in enumerate(rows)]
    return found, [entity for _, entity in rows]


def _person(chance: random.Random) -> Row:
    origin = chance.choices(tuple(pools.SHARES), tuple(pools.SHARES.values()))[0]
    return {
        "given_name": draw(pools.given(origin, chance.choice("MV")), chance)[0],
        "surname": draw(pools.surnames(origin), chance)[0],
        "dob": (date(1930, 1, 1) + timedelta(days=chance.randrange(27_000))).isoformat(),
        "street": chance.choice(pools.STREETS) + chance.choice(pools.WAYS),
        "house_no": str(chance.randrange(1, 400)),
        "postcode": str(chance.randrange(1000, 9999)),
        "city": chance.choice(pools.TOWNS),
    }


def _relative(person: Row, chance: random.Random) -> Row:
    other = _person(chance)
    kept = {"dob": person["dob"]} if chance.random() < 0.1 else {}
    shared = ("surname", "street", "house_no", "postcode", "city")
    return other | {name: person[name] for name in shared} | kept


def _slipped(person: Row, chance: random.Random) -> Row:
    row = dict(person)
    for name in chance.sample(FIELDS, chance.randint(1, 3)):
        row[name] = "" if chance.random() < 0.2 else noise.typo(row[name], chance)
    if chance.random() < 0.08:
        row["given_name"], row["surname"] = row["surname"], row["given_name"]
    return row
