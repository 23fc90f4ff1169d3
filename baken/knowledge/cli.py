"""`baken knowledge`: check, show, compare and lock the dated files."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
import yaml

from baken.core.clock import today
from baken.knowledge.checks import check as problems_in
from baken.knowledge.differences import differences
from baken.knowledge.folders import configure, configured
from baken.knowledge.locks import lock as lock_versions
from baken.knowledge.packs import KINDS
from baken.knowledge.schemas import write_schemas
from baken.knowledge.shelves import shelf
from baken.knowledge.versions import KnowledgeError, Shelf, Version

app = typer.Typer(
    help="Kennis op datum: controleren, tonen, vergelijken en vastleggen.", no_args_is_help=True
)

AsJson = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")]
Day = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="De dag waarop het moet gelden; anders vandaag."),
]
KindName = Annotated[str, typer.Argument(metavar="KIND", help=f"Eén van: {', '.join(KINDS)}.")]
Folder = Annotated[Path | None, typer.Option(help="De map met kennis; anders die van Baken.")]
Overlay = Annotated[Path | None, typer.Option(help="De eigen map van de regio (couleur locale).")]


@app.callback()
def folders(folder: Folder = None, overlay: Overlay = None) -> None:
    """Kennis op datum: controleren, tonen, vergelijken en vastleggen."""
    if folder or overlay:
        configure(folder or configured().base, overlay or configured().overlay)


@app.command()
def check(as_json: AsJson = False) -> None:
    """Controleer alle bestanden; geeft afsluitcode 1 als er iets niet klopt."""
    here = configured()
    problems = problems_in(here.base, here.overlay, today=today())
    found = [vars(problem) for problem in problems]
    lines = [str(problem) for problem in problems] or ["De kennis is in orde."]
    _say({"ok": not problems, "problems": found}, lines, as_json)
    raise typer.Exit(1 if problems else 0)


@app.command()
def show(
    kind: KindName,
    name: Annotated[str, typer.Argument(metavar="ID", help="Welke; anders een overzicht.")] = "",
    day: Day = None,
    as_json: AsJson = False,
) -> None:
    """Toon wat op een dag geldt."""
    asked = day.date() if day else today()
    books = _shelf(kind).books
    if name in books:
        _show(kind, name, asked, as_json)
    elif name:
        _fail(f"{kind}/{name} bestaat niet. Wel bestaat: {', '.join(sorted(books))}.")
    else:
        found = {one: book.find(asked) for one, book in sorted(books.items())}
        overview = {one: str(got.valid_from) if got else None for one, got in found.items()}
        lines = [f"{one}: {start or 'niets van kracht'}" for one, start in overview.items()]
        _say(overview, lines, as_json)


@app.command()
def diff(
    kind: KindName,
    name: Annotated[str, typer.Argument(metavar="ID", help="Welke; ‘-’ als de soort er één is.")],
    old: Annotated[datetime, typer.Argument(metavar="FROM", formats=["%Y-%m-%d"])],
    new: Annotated[datetime, typer.Argument(metavar="TO", formats=["%Y-%m-%d"])],
    as_json: AsJson = False,
) -> None:
    """Vergelijk wat op twee dagen geldt."""
    earlier, later = (
        _plain(_in_force(kind, name.removeprefix("-"), moment.date())) for moment in (old, new)
    )
    found = list(differences(earlier, later))
    lines = [str(one) for one in found] or ["Er is geen verschil."]
    _say([vars(one) for one in found], lines, as_json)


@app.command()
def lock(as_json: AsJson = False) -> None:
    """Leg nieuwe versies vast; wat al geldt kan daarna niet meer veranderen."""
    done = [lock_versions(root, KINDS.values(), today()) for root in configured().roots]
    written = [key for one in done for key in one.written]
    refused = [problem for one in done for problem in one.refused]
    lines = [f"vastgelegd: {key}" for key in written] + [str(problem) for problem in refused]
    answer = {"written": written, "refused": [vars(problem) for problem in refused]}
    _say(answer, lines or ["Alles was al vastgelegd."], as_json)
    raise typer.Exit(1 if refused else 0)


@app.command()
def schema(as_json: AsJson = False) -> None:
    """Schrijf de JSON-schema's opnieuw, zodat een editor helpt bij het schrijven."""
    changed = write_schemas(configured().base, KINDS.values())
    lines = [f"geschreven: {name}" for name in changed] or ["De schema's waren al goed."]
    _say({"written": changed}, lines, as_json)


def _show(kind: str, name: str, day: date, as_json: bool) -> None:
    found = _plain(_in_force(kind, name, day))
    text = yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=100)
    _say(found, [text.rstrip()], as_json)


def _in_force(kind: str, name: str, day: date) -> Version:
    books = _shelf(kind)
    try:
        found: Version = books.on(name, day)
    except KnowledgeError as error:
        _fail(str(error))
    return found


def _shelf(kind: str) -> Shelf[Any]:
    if kind not in KINDS:
        _fail(f"‘{kind}’ is onbekend. Kies uit: {', '.join(KINDS)}.")
    try:
        return shelf(KINDS[kind])
    except KnowledgeError as error:
        _fail(str(error))


def _plain(version: Version) -> dict[str, Any]:
    return version.model_dump(mode="json", exclude_none=True)


def _say(answer: Any, lines: list[str], as_json: bool) -> None:
    text = json.dumps(answer, ensure_ascii=False, indent=2) if as_json else "\n".join(lines)
    typer.echo(text)


def _fail(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(1)
