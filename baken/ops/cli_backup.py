"""`baken backup` and `baken restore`: make, put back, and prove."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import psycopg
import typer

from baken.ops import house, keeping, say
from baken.ops.backup import drill as drilling
from baken.ops.backup import make, parcel
from baken.ops.backup import restore as restoring
from baken.ops.backup.make import Source
from baken.ops.cli_database import database_running
from baken.ops.places import var
from baken.ops.say import CannotStart, line
from baken.ops.secret_files import SecretFiles
from baken.ops.servers import Server, administered
from baken.vault.keeper.caretaker import prove

app = typer.Typer(help="Back-ups: maken en beproeven.", invoke_without_command=True)

AsJson = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")]
PUBLIC = "backup.pub"
FOLDERS = "attachments"


@app.callback()
def backup(
    context: typer.Context,
    to: Annotated[Path | None, typer.Option(help="De map waarin; anders var/backups.")] = None,
    recipient: Annotated[
        str | None,
        typer.Option(help="De openbare sleutel (age1…); anders BAKEN_BACKUP_RECIPIENT of die in "
                          "var/secrets."),
    ] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Maak een back-up: een bestand met gegevens en een met sleutels, beide versleuteld."""
    if context.invoked_subcommand is not None:
        return
    folder = to or var() / "backups"
    with database_running():
        made = make.backup(_source(), folder, recipient or _recipient(), _progress(as_json))
    gone = make.tidy(folder)
    if as_json:
        told = {"data": str(made.data), "keys": str(made.keys), "rows": made.manifest.total}
        line(json.dumps(told | {"head": made.manifest.head, "removed": [p.name for p in gone]}))
        return
    line(f"Gegevens  {made.data}")
    line(f"Sleutels  {made.keys}")
    line(f"{made.manifest.total} rijen; stand van de logboeken {made.manifest.head}.")
    line(f"Oude bestanden weggehaald: {len(gone)}. Bewaar de twee apart van elkaar.")


@app.command()
def key(
    private: Annotated[
        Path | None, typer.Option(help="Schrijf de geheime sleutel hierheen, niet op het scherm.")
    ] = None,
) -> None:
    """Maak de sleutel van de back-ups; het geheime deel blijft nergens in Baken."""
    secrets = SecretFiles(var() / "secrets")
    if secrets.read(PUBLIC) is not None:
        raise CannotStart(
            f"Er is al een back-upsleutel (var/secrets/{PUBLIC}). Met een nieuwe gaan de back-ups "
            "van nu niet open. Haal dat bestand weg als u dat wilt."
        )
    made = parcel.new_key()
    if private is not None:
        _write_private(private, str(made))
    secrets.write(PUBLIC, str(made.to_public()))
    line(f"Openbare sleutel (mag iedereen zien): {made.to_public()}")
    if private is None:
        line("Geheime sleutel, eenmalig getoond. Schrijf hem op en leg hem in twee kluizen:")
        line(str(made))
    else:
        line(f"De geheime sleutel staat in {private}. Haal hem van deze machine.")


def _write_private(path: Path, text: str) -> None:
    try:
        number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise CannotStart(f"{path} bestaat al. Kies een ander bestand.") from error
    with os.fdopen(number, "w") as file:
        file.write(text + "\n")


@app.command()
def drill(
    sample: Annotated[int, typer.Option(min=1, help="Zo veel willekeurige rijen openen.")] = 200,
    as_json: AsJson = False,
) -> None:
    """Beproef: maak een back-up, zet haar ernaast terug en vergelijk alles."""
    house.enter("owner")
    with database_running():
        told = _progress(as_json)
        proof = drilling.drill(_source(), _server(), keeping.keyring(), sample=sample, tell=told)
    if as_json:
        line(json.dumps(asdict(proof) | {"minutes": proof.minutes}))
    else:
        line(f"Minuten   {proof.minutes:.2f}".replace(".", ","))
        line(f"Rijen     {proof.rows}")
        line(f"Logboeken {proof.head}")
        line(f"Bestanden {proof.files}, in beide gelijk")
        line(f"Geopend   {proof.decrypts} willekeurige teksten, in beide gelijk")
    for each in [] if as_json else proof.differences:
        say.warn(each)
    raise typer.Exit(1 if proof.differences else 0)


def restore(
    data: Annotated[Path, typer.Option(help="Het bestand met gegevens (…-data.tar.age).")],
    keys: Annotated[Path, typer.Option(help="Het nieuwste bestand met sleutels.")],
    identity: Annotated[Path, typer.Option(help="Het bestand met de geheime back-upsleutel.")],
    as_json: AsJson = False,
) -> None:
    """Zet een back-up terug in een leeg huis; wat vernietigd is, blijft vernietigd."""
    ring = keeping.keyring()
    secret = restoring.Backup(data, keys, parcel.read_identity(identity))
    with database_running():
        house.make_database_ready()
        server = _server()
        back = restoring.load(
            secret, server.admin_of(server.database), folders(), _progress(as_json)
        )
        house.migrate()
        house.build_walls()
        gone = _bury(back)
        with _keeper() as connection:
            proof = prove(connection, ring)
    told = {"rows": back.manifest.total, "head": back.manifest.head, "removed_again": gone,
            "keys": proof.keys, "opened": proof.opened,
            "differences": list(back.differences)}  # fmt: skip
    if as_json:
        line(json.dumps(told, ensure_ascii=False))
    else:
        line(f"{told['rows']} rijen terug; {gone} rijen van wat vernietigd was weer weggehaald.")
        line(f"Sleutels die opengaan met deze sleutelbos: {proof.opened} van {proof.keys}.")
    for each in [] if as_json else back.differences:
        say.warn(each)
    raise typer.Exit(1 if back.differences or not proof.holds else 0)


def _bury(back: restoring.Restored) -> int:
    from baken.access.retention import destroying  # noqa: PLC0415 - needs the settings

    path = keeping.tombstones().path
    every = restoring.bury(path, back.graves, keeping.database_url())
    return destroying.replay(every)


@contextmanager
def _keeper() -> Iterator[Any]:
    with psycopg.connect(keeping.database_url(), autocommit=True) as connection:
        yield connection


def _source() -> Source:
    url = os.environ.get("BAKEN_BACKUP_DATABASE_URL")
    url = url or SecretFiles(var() / "secrets").read("database-backup.url")
    if url is None:
        raise CannotStart("Het adres van de rol baken_backup is niet bekend. Doe ‘baken migrate’.")
    return Source(url, keeping.tombstones().path, folders())


def folders() -> tuple[tuple[str, Path], ...]:
    """Give the folders that go along: names under `var`, separated by commas."""
    names = os.environ.get("BAKEN_BACKUP_FOLDERS", FOLDERS).split(",")
    return tuple((name.strip(), _folder(name.strip())) for name in names if name.strip())


def _folder(name: str) -> Path:
    """Give where a folder is: that of attachments may have a place of its own."""
    elsewhere = os.environ.get("BAKEN_ATTACHMENTS") if name == FOLDERS else None
    return Path(elsewhere) if elsewhere else var() / name


def _recipient() -> str:
    found = os.environ.get("BAKEN_BACKUP_RECIPIENT")
    found = found or SecretFiles(var() / "secrets").read(PUBLIC)
    if found is None:
        raise CannotStart("Er is nog geen back-upsleutel. Maak er een met ‘baken backup key’.")
    return found


def _server() -> Server:
    if (server := administered()) is None:
        raise CannotStart(
            "Dit kan alleen met het adres van een beheerder van de server, in DATABASE_URL."
        )
    return server


def _progress(quiet: bool) -> make.Tell:
    """Tell every 64 MB how far it is."""
    told: dict[str, int] = {}

    def tell(what: str, done: int) -> None:
        megabytes = done // 1_000_000
        if not quiet and (what not in told or megabytes >= told[what] + 64):
            told[what] = megabytes
            line(f"  {what}: {megabytes} MB")

    return tell
