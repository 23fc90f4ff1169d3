"""Words are looked for in what one may see, and nowhere else."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from baken.core.refusals import Refused
from baken.signals import search
from baken.signals.actions import note
from baken.signals.models import Signal
from baken.signals.search import find, look_for
from baken.vault.content import Content
from tests.typing import Acting, ClientFor

SHORT = "Te kort."


@pytest.fixture
def told(acting: Acting) -> Signal:
    """Let Marieke have a signal with something to find in it."""
    with acting("marieke"):
        signal = Signal.objects.earliest("id")
        signal.observation = Content.opened("Zij werkte in Café Zoutkeet, tel. 06-0000 12 34.")
        signal.save(update_fields=["observation"])
    return signal


@pytest.mark.parametrize(
    "words", ["zoutkeet", "CAFE  zout", "café Zoutkeet", "0600001234", "06 00001234"]
)
def test_words_and_numbers_are_found_however_they_are_written(
    acting: Acting, told: Signal, words: str
) -> None:
    with acting("marieke"):
        found = look_for(words, SHORT)
    assert [hit.signal.pk for hit in found.hits] == [told.pk]
    [place] = found.hits[0].places
    assert place.before + place.match + place.after == told.observation.text


def test_what_belongs_to_a_signal_is_looked_through_as_well(acting: Acting, told: Signal) -> None:
    with acting("marieke") as marieke:
        note(marieke, signal=told, kind="account", named_as="unknown",
             value="NL00 BANK 0123 4567 89", according_to="de melder")  # fmt: skip
        found = look_for("nl00bank0123456789", SHORT)
    assert [hit.signal.pk for hit in found.hits] == [told.pk]
    assert found.hits[0].places[0].match == "NL00 BANK 0123 4567 89"


def test_nothing_is_found_in_signals_of_others(acting: Acting, told: Signal) -> None:
    with acting("joris"):
        found = look_for("zoutkeet", SHORT)
    assert found.hits == ()
    assert found.looked > 0


@pytest.mark.parametrize("words", ["", "  ", "zo", " z  "])
def test_too_few_letters_are_refused(acting: Acting, words: str) -> None:
    with acting("marieke"), pytest.raises(Refused, match="Te kort"):
        look_for(words, SHORT)


def test_only_the_newest_are_looked_through_and_that_is_told(
    acting: Acting, told: Signal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST", 1)
    with acting("marieke"):
        found = look_for("zoutkeet", SHORT)
    assert (found.looked, found.cut) == (1, True)


def test_the_page_asks_and_shows_and_holds_no_words_in_its_address(
    client_for: ClientFor, told: Signal
) -> None:
    marieke = client_for("marieke")
    address = reverse("signal_search")
    assert "Zoek in wat u mag zien" in marieke.get(address).content.decode()
    answer = marieke.post(address, {"words": "zoutkeet"})
    assert "<mark>Zoutkeet</mark>" in answer.content.decode()
    assert answer.wsgi_request.get_full_path() == address
    assert marieke.post(address, {"words": "zz"}).status_code == 422
    nothing = marieke.post(address, {"words": "nergens staat dit"})
    assert "Niets gevonden" in nothing.content.decode()


@given(before=st.text(max_size=20), after=st.text(max_size=20))
def test_a_word_is_found_wherever_it_stands(before: str, after: str) -> None:
    text = f"{before} Zoutkeet {after}"
    span = find(text, "zoutkeet")
    assert span is not None
    assert text[slice(*span)].casefold() == "zoutkeet"


@given(text=st.text(max_size=40), wanted=st.text(min_size=1, max_size=8))
def test_looking_never_breaks_and_points_into_the_text(text: str, wanted: str) -> None:
    span = find(text, wanted)
    assert span is None or 0 <= span[0] < span[1] <= len(text)
