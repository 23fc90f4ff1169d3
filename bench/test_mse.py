"""Processor seconds of the estimates, beside those of R on one thread.

    UKdat_5, five lists        R      most allowed here
    stepwise, point            –      0.005
    stepwise, BCa of 1,000     78     2
    BIC of 6,084, BCa          94     4
    dga                        0.4    –
    latent classes             4.3    30   (compiled; here numpy alone)

Run alone: `OMP_NUM_THREADS=1 python -m pytest bench/test_mse.py --benchmark-only`.
"""

import time
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from baken.statistics.mse import estimate, stepwise
from baken.statistics.mse.methods import METHODS, Settings
from baken.statistics.mse.tests.known import table

MOST = {"point": 0.005, "stepwise": 2.0, "bic": 4.0, "lcm": 30.0}


@pytest.fixture(autouse=True)
def _warm() -> None:
    """Load what scipy loads late, and list the models and graphs."""
    estimate(table("Korea"), nboot=10)


def test_stepwise_point(benchmark: BenchmarkFixture) -> None:
    """Choose the pairs and estimate once."""
    counts = table("UKdat_5").counts[None, :]
    spent: list[float] = []

    def run() -> None:
        began = time.process_time()
        stepwise.select(counts)
        spent.append(time.process_time() - began)

    benchmark(run)
    print(f"point: {1000 * min(spent):.1f} ms of processor")
    assert min(spent) < MOST["point"]


@pytest.mark.parametrize(
    ("method", "settings"),
    [("stepwise", {}), ("bic", {"max_order": 3}), ("dga", {}), ("threshold", {}), ("lcm", {})],
)
def test_estimate(benchmark: BenchmarkFixture, method: str, settings: dict[str, Any]) -> None:
    """Estimate with an interval."""
    began = time.process_time()
    benchmark(METHODS[method], table("UKdat_5"), Settings(**settings))
    rounds = benchmark.stats.stats.rounds if benchmark.stats else 1
    spent = (time.process_time() - began) / max(rounds, 1)
    print(f"{method}: at most {spent:.2f} s of processor")
    assert spent < MOST.get(method, 30.0)
