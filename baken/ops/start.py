"""What `make run` does: from an empty folder to a house with people in it."""

import json

from baken.demo.cast import CAST, PASSPHRASE, PLACES
from baken.ops import house
from baken.ops.places import var, version
from baken.ops.say import line, step
from baken.ops.secret_files import SecretFiles, write_private
from baken.ops.serve import Address, serve
from baken.ops.servers import embedded


def run(address: Address, *, demo: bool = True, portal: Address | None = None) -> None:
    """Make everything ready, open the house and tell how to get in."""
    line(f"Baken {version()}")
    serve(
        address,
        prepare=lambda: make_ready(demo=demo),
        opened=lambda: _welcome(address, demo=demo, portal=portal),
        logs=var() / "log",
        portal=portal,
    )


def start_database() -> list[str]:
    """Start the database that Baken brings along and make it ready; give what was not possible."""
    if cluster := embedded():
        with step("Database starten"):
            cluster.start()
    with step("Sleutels en databaserollen klaarzetten"):
        return house.make_database_ready()


def make_ready(*, demo: bool) -> None:
    """Do every step, and leave out those that nothing asks for."""
    for note in start_database():
        line(f"  Let op: {note}.")
    house.lay_keys_ready()
    owner = house.owner_url()
    mark = house.fingerprint(SecretFiles(var() / "secrets")) + (".demo" if demo else "")
    if house.is_up_to_date(owner, mark):
        line("  Tabellen, muren en kennis zijn bij.")
        return
    if demo:
        house.demo_second_factor()  # settings read it, once a process
    with step("Kennis controleren"):
        house.check_knowledge()
    with step("Tabellen bijwerken"):
        house.migrate()
    with step("Muren bouwen"):
        house.build_walls()
    house.seal_plain_texts()
    house.mark_numbers()
    house.open_desks()
    if demo:
        with step("Verzonnen regio inrichten"):
            house.fill_demo()
    house.leave()
    house.remember(owner, mark)


def _welcome(address: Address, *, demo: bool, portal: Address | None) -> None:
    line()
    line(f"Baken is open: {address.url}")
    if portal:
        line(f"Het openbare meldpunt: {portal.url}/zandhaven" if demo else portal.url)
    if demo:
        _introduce(_accounts())
        told = {"url": address.url, "accounts": _accounts()}
        write_private(var() / "demo.json", json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    line("Stoppen: Ctrl-C.")


def _accounts() -> list[dict[str, str]]:
    """Give the people of the cast with whom there is something to try."""
    names = {place.key: place.name for place in PLACES}
    return [
        {
            "role": member.roles[0][0],
            "name": member.name,
            "role_name": member.function,
            "organisation": names[member.place],
            "username": member.key,
            "password": house.demo_password(),
            "try": member.advice,
        }
        for member in CAST
        if member.advice
    ]


def _introduce(accounts: list[dict[str, str]]) -> None:
    line(f"Wachtwoord van alle verzonnen mensen: {house.demo_password()}")
    line(f"Wachtzin van hun kluissleutel: {PASSPHRASE}")
    line()
    for one in accounts:
        who = f"{one['name']}, {one['role_name']} ({one['organisation']})"
        line(f"  {one['username']:10} {who}")
        line(f"  {'':10} {one['try']}")
    line()
