"""`baken bag`: load the register of addresses and buildings."""

import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from baken.ops import house
from baken.ops.cli_database import database_running
from baken.ops.say import CannotStart, line

app = typer.Typer(help="Adressen: de BAG laden.", no_args_is_help=True)

EVERY = 100_000
AsJson = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")]
File = Annotated[
    Path,
    typer.Argument(
        help="Een CSV met adressen (ook .gz of .zip), of het uittreksel van het Kadaster (.zip).",
        exists=True,
    ),
]


@app.callback()
def bag() -> None:
    """Adressen: de BAG laden."""


@app.command("import")
def import_(file: File, as_json: AsJson = False) -> None:
    """Laad een uittreksel van de BAG; afgebroken gaat verder waar het was."""
    house.enter("owner")
    from baken.enforcement.bag import UnreadableFile  # noqa: PLC0415 - needs the settings
    from baken.enforcement.loading import load  # noqa: PLC0415 - needs the settings

    started = time.monotonic()

    def tell(done: int) -> None:
        if not as_json and done % EVERY == 0:
            line(f"{done} regels geladen.")

    try:
        with database_running():
            loaded = load(file, tell)
            house.leave()
    except UnreadableFile as trouble:
        raise CannotStart(str(trouble)) from None
    seconds = time.monotonic() - started
    if as_json:
        line(json.dumps(asdict(loaded) | {"seconds": round(seconds, 1)}))
        return
    line(f"{loaded.rows} adressen geladen in {seconds:.0f} seconden.")
    if loaded.skipped:
        line(f"{loaded.skipped} regels waren geen adres en zijn overgeslagen.")
    if loaded.began_at:
        line(f"De eerste {loaded.began_at} regels stonden er al.")
