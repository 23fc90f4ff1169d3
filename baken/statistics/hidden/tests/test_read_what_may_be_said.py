"""An outcome begins with the verdict, in words, and never shows a small number."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import translation
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from baken.statistics.hidden.picture import draw
from baken.statistics.hidden.tests.conftest import Answered
from baken.statistics.hidden.wording import Spoken, ends, sentences, two_digits
from baken.statistics.mse import CaptureTable, Verdict
from baken.statistics.mse.verdict import RULES
from tests.typing import ClientFor


def test_no_estimate_comes_first_and_with_its_reason(
    client_for: ClientFor, answered: Answered
) -> None:
    page = client_for("karin").get(reverse("estimation_detail", args=[answered().pk])).text
    assert "<h1>Geen schatting mogelijk</h1>" in page
    assert "Slechts 13 mensen staan op meer dan één lijst" in page
    assert (
        "5 instanties registreerden 186 vermoedelijke slachtoffers (Regio Lagerwaard, 2025)."
        in page
    )
    assert "niet te schatten" in page
    assert "spread__bar" not in page


def test_an_estimate_shows_methods_errors_and_sentences(
    client_for: ClientFor, answered: Answered
) -> None:
    found = answered("Spina3")
    page = client_for("bas").get(reverse("estimation_detail", args=[found.pk])).text
    assert (
        page.index("<h1>Schatting</h1>") < page.index("Zo zegt u dit") < page.index("spread__bar")
    )
    assert "geschat tussen 670 en 790." in page or "geschat tussen 6" in page
    assert "Geregistreerd: 621" in page
    assert "rust op 269 mensen" in page
    assert "5 % van de koppelingen gemist" in page
    assert "0,5 % van de mensen onterecht gekoppeld" in page
    assert found.fingerprint in page
    assert "daadwerkelijk aantal”" in page  # only where it says not to


def test_methods_that_differ_give_two_ends_and_no_number(
    client_for: ClientFor, answered: Answered
) -> None:
    page = client_for("ruben").get(reverse("estimation_detail", args=[answered("Korea").pk])).text
    assert "<h1>Alleen een bandbreedte</h1>" in page
    assert "“Stapsgewijs gekozen verbanden” op 270, meer dan 1,5 keer zoveel" in page
    assert "Geregistreerd: 123" in page


def test_small_numbers_are_nowhere(client_for: ClientFor, answered: Answered) -> None:
    tiny = CaptureTable.from_counts(["A", "B", "C"], [0, 3, 2, 1, 40, 0, 1, 0])
    found = answered(tiny)
    karin = client_for("karin")
    page = karin.get(reverse("estimation_detail", args=[found.pk])).text
    assert "minder dan 5" in page
    assert "Slechts 2" not in page
    told = karin.get(reverse("estimation_json", args=[found.pk])).json()
    assert told["overlap"] is None
    assert told["diagnosis"]["sizes"] == {"A": None, "B": None, "C": 41}
    assert told["diagnosis"]["pairs"] == [[["A", "B"], None], [["A", "C"], 0], [["B", "C"], None]]


def test_it_can_be_taken_along(client_for: ClientFor, answered: Answered) -> None:
    karin, found = client_for("karin"), answered("Spina3")
    told = karin.get(reverse("estimation_json", args=[found.pk])).json()
    assert (told["verdict"], told["table"]) == ("estimate", found.fingerprint)
    assert told["period"] == ["2025-01-01", "2025-12-31"]
    lines = karin.get(reverse("estimation_csv", args=[found.pk])).text.splitlines()
    assert lines[0].startswith("method,estimate,low,high")
    assert lines[1].startswith("stepwise,724.")
    paper = Document(BytesIO(karin.get(reverse("estimation_word", args=[found.pk])).content))
    assert any("geschat tussen" in each.text for each in paper.paragraphs)
    assert any(found.fingerprint in each.text for each in paper.paragraphs)


def test_earlier_ones_are_listed_for_the_region(client_for: ClientFor, answered: Answered) -> None:
    answered()
    page = client_for("ruben").get(reverse("estimation_list")).text
    assert "Geen schatting mogelijk" in page
    assert "Karin Muldersma" in page


def test_the_explanation_cites_the_critique(client_for: ClientFor) -> None:
    page = client_for("karin").get(reverse("estimation_about")).text
    assert "not a suitable method" in page
    assert "Binette" in page
    assert "spreken elkaar tegen" in page
    assert f"Minder dan {RULES.least_overlap} mensen" in page
    assert RULES.least_lists == 3
    assert RULES.most_ratio == 1.5  # “anderhalf keer”


def test_reasons_in_english(answered: Answered, client_for: ClientFor) -> None:
    karin = client_for("karin")
    karin.cookies["taal"] = "en"
    page = karin.get(reverse("estimation_detail", args=[answered().pk])).text
    assert "Slechts" not in page


def test_asking_how_far_it_is_gives_the_piece_that_changes(
    client_for: ClientFor, answered: Answered
) -> None:
    found = answered()
    url = reverse("estimation_detail", args=[found.pk])
    answer = client_for("karin").get(url, headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"


@given(st.floats(1, 1e7))
def test_rounding_outwards_never_narrows(number: float) -> None:
    low, high = two_digits(number, up=False), two_digits(number, up=True)
    assert low <= number <= high
    assert high - low <= max(1, number / 9)


@given(st.integers(0, 5000), st.floats(1, 1e5), st.floats(1, 20))
def test_the_range_never_starts_below_what_was_counted(
    observed: int, low: float, times: float
) -> None:
    spoken = Spoken(Verdict.ESTIMATE, observed, 30, low, low * times, 3, "X", "2025", "presumed", 5)
    with translation.override("nl"):
        least = int(ends(spoken)[0].replace(".", ""))
        assert least >= observed
        assert "geschat tussen" in " ".join(sentences(spoken))


@pytest.mark.parametrize("high", [None, 900.0])
def test_the_picture_keeps_everything_on_its_axis(high: float | None) -> None:
    limits = {"low": None if high is None else 650.0, "high": high}
    method = {"method": "bic", "estimate": 724.0, "interval": limits, "converged": True}
    picture = draw([method], 621)
    assert picture is not None
    assert picture.ticks[0] == 0
    assert float(picture.bars[0].dot or 0) <= 100
    assert float(picture.line or 0) < float(picture.bars[0].dot or 0)
    assert draw([{**method, "estimate": None}], 621) is None
