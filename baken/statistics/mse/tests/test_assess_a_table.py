"""A policy officer asks what may be said; the answer is a number, a range, or nothing and why."""

from typing import Any

import numpy as np
import pytest

from baken.statistics.mse import BadTable, CaptureTable, Verdict, assess, estimate, estimating
from baken.statistics.mse.methods import METHODS, Found, Settings
from baken.statistics.mse.results import Interval
from baken.statistics.mse.sensitivity import spoiled
from baken.statistics.mse.tests.known import reference, table

KEYS = [
    "method", "observed", "lists", "estimate", "interval", "selected", "model", "bic", "existence",
    "converged", "verdict", "reasons", "seed", "seconds", "version",
]  # fmt: skip


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Replace the slow method by what it would have found."""
    answer: dict[str, Any] = {"total": 725.0, "converged": True}

    def latent(asked: CaptureTable, settings: Settings) -> Found:
        del asked, settings
        return Found(answer["total"], Interval(0.95, 680.0, 820.0, "credible"), "lcm",
                     converged=answer["converged"])  # fmt: skip

    monkeypatch.setattr(estimating, "METHODS", {**METHODS, "lcm": latent})
    return answer


def codes(found: Any) -> list[str]:
    return [reason.code for reason in found.reasons]


@pytest.mark.parametrize(("name", "overlap"), [("NewOrl_5", 13), ("Western", 23)])
def test_few_overlaps_carry_no_estimate(name: str, overlap: int) -> None:
    found = assess(table(name))
    assert found.verdict is Verdict.NO_ESTIMATE
    assert codes(found) == ["too_few_overlaps"]
    assert f"Slechts {overlap} mensen" in found.reasons[0].sentence
    assert (found.low, found.high, found.estimates) == (None, None, ())


def test_two_lists_carry_no_estimate() -> None:
    found = assess(CaptureTable.from_counts(["A", "B"], [0, 50, 60, 40]))
    assert codes(found) == ["too_few_lists"]


def test_an_empty_list_is_no_list() -> None:
    found = assess(CaptureTable.from_counts(["A", "B", "C"], [0, 50, 60, 40, 0, 0, 0, 0]))
    assert codes(found) == ["too_few_lists"]


def test_people_in_two_regions_who_are_not_sorted_out_stop_everything() -> None:
    assert codes(assess(table("Spina3"), unresolved=3)) == ["unresolved_persons"]


def test_methods_that_agree_give_an_estimate(quick: dict[str, Any]) -> None:
    found = assess(table("Spina3"), nboot=200)
    assert found.verdict is Verdict.ESTIMATE
    assert found.reasons == ()
    assert [each.method for each in found.estimates] == list(estimating.COMPARED)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 724 < found.high


def test_methods_that_differ_give_a_range(quick: dict[str, Any]) -> None:
    quick["total"] = 1200.0
    found = assess(table("Spina3"), nboot=50)
    assert found.verdict is Verdict.RANGE_ONLY
    assert codes(found) == ["methods_differ"]


def test_a_simulation_that_did_not_settle_gives_a_range(quick: dict[str, Any]) -> None:
    quick.update(total=1200.0, converged=False)
    found = assess(table("Spina3"), nboot=50)
    assert codes(found) == ["not_converged"]
    assert found.verdict is Verdict.RANGE_ONLY


def test_models_that_differ_give_a_range() -> None:
    found = estimate(table("UKdat_5"), nboot=0)
    assert found.verdict is Verdict.RANGE_ONLY
    assert "models_differ" in codes(found)


def test_linkage_errors_are_carried_along(quick: dict[str, Any]) -> None:
    found = assess(table("Spina3"), (0.1, 0.0), nboot=50)
    factors = {(each.missed, each.false): each.factor for each in found.sensitivity}
    assert factors[0.2, 0.0] > factors[0.05, 0.0] > 1 > factors[0.0, 0.01]  # type: ignore[operator]
    assert found.sensitivity[-1].missed == 0.1
    assert found.to_json()["sensitivity"][-1]["missed"] == 0.1
    worse = assess(table("Spina3"), (0.9, 0.0), nboot=50)
    assert "linkage_errors" in codes(worse)


def test_spoiled_tables_keep_people_where_they_should() -> None:
    counts, chance = table("Spina3").counts, np.random.default_rng(1)
    split = spoiled(counts, 1.0, 0.0, chance)[0]
    assert split[7] == 0
    assert split.sum() > counts.sum()
    merged = spoiled(counts, 0.0, 0.05, chance)[0]
    assert merged.sum() < counts.sum()
    assert (merged >= 0).all()


@pytest.mark.deep
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("HIV", "estimate"),
        ("Spina3", "estimate"),
        ("UKdat_5", "range_only"),
        ("Korea", "range_only"),
    ],
)
def test_verdicts_on_published_tables(name: str, said: str) -> None:
    assert assess(table(name)).verdict == said


def test_the_answer_as_json() -> None:
    found = estimate(table("Korea"), "bic", seed=7)
    told = found.to_json()
    assert list(told) == KEYS
    assert told["selected"] == [["b", "c"], ["c", "d"]]
    assert told["estimate"] == pytest.approx(reference("bic")["sets"]["Korea"]["2"]["top"][0][2])
    assert found.hidden == pytest.approx(told["estimate"] - 123)
    assert found == estimate(table("Korea"), "bic", seed=7)
    assert found.interval != estimate(table("Korea"), "bic", seed=8).interval


def test_a_fixed_model_that_has_no_estimate_says_so() -> None:
    found = estimate(table("Korea"), "fixed", model="[12,13]", nboot=10)
    assert (found.total, found.hidden, found.existence) == (None, None, 1)
    assert codes(found)[-1] == "no_model"
    assert found.verdict is Verdict.NO_ESTIMATE


def test_a_table_without_any_overlap_has_no_estimate() -> None:
    found = estimate(CaptureTable.from_counts(["A", "B", "C"], [0, 9, 9, 0, 9, 0, 0, 0]))
    assert found.total is None
    assert found.verdict is Verdict.NO_ESTIMATE
    assert [reason.code for reason in found.reasons] == ["too_few_overlaps", "no_model"]


def test_methods_that_cannot_handle_the_number_of_lists_say_so() -> None:
    counts = [0, *(20 for _ in range(127))]
    wide = CaptureTable.from_counts(list("ABCDEFG"), counts)
    for method in ("bic", "dga"):
        found = estimate(wide, method, nboot=0)
        assert codes(found)[-1] == "method_not_possible"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"method": "guess"}, "“guess” is geen methode"),
        ({"pthresh": 2.0}, "tussen 0 en 1"),
        ({"max_order": 0}, "orde"),
        ({"nboot": -1}, "herhalingen"),
        ({"method": "fixed", "model": "[19]"}, "is geen model"),
        ({"method": "fixed", "model": "twee"}, "is geen model"),
    ],
)
def test_nonsense_is_refused(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(BadTable, match=said):
        estimate(table("Korea"), **settings)
