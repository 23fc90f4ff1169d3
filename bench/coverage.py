"""What a region really gets: coverage and width of 95 % intervals in made-up populations.

Run `python -m bench.coverage [runs]`; prints the table of docs/explanation/hidden-number.md. Five
lists reach about a quarter of N people, in three ways: independent of each other, one dependent
pair (odds ratio 6), and two classes of visibility. Stepwise selection, BCa with 200 resamples.
"""

import sys
from dataclasses import dataclass

import numpy as np

from baken.statistics.mse import bootstrap, stepwise
from baken.statistics.mse.cells import Floats

LISTS = 5
REACH = (0.081, 0.063, 0.05, 0.041, 0.027)
SIZES = (150, 400, 1_000, 4_000)
RESAMPLES = 200
LEVELS = (0.025, 0.975)
ODDS = 6.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the runs of one kind and size came to."""

    kind: str
    people: int
    registered: float
    covered: float
    estimate: float
    ratio: float
    without: float


def independent() -> Floats:
    """Give the chance of each cell when lists know nothing of each other."""
    return _chances(np.array(REACH))


def dependent() -> Floats:
    """Give it when being on the first list makes the second six times as likely, in odds."""
    cells = independent()
    both = np.arange(len(cells)) & 3 == 3
    cells[both] *= ODDS
    chances: Floats = cells / cells.sum()
    return chances


def visible() -> Floats:
    """Give it when four in ten people are almost five times as visible as the rest."""
    reach = np.array(REACH)
    return 0.4 * _chances(1.9 * reach) + 0.6 * _chances(0.4 * reach)


KINDS = {"independent": independent, "dependent pair": dependent, "two visibilities": visible}


def study(kind: str, people: int, runs: int, seed: int = 1) -> Outcome:
    """Draw populations and give what became of the intervals."""
    generator = np.random.default_rng(seed)
    chances = KINDS[kind]()
    seen, points, ends = [], [], []
    for run in range(runs):
        counts = generator.multinomial(people, chances).astype(float)
        counts[0] = 0
        seen.append(counts.sum())
        points.append(float(stepwise.select(counts[None, :]).totals[0]))
        ends.append(bootstrap.interval(counts, _totals, RESAMPLES, run, LEVELS))
    found = np.array([each for each in ends if each is not None])
    inside = (found[:, 0] <= people) & (people <= found[:, 1])
    return Outcome(kind, people, float(np.mean(seen)), float(inside.mean()),
                   float(np.median(points)), float(np.median(found[:, 1] / found[:, 0])),
                   1 - len(found) / runs)  # fmt: skip


def _totals(tables: Floats) -> Floats:
    return stepwise.select(tables).totals


def _chances(reach: Floats) -> Floats:
    on = np.arange(1 << LISTS)[:, None] >> np.arange(LISTS) & 1
    chances: Floats = np.where(on, reach, 1 - reach).prod(1)
    return chances


def main(runs: int) -> None:
    """Print the table."""
    print("| lists | true N | registered | coverage | median estimate | top / bottom | none |")
    print("|---|---|---|---|---|---|---|")
    for kind in KINDS:
        for people in SIZES:
            found = study(kind, people, runs)
            print(f"| {kind} | {people:,} | {found.registered:.0f} | {found.covered:.0%} | "
                  f"{found.estimate:,.0f} | {found.ratio:.1f} | {found.without:.0%} |",
                  flush=True)  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
