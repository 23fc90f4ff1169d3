"""Colours: the contrast that WCAG counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core.colours import contrast, is_colour, mixed

COLOURS = st.binary(min_size=3, max_size=3).map(lambda each: "#" + each.hex())


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the greyest grey of WebAIM's checker
        ("#777777", "#ffffff", 4.48),
    ],
)
def test_contrast_is_what_wcag_says(one: str, other: str, known: float) -> None:
    assert contrast(one, other) == pytest.approx(known, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@given(COLOURS)
def test_a_mixed_colour_is_a_colour_between_both(one: str) -> None:
    assert is_colour(mixed(one, "#000000", 0.25))
    assert contrast(mixed(one, "#000000", 0.25), "#ffffff") >= contrast(one, "#ffffff")
    assert mixed(one, "#ffffff", 0) == one


@pytest.mark.parametrize("text", ["", "red", "#FFF", "#12345", "#1234567", "#12345g", "#123456\n"])
def test_only_six_digits_are_a_colour(text: str) -> None:
    assert not is_colour(text)
