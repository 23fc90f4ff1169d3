"""A researcher estimates by stratum, also where covariates are not always known."""

import pytest

from baken.statistics.mse import BadTable, estimate
from baken.statistics.mse.covariates import choose, complete, people_of
from baken.statistics.mse.design import Term
from baken.statistics.mse.reading import parse
from baken.statistics.mse.tests.known import reference, table

LISTS: tuple[Term, ...] = ((0, 1), (0, 2), (1, 2))
ACROSS: tuple[Term, ...] = tuple((one, other) for one in range(3) for other in range(3, 6))
COVARIATES: tuple[Term, ...] = ((3, 4), (3, 5), (4, 5))
TERMS: dict[str, tuple[Term, ...]] = {
    "(A+B+C)*(a+b+c) + (a+b+c)^2": ACROSS + COVARIATES,
    "A+B+C+a+b+c": (),
    "(A+B+C+a+b+c)^2": LISTS + ACROSS + COVARIATES,
}


@pytest.mark.parametrize("formula", reference("em")["models"])
def test_people_with_unknown_covariates_are_divided(formula: str) -> None:
    total, height = reference("em")["models"][formula]
    found = complete(people_of(table("cov_impute", "a", "b", "c")), TERMS[formula])
    assert found.converged
    assert found.total == pytest.approx(total, rel=1e-6)
    assert found.log_likelihood == pytest.approx(height, rel=1e-6)


def test_a_search_ends_where_no_step_lowers_the_criterion() -> None:
    people = people_of(table("cov_spina", "eth"))
    found = choose(people)
    assert found.path
    assert (1, 2) in found.terms
    assert complete(people, found.terms).total == pytest.approx(724.1, rel=0.02)


def test_strata_with_fewer_than_ten_people_are_not_told() -> None:
    found = estimate(table("cov_spina", "eth"), nboot=40)
    told = {row["level"]: row for row in found.diagnostics["strata"]}
    assert set(told) == {"caucasian", "afro-american"}
    assert found.interval.kind == "percentile"
    assert found.total is not None
    assert found.interval.low is not None
    assert found.interval.high is not None
    assert found.interval.low < found.total < found.interval.high


def test_a_year_can_be_a_polynomial() -> None:
    lines = ["A,B,C,year", *(f"{a},1,{c},{year}" for year in (1, 2, 3) for a in (0, 1)
                             for c in (0, 1) for _ in range(year))]  # fmt: skip
    people = people_of(parse(lines, ["year"]), (("year", 1),))
    assert people.grid.coded[3].shape[1] == 1
    assert people.grid.coded[3].mean() == pytest.approx(0)


def test_a_covariate_with_one_value_is_refused() -> None:
    with pytest.raises(BadTable, match="“a” heeft minder dan twee"):
        people_of(parse(["A,B,C,a,count", "1,1,0,x,3", "1,0,1,x,3"], ["a"]))
