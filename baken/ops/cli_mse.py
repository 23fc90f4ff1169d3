"""`baken mse`: estimate the number of people that no registration holds, or say why not."""

import json
from pathlib import Path
from typing import Annotated

import typer

from baken.ops.say import line, warn
from baken.statistics import mse

app = typer.Typer(
    help="Het verborgen aantal schatten uit overlappende registraties.", no_args_is_help=True
)

File = Annotated[
    Path,
    typer.Argument(
        help="CSV met per lijst een kolom van 0 en 1 en een kolom count.", metavar="FILE"
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")]
Boots = Annotated[int, typer.Option(help="Hoe vaak de tabel opnieuw getrokken wordt.")]
Seed = Annotated[
    int, typer.Option(help="Het startgetal van het toeval: hetzelfde geeft hetzelfde.")
]

WORDS = {
    mse.Verdict.ESTIMATE: "schatting",
    mse.Verdict.RANGE_ONLY: "alleen bandbreedte",
    mse.Verdict.NO_ESTIMATE: "geen schatting mogelijk",
}


@app.command()
def estimate(  # noqa: PLR0913, PLR0917 - typer makes an option of every argument
    file: File,
    method: Annotated[
        str, typer.Option(help="stepwise, bic, dga, lcm, threshold of fixed.")
    ] = "stepwise",
    pthresh: Annotated[float, typer.Option(help="De drempel voor p bij stepwise.")] = 0.02,
    max_order: Annotated[
        int, typer.Option(help="Uit hoeveel lijsten een interactie hoogstens bestaat.")
    ] = 2,
    nboot: Boots = 1000,
    seed: Seed = 1,
    model: Annotated[
        str | None, typer.Option(help="Het model bij fixed, bijvoorbeeld [12,3].")
    ] = None,
    covariates: Annotated[
        str, typer.Option(help="Kolommen met kenmerken, met komma’s ertussen.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Schat met één methode hoeveel mensen er zijn."""
    try:
        table = mse.read(file, [name.strip() for name in covariates.split(",") if name.strip()])
        found = mse.estimate(
            table, method, pthresh=pthresh, max_order=max_order, nboot=nboot, seed=seed, model=model
        )
    except mse.BadTable as trouble:
        raise _stop(trouble) from trouble
    if as_json:
        line(json.dumps(found.to_json(), ensure_ascii=False))
    else:
        _tell(found)


@app.command()
def assess(
    file: File,
    missed: Annotated[
        float | None, typer.Option(help="Aandeel koppelingen dat gemist is, van 0 tot 1.")
    ] = None,
    false: Annotated[
        float | None, typer.Option(help="Aandeel mensen dat ten onrechte gekoppeld is.")
    ] = None,
    unresolved: Annotated[
        int, typer.Option(help="Mensen van wie onbekend is of twee regio’s hen telden.")
    ] = 0,
    nboot: Boots = 1000,
    seed: Seed = 1,
    as_json: AsJson = False,
) -> None:
    """Vergelijk alle methoden en zeg of een getal, een bandbreedte of niets gezegd kan worden."""
    errors = None if missed is None and false is None else (missed or 0.0, false or 0.0)
    try:
        found = mse.assess(mse.read(file), errors, unresolved=unresolved, nboot=nboot, seed=seed)
    except mse.BadTable as trouble:
        raise _stop(trouble) from trouble
    if as_json:
        line(json.dumps(found.to_json(), ensure_ascii=False))
    else:
        _tell_all(found)


def _stop(trouble: "mse.BadTable") -> typer.Exit:
    warn(str(trouble))
    return typer.Exit(1)


def _tell(found: mse.Estimate) -> None:
    line(f"Geregistreerd: {found.observed}")
    line(f"{found.method}: {_around(found)}")
    line(f"Model: {found.model}")
    line(f"Oordeel: {WORDS[found.verdict]}")
    for reason in found.reasons:
        line(f"  – {reason.sentence}")


def _tell_all(found: mse.Assessment) -> None:
    line(f"Oordeel: {WORDS[found.verdict]}")
    for reason in found.reasons:
        line(f"  – {reason.sentence}")
    line(f"Geregistreerd: {found.observed}, van wie {found.overlap} op meer dan één lijst")
    for each in found.estimates:
        line(f"  {each.method:10} {_around(each)}")
    for effect in found.sensitivity:
        moved = "onbekend" if effect.factor is None else f"× {effect.factor:.2f}".replace(".", ",")
        line(f"  {_percent(effect.missed)} gemist, {_percent(effect.false)} onterecht: {moved}")


def _around(found: mse.Estimate) -> str:
    if found.total is None:
        return "geen uitkomst"
    low, high = found.interval.low, found.interval.high
    limits = "" if low is None or high is None else f" ({low:.0f} tot {high:.0f})"
    settled = "" if found.converged else ", niet tot rust gekomen"
    return f"{found.total:.0f}{limits}{settled}"


def _percent(share: float) -> str:
    return f"{100 * share:g} %".replace(".", ",")
