"""Temporary passwords are strong enough, different each time, and easy to read aloud."""

import re

from baken.accounts.passwords import entropy_bits, temporary_password


def test_a_guesser_who_knows_the_recipe_needs_at_least_sixty_bits() -> None:
    assert entropy_bits() >= 60


def test_a_password_is_four_words_of_three_syllables() -> None:
    assert re.fullmatch(
        r"(([bdlmnrstw][aeiou]){3}-){3}([bdlmnrstw][aeiou]){3}", temporary_password()
    )


def test_no_password_comes_back() -> None:
    assert len({temporary_password() for _ in range(500)}) == 500
