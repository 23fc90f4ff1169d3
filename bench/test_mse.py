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
from collections.abc import Callable
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
    benchmark(stepwise.select, counts)
    assert _spent(lambda: stepwise.select(counts), 20) < MOST["point"]


@pytest.mark.parametrize(
    ("method", "settings"),
    [("stepwise", {}), ("bic", {"max_order": 3}), ("dga", {}), ("threshold", {}), ("lcm", {})],
)
def test_estimate(benchmark: BenchmarkFixture, method: str, settings: dict[str, Any]) -> None:
    """Estimate with an interval; the processor time is the lowest of a few, for others may work."""
    uk, chosen = table("UKdat_5"), Settings(**settings)
    spent = _spent(lambda: METHODS[method](uk, chosen), 1 if method == "lcm" else 3)
    benchmark.extra_info["cpu"] = spent
    print(f"{method}: {spent:.2f} s of processor")
    benchmark(lambda: spent if method == "lcm" else METHODS[method](uk, chosen))
    assert spent < MOST.get(method, 30.0)


def _spent(run: Callable[[], object], times: int) -> float:
    """Give the lowest processor time of a few runs."""
    found = []
    for _ in range(times):
        began = time.process_time()
        run()
        found.append(time.process_time() - began)
    return min(found)
