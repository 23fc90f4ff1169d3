"""A researcher fits tables with empty overlaps and gets what SparseMSE gets."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baken.statistics.mse import bootstrap, existence, stepwise
from baken.statistics.mse.cells import Floats, pairs, subset_sums, superset_sums
from baken.statistics.mse.models import packed
from baken.statistics.mse.poisson import fit
from baken.statistics.mse.tests.known import SETS, reference, table

POINTS = [(name, *row) for name in SETS for row in reference("points")["sets"][name]]
FIXED = tuple(reference("fixed_resamples")["sets"])


@pytest.mark.parametrize(("name", "threshold", "total", "chosen"), POINTS)
def test_stepwise_point_and_pairs(
    name: str, threshold: float, total: float, chosen: list[str]
) -> None:
    found = stepwise.select(table(name).counts[None, :], threshold)
    assert found.totals[0] == pytest.approx(total, rel=1e-6)
    assert sorted(":".join(table(name).named(pair)) for pair in found.chosen[0]) == chosen


@pytest.mark.parametrize("name", ["UKdat_5", "Western", "Korea", "NewOrl_5", "Artificial_3"])
def test_existence_of_every_model(name: str) -> None:
    assert codes(table(name).counts) == reference("existence")["sets"][name]


@pytest.mark.parametrize("sparse", reference("existence")["random"])
def test_existence_in_deliberately_sparse_tables(sparse: dict[str, object]) -> None:
    counts = np.zeros(1 << int(str(sparse["lists"])))
    for *on, number in sparse["table"]:  # type: ignore[attr-defined]
        counts[sum(1 << bit for bit, yes in enumerate(on) if yes)] += number
    assert codes(counts) == sparse["codes"]


@pytest.mark.parametrize("name", FIXED)
def test_fixed_resamples(name: str) -> None:
    known = reference("fixed_resamples")["sets"][name]
    tables = np.zeros((len(known["resamples"]), len(table(name).counts)))
    tables[:, known["cells"]] = known["resamples"]
    assert stepwise.select(tables).totals == pytest.approx(known["estimates"], rel=1e-6)


@pytest.mark.parametrize("name", FIXED)
def test_jackknife_acceleration_and_limits(name: str) -> None:
    known, counts = reference("fixed_resamples")["sets"][name], table(name).counts
    left_out = stepwise.select(bootstrap.without_one(counts)).totals
    order = [known["cells"].index(cell) for cell in np.flatnonzero(counts)]
    assert left_out == pytest.approx([known["jackknife"][place] for place in order], rel=1e-6)
    assert bootstrap.acceleration(counts, left_out) == pytest.approx(known["ahat"], rel=1e-6)
    limits = bootstrap.limits(known["estimates"], known["popest"], known["ahat"])
    assert limits == pytest.approx(list(known["BCa"].values()), rel=1e-6)


@pytest.mark.parametrize("name", [name for name in SETS if name != "Artificial_3"])
def test_own_resamples_end_near_those_of_r(name: str) -> None:
    counts = table(name).counts
    found = bootstrap.interval(counts, lambda some: stepwise.select(some).totals, 1000, 1)
    assert found is not None
    known = reference("stepwise_intervals")["sets"][name]
    tolerance = 0.15 if name == "Korea" else 0.12
    assert found[0] == pytest.approx(known["0.025"], rel=tolerance)
    assert found[3] == pytest.approx(known["0.975"], rel=tolerance)


def test_resamples_on_one_side_give_no_interval() -> None:
    assert bootstrap.limits([10.0, 11.0, 12.0], 9.0, 0.0) is None
    assert bootstrap.limits([10.0, 10.0], 10.0, 0.0) is None
    assert bootstrap.limits([float("nan")], 10.0, 0.0) is None


counted = st.integers(3, 4).flatmap(
    lambda lists: st.lists(st.integers(0, 30), min_size=(1 << lists) - 1, max_size=(1 << lists) - 1)
)


@given(counted)
@settings(max_examples=60)
def test_fitted_margins_are_the_observed_ones(numbers: list[int]) -> None:
    counts = np.array([0.0, *numbers])
    lists = len(counts).bit_length() - 1
    terms = packed([(3,)], lists)
    fits = fit(counts[None, :], terms)
    if existence.codes(counts[None, :], terms, fits)[0] == 0:
        seen = terms[0][fits.finite[0]]
        fitted, observed = superset_sums(fits.means)[0], superset_sums(counts)
        assert fitted[seen] == pytest.approx(observed[seen], rel=1e-6, abs=1e-6)


@given(counted, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_lists_does_not_matter(numbers: list[int], chance: object) -> None:
    counts = np.array([0.0, *numbers])
    lists = len(counts).bit_length() - 1
    order = list(range(lists))
    chance.shuffle(order)  # type: ignore[attr-defined]
    moved = np.zeros(len(counts))
    for mask, number in enumerate(counts):
        moved[sum(1 << order[bit] for bit in range(lists) if mask >> bit & 1)] += number
    both = stepwise.select(np.vstack([counts, moved]), 0.0).totals
    if existence.check(counts, ()) == 0:
        assert both[0] == pytest.approx(both[1], rel=1e-6)


@given(counted, st.integers(2, 50))
@settings(max_examples=40)
def test_a_fixed_model_scales_with_the_table(numbers: list[int], times: int) -> None:
    counts = np.array([0.0, *numbers])
    if existence.check(counts, ()) == 0:
        both = stepwise.select(np.vstack([counts, times * counts]), 0.0).totals
        assert both[1] == pytest.approx(times * both[0], rel=1e-6)


@given(st.lists(st.floats(-5, 5), min_size=8, max_size=8))
def test_sums_over_supersets_and_subsets(values: list[float]) -> None:
    row = np.array([values])
    above = [sum(v for other, v in enumerate(values) if other & m == m) for m in range(8)]
    below = [sum(v for other, v in enumerate(values) if other & m == other) for m in range(8)]
    assert superset_sums(row)[0] == pytest.approx(above, abs=1e-9)
    assert subset_sums(row)[0] == pytest.approx(below, abs=1e-9)


def test_large_tables_are_summed_without_a_matrix() -> None:
    values = np.random.default_rng(1).random((2, 256))
    masks = np.arange(256)
    inside = (masks[:, None] & masks == masks).astype(float)
    assert superset_sums(values) == pytest.approx(values @ inside)
    assert subset_sums(values) == pytest.approx(values @ inside.T)


def codes(counts: Floats) -> str:
    """Check the main effects with every set of pairs, in the order of bit masks over pairs."""
    lists = len(counts).bit_length() - 1
    every = pairs(lists)
    models = [
        tuple(sorted(pair for place, pair in enumerate(every) if chosen >> place & 1))
        for chosen in range(1 << len(every))
    ]
    terms = packed(models, lists)
    tables = np.repeat(counts[None, :], len(models), 0)
    return "".join(map(str, existence.codes(tables, terms, fit(tables, terms))))
