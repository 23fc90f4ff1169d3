"""`baken keys`: look at the keys, replace them while everybody works, and prove the copy."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import psycopg
import typer

from baken.core import clock
from baken.ops import house, keeping
from baken.ops.cli_database import database_running
from baken.ops.say import CannotStart, line, warn
from baken.vault.keeper import caretaker
from baken.vault.keeper.keyring import FileKeyring, Keyring, KeyringTrouble

app = typer.Typer(help="De sleutels: bekijken, vervangen en beproeven.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")]


@contextmanager
def _keys() -> Iterator[tuple["psycopg.Connection[Any]", Keyring]]:
    """Give the keeper's database and the keyring; what is in the way is told in Dutch."""
    with (
        database_running(),
        psycopg.connect(keeping.database_url(), connect_timeout=15, autocommit=True) as connection,
    ):
        try:
            yield connection, keeping.keyring()
        except KeyringTrouble as trouble:
            raise CannotStart(f"Dat gaat niet met de sleutels: {trouble}") from trouble


@app.command()
def status(as_json: AsJson = False) -> None:
    """Toon de versies van de sleutelbos en hoeveel gegevenssleutels elk verpakt."""
    with _keys() as (connection, keyring):
        counts = caretaker.counts(connection)
        known, current = keyring.versions, keyring.current
    missing = sorted(counts.keys() - set(known))
    found = {"current": current, "versions": {name: counts.get(name, 0) for name in known},
             "missing": missing, "keeper": keeping.is_well()}  # fmt: skip
    if as_json:
        line(json.dumps(found))
        return
    for name in known:
        line(f"{name:8} {counts.get(name, 0):8} sleutels  {_use(name, current, counts)}")
    line(f"De bewaarder {'antwoordt' if found['keeper'] else 'antwoordt niet'}.")
    for name in missing:
        warn(f"LET OP: {name} ontbreekt; {counts[name]} sleutels gaan niet open. Zet hem terug.")


def _use(name: str, current: str, counts: dict[str, int]) -> str:
    if name == current:
        return "in gebruik"
    return "wordt vervangen" if counts.get(name) else f"kan weg: baken keys forget {name}"


@app.command()
def rotate(
    data: Annotated[bool, typer.Option("--data", help="Vervang ook elke gegevenssleutel.")] = False,
    as_json: AsJson = False,
) -> None:
    """Vervang de sleutel die alle andere verpakt; iedereen kan doorwerken."""
    with _keys() as (connection, keyring):
        _renew(connection, keyring, quiet=as_json)
        outcome = {"current": keyring.current, "keys": sum(caretaker.counts(connection).values())}
        outcome["login"] = house.renew_login_keys()
        if data:
            outcome |= _renew_data(connection, quiet=as_json)
    if as_json:
        line(json.dumps(outcome))
        return
    line(f"Klaar: {outcome['keys']} sleutels liggen nu onder {outcome['current']}.")
    line(f"Opnieuw verzegeld voor het inloggen: {outcome['login']} geheimen.")
    line("Maak opnieuw een kopie van de sleutelbos; de oude opent niet alles meer.")


def _renew(connection: "psycopg.Connection[Any]", keyring: Keyring, *, quiet: bool) -> None:
    """Add a version, unless an earlier rotation was broken off: then finish that one."""
    if caretaker.counts(connection).keys() <= {keyring.current}:
        keyring.add()
    for progress in caretaker.rewrap(connection, keyring):
        if not quiet:
            line(f"  verpakt: {progress.done} van {progress.total}")


def _renew_data(connection: "psycopg.Connection[Any]", *, quiet: bool) -> dict[str, int]:
    """Replace data keys, unless an earlier time was broken off: then finish that one."""
    waiting = connection.execute("select from vault_datakey where retired_at is not null limit 1")
    retired = 0 if waiting.fetchone() else caretaker.retire(connection, clock.now())
    resealed, removed = house.leave_old_keys(None if quiet else _tell)
    return {"retired": retired, "resealed": resealed, "removed": removed}


def _tell(done: int) -> None:
    line(f"  rijen opnieuw versleuteld: {done}")


@app.command()
def forget(version: str) -> None:
    """Vergeet een oude versie voorgoed; wat daarmee in oude back-ups verpakt is, ook."""
    with _keys() as (connection, keyring):
        caretaker.forget(connection, keyring, version)
    line(f"{version} is vergeten.")


@app.command()
def drill(
    copy: Annotated[
        Path | None, typer.Option("--copy", help="De kopie van de sleutelbos uit de kluis.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Beproef de kopie van de sleutelbos op alles wat er ligt; er verandert niets."""
    with _keys() as (connection, keyring):
        proof = caretaker.prove(connection, FileKeyring(copy) if copy else keyring)
    if as_json:
        line(json.dumps({"keys": proof.keys, "opened": proof.opened, "unknown": proof.unknown}))
    else:
        line(f"Van {proof.keys} sleutels gaan er {proof.opened} open.")
    if not proof.holds:
        unknown = f" Er ontbreekt: {', '.join(proof.unknown)}." if proof.unknown else ""
        warn(f"LET OP: met deze sleutelbos is niet alles te lezen.{unknown} Maak een nieuwe kopie.")
        raise typer.Exit(1)
