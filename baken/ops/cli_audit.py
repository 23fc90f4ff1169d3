"""`baken audit`: sign, check and hand on the two logs."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import psycopg
import typer

from baken.core import clock
from baken.ops import audit, audit_trim, house
from baken.ops.cli_database import database_running
from baken.ops.say import CannotStart, line, warn
from baken.vault.logbook.signed import NotSigned

app = typer.Typer(help="De logboeken: ondertekenen, nakijken en doorgeven.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")]
SAID = {
    "altered": "is veranderd",
    "missing": "ontbreekt",
    "inserted": "is ertussen gezet",
    "tail": "en wat erna kwam is weggehaald",
    "head": "is niet de laatste regel volgens de stand",
    "signature": "is niet de regel die is ondertekend",
}


@app.command()
def sign(as_json: AsJson = False) -> None:
    """Onderteken de stand van elk logboek; doe dit elke dag en bewaar de bestanden elders."""
    with _reading() as connection:
        written = [str(path) for path in audit.sign_heads(connection)]
    if as_json:
        line(json.dumps(written))
        return
    line(f"Ondertekend: {len(written)}. Geef elke gemeente het eigen bestand uit var/audit.")


@app.command()
def verify(
    statements: Annotated[
        Path | None, typer.Option(help="Map met ondertekende standen; anders var/audit.")
    ] = None,
    key: Annotated[Path | None, typer.Option(help="De openbare sleutel; anders audit.pub.")] = None,
    as_json: AsJson = False,
) -> None:
    """Kijk of iemand een regel heeft veranderd, weggehaald, toegevoegd of verwisseld."""
    try:
        with _reading() as connection:
            public = audit.public_key(key)
            verdict = audit.verify(connection, statements or audit.folder(), public)
    except NotSigned:
        raise CannotStart(
            "Een ondertekende stand is vervalst of hoort bij een andere sleutel."
        ) from None
    if as_json:
        found = [asdict(each) for each in verdict.findings]
        line(json.dumps({"ok": not found, "lines": verdict.lines, "findings": found}))
    else:
        _tell(verdict)
    raise typer.Exit(1 if verdict.findings else 0)


@app.command()
def trim(as_json: AsJson = False) -> None:
    """Haal regels weg waarvan de bewaartermijn voorbij is; nakijken blijft daarna mogelijk."""
    with (
        database_running(),
        psycopg.connect(house.owner_url(), connect_timeout=15, autocommit=True) as connection,
    ):
        removed = audit_trim.trim(connection, clock.today())
    line(json.dumps({"removed": removed}) if as_json else f"Weggehaald: {removed} regels.")


@app.command()
def export(
    url: Annotated[str, typer.Option(help="Adres van de verzamelaar (OTLP over HTTP).")] = "",
    as_json: AsJson = False,
) -> None:
    """Geef het verwerkingenlogboek door; staat uit zolang er geen adres is."""
    address = url or os.environ.get("BAKEN_OTLP_URL", "")
    if not address:
        raise CannotStart("Er is geen adres. Geef --url mee of zet BAKEN_OTLP_URL.")
    try:
        with _reading() as connection:
            sent = audit.export(connection, address)
    except (OSError, ValueError) as trouble:
        raise CannotStart(f"De verzamelaar nam de regels niet aan: {trouble}") from None
    line(json.dumps({"sent": sent}) if as_json else f"Doorgegeven: {sent} regels.")


@contextmanager
def _reading() -> Iterator[psycopg.Connection[Any]]:
    with database_running(), psycopg.connect(house.owner_url(), connect_timeout=15) as connection:
        connection.execute("set transaction isolation level repeatable read, read only")
        yield connection


def _tell(verdict: audit.Verdict) -> None:
    for found in verdict.findings:
        warn(f"{found.log}, {found.owner}: regel {found.number} {SAID[found.fault]}.")
    line(
        f"{verdict.lines} regels nagekeken tegen {verdict.statements} ondertekende standen: "
        + (f"{len(verdict.findings)} keer klopt iets niet." if verdict.findings else "alles klopt.")
    )
    if not verdict.statements:
        line("Let op: er is nog nooit ondertekend. Een afgeknipt logboek valt dan niet altijd op.")
