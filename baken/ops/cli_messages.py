"""`baken messages`: gather the texts, check their translations, compile them."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from baken.ops import messages
from baken.ops.places import HOME
from baken.ops.say import line, warn

app = typer.Typer(
    help="De teksten op de schermen: ophalen, nakijken en klaarzetten.", no_args_is_help=True
)

AsJson = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")]


@app.command()
def update(as_json: AsJson = False) -> None:
    """Haal alle teksten op en werk de bestanden met vertalingen bij."""
    changes = [messages.update(language) for language in messages.ALL]
    if as_json:
        line(json.dumps([asdict(change) for change in changes], ensure_ascii=False, indent=2))
        return
    for change in changes:
        _tell(change)


@app.command("compile")
def compile_(as_json: AsJson = False) -> None:
    """Zet de vertalingen klaar voor de webserver."""
    written = [path.relative_to(HOME).as_posix() for path in messages.compile_all()]
    line(json.dumps(written) if as_json else f"Klaargezet: {', '.join(written)}.")


@app.command()
def check(as_json: AsJson = False) -> None:
    """Kijk of elke tekst vertaald is; geeft afsluitcode 1 als er iets niet klopt."""
    found = {language: messages.problems(language) for language in messages.ALL}
    wrong = any(found.values())
    if as_json:
        line(json.dumps(found, ensure_ascii=False, indent=2))
    elif not wrong:
        line("Alle teksten zijn vertaald.")
    else:
        for language, problems in found.items():
            for problem in problems:
                warn(f"{language}: {problem}")
    raise typer.Exit(1 if wrong else 0)


def _tell(change: messages.Update) -> None:
    for text in change.added:
        line(f"{change.language}: nieuw: “{text}”")
    for text, translation in change.removed.items():
        line(f"{change.language}: vervallen: “{text}” (was: “{translation}”)")
    line(f"{change.language}: zonder vertaling: {len(change.missing)}.")
