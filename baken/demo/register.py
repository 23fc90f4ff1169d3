"""A few addresses of the invented towns in the register (BAG), on a lake where nobody lives."""

from baken.enforcement.models import BagAddress

TOWNS = {
    "Zandhaven": (
        ("Haringvlietstraat", 14, "1234AB", "woonfunctie", 212, 150_420, 520_310),
        ("Schelpenpad", 3, "1234CD", "logiesfunctie", 340, 151_870, 521_140),
        ("Boeiweg", 21, "1235EF", "industriefunctie", 1_250, 149_260, 519_480),
        ("Boeiweg", 23, "1235EF", "industriefunctie", 980, 149_290, 519_475),
        ("Lijzijde", 8, "1236GH", "winkelfunctie", 96, 150_980, 520_020),
    ),
    "Rietwoude": (("Dotterpad", 5, "1237JK", "woonfunctie", 118, 156_300, 524_700),),
}


def register_id(street: str, number: int) -> str:
    """Give the number in the register of an address above."""
    return next(row.pk for row in rows() if (row.street, row.number) == (street, number))


def rows() -> list[BagAddress]:
    """Give the addresses; their numbers begin with a municipality that does not exist."""
    listed = [(town, *address) for town, here in TOWNS.items() for address in here]
    return [
        BagAddress(
            id=f"9998200000{at:06}", street=street, number=number, postcode=postcode, town=town,
            uses=[use], floor_area=area, x=x, y=y,
        )
        for at, (town, street, number, postcode, use, area, x, y) in enumerate(listed, 1)
    ]  # fmt: skip


def fill() -> None:
    """Put them into the register; run as the owner, as often as one likes."""
    BagAddress.objects.bulk_create(rows(), ignore_conflicts=True)
