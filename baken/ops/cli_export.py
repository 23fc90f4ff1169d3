"""`baken export`: registrations in the words of a standard, with a report of what was lost."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from django.conf import settings

from baken.care.registration import from_plain
from baken.core import clock
from baken.core.refusals import Refused
from baken.exchange import htcds as standard
from baken.ops.say import CannotStart, line, warn

app = typer.Typer(help="Registraties omzetten naar een standaard.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")]
File = Annotated[
    Path,
    typer.Argument(help="JSON: een lijst registraties in Nederlandse codes.", metavar="FILE"),
]


@app.callback()
def _group() -> None:
    """Registraties omzetten naar een standaard."""


@app.command()
def htcds(file: File, as_json: AsJson = False) -> None:
    """Zet registraties om naar HTCDS 2.0 en zeg wat daarbij verloren gaat."""
    if not settings.configured:
        settings.configure(USE_I18N=False)  # our texts are Dutch, and no house is needed here
    try:
        found = [standard.export(from_plain(one), clock.today()) for one in _read(file)]
    except Refused as refusal:
        warn(str(refusal))
        raise typer.Exit(1) from refusal
    if as_json:
        line(json.dumps([one.to_json() for one in found], ensure_ascii=False))
        return
    for one in found:
        _tell(one)


def _read(file: Path) -> list[dict[str, Any]]:
    try:
        said = json.loads(file.read_text())
    except (OSError, ValueError) as error:
        raise CannotStart(f"{file} is niet te lezen als JSON.") from error
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise CannotStart(f"{file} moet een lijst registraties zijn.")
    return said


def _tell(one: standard.Export) -> None:
    counts = one.counts
    line(
        f"{one.extension['reference']}: {counts['exact']} gelijk, {counts['derived']} afgeleid,"
        f" {counts['lossy']} met verlies"
    )
    for loss in one.losses:
        line(f"  – {loss.field} {loss.value} → {loss.becomes or 'leeg'}: {loss.why}")
    line(f"  {one.attribution}")
