"""A researcher averages over decomposable graphs, thresholds, and draws latent classes."""

import numpy as np
import pytest

from baken.statistics.mse import convergence, dga, latent, threshold
from baken.statistics.mse.graphs import decomposable
from baken.statistics.mse.tests.known import SETS, reference, table

LEVELS = (0.025, 0.1, 0.5, 0.9, 0.975)
LATENT = tuple(reference("latent")["sets"])


def test_number_of_decomposable_graphs() -> None:
    assert [len(decomposable(lists)) for lists in (2, 3, 4, 5)] == [2, 8, 61, 822]


@pytest.mark.deep
def test_six_lists_too() -> None:
    assert len(decomposable(6)) == 18154


@pytest.mark.parametrize("name", SETS)
def test_quantiles_of_decomposable_graphs(name: str) -> None:
    known = reference("dga")["sets"][name]
    posterior = dga.average(table(name).counts)
    assert [posterior.quantile(level) for level in LEVELS] == list(known["q"].values())
    assert float(posterior.totals @ posterior.chances) == pytest.approx(known["mean"], rel=1e-6)
    assert sorted(posterior.weights)[:-4:-1] == pytest.approx(known["top"][:3], rel=1e-6)


@pytest.mark.parametrize("name", SETS)
def test_retained_interactions_and_quantiles(name: str) -> None:
    known = reference("threshold")["sets"][name]
    weighed = threshold.weigh(table(name).counts, 1)
    retained = sorted(":".join(table(name).named(term)) for term in weighed.retained)
    assert weighed.converged
    assert retained == sorted(known["retained"])
    found = [weighed.quantile(level) for level in LEVELS]
    assert found == pytest.approx(list(known["q"].values()), rel=0.06)


@pytest.mark.deep
@pytest.mark.parametrize("name", LATENT)
def test_latent_classes_settle_near_r_or_say_that_they_did_not(name: str) -> None:
    known = reference("latent")["sets"][name]
    draws = latent.sample(table(name).counts, 1)
    assert draws.converged == (known["rhat"] < 1.01)
    if draws.converged:
        assert draws.quantile(0.5) == pytest.approx(known["q"]["50%"], rel=0.03)


def test_latent_chains_cut_short_say_so() -> None:
    draws = latent.sample(table("NewOrl_5").counts, 1, most=200)
    assert not draws.converged
    assert draws.totals.shape == (latent.CHAINS, 150)
    assert (draws.totals >= table("NewOrl_5").observed).all()


def test_the_same_seed_gives_the_same_draws() -> None:
    counts = table("Korea").counts
    first, second, other = (latent.sample(counts, seed, most=100).totals for seed in (1, 1, 2))
    assert (first == second).all()
    assert (first != other).any()


def test_convergence_sees_chains_apart_and_together() -> None:
    noise = np.random.default_rng(1).standard_normal((8, 2000))
    assert convergence.converged(noise)
    assert convergence.effective_size(noise) > 10_000
    assert not convergence.converged(noise + np.arange(8)[:, None])
    slow = np.cumsum(noise, axis=1)
    assert convergence.effective_size(slow) < 100
    assert convergence.rhat(np.ones((2, 10))) == 1.0
