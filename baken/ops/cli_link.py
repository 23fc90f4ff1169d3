"""`baken link`: put mentions of one person together, in a file, without a server."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from baken.ops.say import line, warn

app = typer.Typer(
    help="Vermeldingen van dezelfde persoon bij elkaar zetten. Het is een voorstel.",
    no_args_is_help=True,
)

File = Annotated[
    Path, typer.Argument(help="CSV of Parquet met de kolom row_id en vermeldingen.", metavar="FILE")
]
AsJson = Annotated[bool, typer.Option("--json", help="Geef de cijfers als JSON.")]
ModelFile = Annotated[
    Path | None, typer.Option("--model", help="Een modelbestand; anders dat van Baken.")
]


@app.command()
def resolve(
    file: File,
    out: Annotated[Path, typer.Option("--out", help="Waar row_id,entity komt te staan.")],
    model: ModelFile = None,
    threshold: Annotated[
        float | None, typer.Option(help="De drempel in bits; anders volgt hij uit het model.")
    ] = None,
    engine: Annotated[
        str, typer.Option(help="baken, of Splink op duckdb of spark (daarvoor zijn extra's nodig).")
    ] = "baken",
    as_json: AsJson = False,
) -> None:
    """Zet bij elke vermelding een entiteit: wie waarschijnlijk dezelfde is, krijgt dezelfde."""
    if engine != "baken":
        _with_splink(file, out, engine, model, threshold, as_json=as_json)
        return
    from baken.linkage import resolving  # noqa: PLC0415 - numpy and pyarrow: not at every command

    with _complaints():
        found = resolving.resolve_file(file, out, model, threshold)
    if as_json:
        line(json.dumps(found.to_json(), ensure_ascii=False))
        return
    line(
        f"{found.rows} vermeldingen, {found.entities} entiteiten; de grootste heeft {found.largest}"
    )
    line(f"Vergeleken paren: {found.pairs_weighed}, samengekomen: {found.pairs_joined}")
    line(f"Drempel: {found.threshold_reason}")
    line(f"Duur: {found.seconds:.1f} s, geschreven: {out}".replace(".", ",", 1))


def _with_splink(
    file: Path, out: Path, engine: str, model: Path | None, threshold: float | None, *,
    as_json: bool,
) -> None:  # fmt: skip
    from baken.linkage import relinking  # noqa: PLC0415

    with _complaints():
        found = relinking.relink_file(file, out, engine, model, threshold)
    if as_json:
        line(json.dumps(found, ensure_ascii=False))
        return
    line("{rows} vermeldingen, {entities} entiteiten; de grootste heeft {largest}".format(**found))
    line(f"Drempel: {found['threshold_reason']}")
    line(f"Geschreven: {out}")


@app.command()
def train(
    file: File,
    out: Annotated[Path, typer.Option("--out", help="Waar het modelbestand komt te staan.")],
    model: ModelFile = None,
    with_splink: Annotated[
        bool,
        typer.Option("--splink", help="Laat Splink leren, zonder kolom entity, op DuckDB."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Leer gewichten uit een bestand met een kolom entity, die mensen hebben ingevuld."""
    from baken.linkage import relinking, training  # noqa: PLC0415

    with _complaints():
        figures = (
            relinking.train_file(file, out)
            if with_splink
            else training.train_file(file, out, model)
        )
    line(json.dumps(figures, ensure_ascii=False) if as_json else f"Geschreven: {out}")


@app.command()
def bench(
    file: File,
    with_splink: Annotated[
        bool, typer.Option("--splink", help="Laat Splink hetzelfde doen, in een eigen proces.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Meet een bestand met een kolom entity: hoe goed, hoe snel, hoeveel geheugen."""
    from baken.linkage import measuring  # noqa: PLC0415

    with _complaints():
        figures = measuring.measure(file, with_splink=with_splink)
    if as_json:
        line(json.dumps(figures, ensure_ascii=False))
    for name, each in {} if as_json else figures.items():
        line(f"{name}: " + ", ".join(f"{key} {value}" for key, value in each.items()))


@contextmanager
def _complaints() -> Iterator[None]:
    from baken.linkage import complaints  # noqa: PLC0415

    try:
        yield
    except complaints.BadInput as trouble:
        warn(str(trouble))
        raise typer.Exit(1) from trouble
