"""The card with help speaks every language of the portal, and nobody learns which was chosen."""

import pytest

from baken.core import clock
from baken.enforcement.models import PersonMet
from baken.knowledge.packs import help_cards, languages
from tests.typing import ClientFor

SPOKEN = [each.code for each in languages().on(clock.today()).languages]


def test_every_language_of_the_portal_has_a_card() -> None:
    assert set(SPOKEN) == set(help_cards().books)
    assert len(SPOKEN) == 14


@pytest.mark.parametrize("code", ["nl", "ar", "ti", "zh-hans"])
def test_the_card_shows_its_language_and_says_that_nobody_checked_it(
    client_for: ClientFor, code: str
) -> None:
    page = client_for("tom").get("/hulpkaart", {"taal": code}).text
    card = help_cards().on(code, clock.today())
    assert card.want_help in page
    assert "Ik wil hulp." in page
    assert f'lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}"' in page
    assert ("niet door een moedertaalspreker" in page) == (code != "nl")


def test_a_language_that_is_none_is_dutch(client_for: ClientFor) -> None:
    assert 'lang="nl" dir="ltr"' in client_for("tom").get("/hulpkaart?taal=<b>").text


def test_no_row_can_hold_a_language() -> None:
    assert not {each.name for each in PersonMet._meta.fields} & {"language", "taal", "origin"}
