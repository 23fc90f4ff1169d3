"""What came in through the public portal: as the portal itself hands it in."""

from baken.demo.cast import fixed_id
from baken.portal import files
from baken.portal.handing import Parcel, hand_in
from baken.portal.house import House
from baken.portal.letter import Letter
from baken.portal.store import Desk, Store
from baken.portal.thread import opened

NEIGHBOUR = Letter(
    "see",
    "nl",
    {
        "danger": "no",
        "situations": ["sleeps", "watched"],
        "what": "In het huis naast de bakkerij slapen zeker twaalf mannen. Elke ochtend om vijf uur haalt een wit busje hen op. Eén van hen vroeg mij om brood en keek steeds achterom.",
        "where": "Duinrede, naast de bakkerij",
        "when": "Elke dag, al een maand",
    },
)
WORKER = Letter(
    "me",
    "en",
    {
        "danger": "unknown",
        "situations": ["papers", "debt"],
        "what": "My boss keeps my passport. He says I still owe him for the trip. I clean holiday homes, seven days a week.",
        "minor": "no",
        "channel": "text",
        "reach": "085-0000399",
        "moment": "Sunday morning",
        "careful": "Do not say who you are",
    },
)
HOURS = "monday 7-21, tuesday 7-22, wednesday 6-21, thursday 7-22, friday 7-23\n"
ZANDHAVEN = fixed_id("organisation", "zandhaven")
CODES = {"buurman": "P-2222-22", "schoonmaakster": "P-3333-33"}
RECEIPTS = {"buurman": "100000000000000000", "schoonmaakster": "200000000000000000"}


def tell(url: str, pepper: bytes) -> None:
    """Hand both in once; a receipt that everybody knows is good for a demo and nothing else."""
    house = House(Store(url, size=1), pepper)
    try:
        desk = next((each for each in house.desks() if each.id == ZANDHAVEN), None)
        for letter, name in ((NEIGHBOUR, "buurman"), (WORKER, "schoonmaakster")):
            if desk is not None:
                hand_in(house, desk, _parcel(name), letter)
        if desk is not None:
            _send_along(house, desk)
    finally:
        house.store.close()


def _send_along(house: House, desk: Desk) -> None:
    """Add a list of hours to the second report, once."""
    key = opened(house, desk, receipt_of("schoonmaakster"))
    if not house.store.files(desk.id, key.locator):
        sent = files.held("uren.txt", HOURS.encode())
        house.store.add_file(files.sealed(desk, key.locator, sent))


def _parcel(name: str) -> Parcel:
    return Parcel(
        report=fixed_id("outside", name),
        dossier=fixed_id("outside-dossier", name),
        contact=fixed_id("outside-contact", name),
        code=CODES[name],
        digits=receipt_of(name),
    )


def receipt_of(name: str) -> str:
    """Give the receipt of somebody in this story."""
    random = RECEIPTS[name]
    return f"{random}{98 - int(random) * 100 % 97:02}"
