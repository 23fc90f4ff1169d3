"""How long the adviser thinks, with every fact known; the aim is 20 ms (95 of 100 questions)."""

from datetime import date

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from baken.instruments.adviser import Library, Question, advise
from baken.knowledge.packs import bills, enforcement, instruments
from bench import figures

DAY = date(2026, 11, 23)
ASKED = [("labour", "worker_housing"), ("criminal", "drug_premises"), ("labour", "harmed_person")]


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked[1])
def test_an_answer(benchmark: BenchmarkFixture, asked: tuple[str, str]) -> None:
    """One question about one manifestation."""
    library = Library(enforcement().on(DAY), instruments(), bills().find(DAY))
    question = Question(*asked, DAY, dict.fromkeys(library.words.facts, True))
    assert benchmark(advise, question, library).lines
    cost = figures.cost(lambda: advise(question, library), rounds=100)
    figures.say(f"Adviser, {asked[1]}: p95", cost.p95, "ms", at_most=20)
