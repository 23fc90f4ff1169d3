"""`baken retention`: propose what may go, carry out what two confirmed, show certificates."""

import json
from dataclasses import asdict
from typing import Annotated, Any

import psycopg
import typer

from baken.ops import house, keeping
from baken.ops.cli_database import database_running
from baken.ops.say import CannotStart, line

app = typer.Typer(
    help="Bewaartermijnen: voorstellen, vernietigen en verklaren.", no_args_is_help=True
)

AsJson = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")]


@app.command()
def propose(as_json: AsJson = False) -> None:
    """Stel voor wat weg kan; zet dit elke nacht in cron. Er wordt niets mee vernietigd."""
    house.enter("owner")
    from baken.access.retention import proposing  # noqa: PLC0415 - needs the settings

    with database_running():
        done, overdue = proposing.propose(), proposing.overdue()
        house.leave()
    if as_json:
        line(json.dumps(asdict(done) | {"overdue": overdue}))
        return
    line(f"Voorgesteld: {done.proposed}; opnieuw gevraagd: {done.asked_again}.")
    line(f"Vervallen: {done.lapsed}; naar de functionaris: {done.risen}.")
    line(f"Weggehaald: {done.drafts} concepten en {done.sessions} sessies.")
    line(f"Te lang bewaard zonder dat iemand het weet: {overdue}.")


@app.command()
def confirm(as_json: AsJson = False) -> None:
    """Vernietig wat twee mensen bevestigden na de wachttijd. Niet terug te draaien."""
    house.enter("owner")
    from baken.access.retention import destroying  # noqa: PLC0415 - needs the settings

    with database_running():
        with psycopg.connect(keeping.database_url(), autocommit=True) as keeper:
            made = destroying.carry_out(keeper, keeping.tombstones())
        told = [_short(each) for each in made]
        house.leave()
    _show(told, as_json, "Er is niets waarvan de wachttijd om is.")


@app.command()
def certificate(
    mark: Annotated[str, typer.Argument(help="Het begin van het kenmerk; leeg toont alle.")] = "",
    as_json: AsJson = False,
) -> None:
    """Toon verklaringen van vernietiging, en reken hun kenmerk na."""
    house.enter("owner")
    from baken.access.retention.certificates import sha256  # noqa: PLC0415 - needs the settings
    from baken.access.retention.models import Certificate  # noqa: PLC0415 - as above
    from baken.vault.shredding import every  # noqa: PLC0415 - as above

    with database_running():
        found = every(Certificate).filter(sha256__startswith=mark).order_by("made_at")
        told = [_short(each) | {"is_whole": sha256(each.body) == each.sha256} for each in found]
        house.leave()
    if mark and not told:
        raise CannotStart(f"Er is geen verklaring met een kenmerk dat begint met {mark}.")
    _show(told, as_json, "Er is nog niets vernietigd.")
    raise typer.Exit(0 if all(each["is_whole"] for each in told) else 1)


def _short(made: Any) -> dict[str, Any]:
    return {"sha256": made.sha256, "made_at": made.made_at.isoformat(), **made.body}


def _show(told: list[dict[str, Any]], as_json: bool, nothing: str) -> None:
    if as_json:
        line(json.dumps(told, ensure_ascii=False))
        return
    for each in told:
        number = sum(one["number"] for one in each["what"])
        line(f"{each['list']}  {each['organisation']}: {number} dossiers, {each['keys']} sleutels")
        line(f"  kenmerk {each['sha256']}" + _doubt(each))
    if not told:
        line(nothing)


def _doubt(each: dict[str, Any]) -> str:
    return "" if each.get("is_whole", True) else "  KLOPT NIET: de verklaring is veranderd"
