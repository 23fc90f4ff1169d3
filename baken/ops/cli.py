"""`baken`: everything an administrator does, one command each."""

import json
import sys
from typing import Annotated, Any

import typer

from baken.knowledge import cli as knowledge
from baken.ops import (
    cli_audit,
    cli_backup,
    cli_bag,
    cli_database,
    cli_export,
    cli_keys,
    cli_keys_inner,
    cli_link,
    cli_messages,
    cli_mse,
    cli_retention,
    house,
    start,
)
from baken.ops.browser import find_or_install
from baken.ops.places import version
from baken.ops.say import CannotStart, line, warn
from baken.ops.serve import Address, serve

app = typer.Typer(
    name="baken",
    help="Baken: starten, bijwerken en nakijken.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(cli_database.app, name="database")
app.add_typer(cli_audit.app, name="audit")
app.add_typer(cli_backup.app, name="backup")
app.add_typer(cli_bag.app, name="bag")
app.command("restore")(cli_backup.restore)
cli_keys_inner.add_to(cli_keys.app)
app.add_typer(cli_keys.app, name="keys")
app.add_typer(knowledge.app, name="knowledge")
app.add_typer(cli_messages.app, name="messages")
app.add_typer(cli_link.app, name="link")
app.add_typer(cli_mse.app, name="mse")
app.add_typer(cli_retention.app, name="retention")
app.add_typer(cli_export.app, name="export")

AsJson = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")]
Port = Annotated[int, typer.Option(help="De poort waarop de webserver luistert.")]
Host = Annotated[str, typer.Option(help="Het netwerkadres waarop de webserver luistert.")]
PortalPort = Annotated[
    int, typer.Option(help="De poort van het openbare meldpunt; 0 laat het dicht.")
]
Demo = Annotated[bool, typer.Option(help="Richt ook de verzonnen regio in.")]


@app.callback(invoke_without_command=True)
def baken(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version", help="Toon de versie.")] = False,
) -> None:
    """Baken: starten, bijwerken en nakijken."""
    if show_version:
        line(version())
        raise typer.Exit
    del context


@app.command()
def run(
    port: Port = 8000, host: Host = "127.0.0.1", demo: Demo = True, portal_port: PortalPort = -1
) -> None:
    """Maak alles klaar, met een verzonnen regio erin, en open Baken."""
    wanted = port + 1 if portal_port < 0 else portal_port
    portal = Address(host, wanted) if wanted else None
    start.run(Address(host, port), demo=demo, portal=portal)


@app.command("serve")
def serve_(port: Port = 8000, host: Host = "127.0.0.1", portal_port: PortalPort = 0) -> None:
    """Open Baken zoals het staat; logregels gaan naar de standaarduitvoer."""
    address = Address(host, port)
    portal = Address(host, portal_port) if portal_port else None
    if portal:
        house.refuse_untried_numbers()
    serve(
        address,
        prepare=lambda: _say_notes(start.start_database()),
        opened=lambda: line(f"Baken is open: {address.url}"),
        portal=portal,
    )


@app.command()
def migrate() -> None:
    """Werk de tabellen bij en bouw de muren van vandaag."""
    with cli_database.database_running():
        _say_notes(house.make_database_ready())
        house.lay_keys_ready()
        house.migrate()
        house.build_walls()
        house.seal_plain_texts()
        house.mark_numbers()
        house.open_desks()
    line("De tabellen zijn bij en de muren staan.")


@app.command()
def demo() -> None:
    """Richt de verzonnen regio in; wat er al staat, blijft."""
    with cli_database.database_running():
        house.fill_demo()
    line("De verzonnen regio staat klaar.")


@app.command()
def check(as_json: AsJson = False) -> None:
    """Kijk na: instellingen, ontbrekende migraties en adressen in de slotbestanden."""
    found = house.problems()
    if as_json:
        line(json.dumps({"ok": not found, "problems": found}, ensure_ascii=False))
    for problem in [] if as_json else found:
        warn(problem)
    raise typer.Exit(1 if found else 0)


@app.command()
def migrations() -> None:
    """Schrijf de migraties die bij veranderde modellen horen."""
    house.enter("owner")("makemigrations")


@app.command()
def static() -> None:
    """Verzamel de stijlen, scripts en beelden voor de webserver."""
    house.enter("office")("collectstatic", interactive=False, verbosity=0, clear=True)


@app.command()
def browser() -> None:
    """Zoek een Chromium voor de proeven in de browser; installeer er een als dat mag."""
    if (path := find_or_install()) is None:
        warn("LET OP: geen Chromium gevonden, dus de proeven in de browser worden overgeslagen.")
        raise typer.Exit(1)
    line(str(path))


def _say_notes(notes: list[str]) -> None:
    for note in notes:
        line(f"Let op: {note}.")


def main() -> Any:
    """Run a command; what is in the way is told in a sentence, not in a traceback."""
    try:
        return app(prog_name="baken")
    except CannotStart as trouble:
        warn(str(trouble))
        sys.exit(1)


if __name__ == "__main__":
    main()
