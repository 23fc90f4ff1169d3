"""Municipalities side by side: every gap counts, and nobody speaks for another."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from baken.core import clock
from baken.core.refusals import Refused
from baken.enforcement.actions import Arranged, arrange
from baken.enforcement.models import LOCAL_LAW, Arrangement
from baken.enforcement.rules import compare
from baken.enforcement.vocabulary import Standing
from baken.parties.models import Organisation
from tests.typing import Acting, ClientFor

ITEM = "street-sex-work-ban"
PAGE = f"/lokale-regels/{LOCAL_LAW}/{ITEM}"
PLACES = [UUID(int=number) for number in range(4)]


def place(name: str) -> Organisation:
    """Give a municipality by name."""
    return Organisation.objects.get(name=f"Gemeente {name}")


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(PLACES), st.sampled_from("abc")),
        st.tuples(st.text(), st.booleans()),
    )
)
def test_what_nobody_said_is_a_gap_too(known: dict[tuple[UUID, str], tuple[str, bool]]) -> None:
    for row in compare("abc", PLACES, known):
        closed = sum(done for (_, item), (_, done) in known.items() if item == row.item)
        assert row.gaps == len(PLACES) - closed
        assert row.is_waterbed == (0 < closed < len(PLACES))
        assert len(row.cells) == len(PLACES)


def test_somebody_says_how_far_the_own_municipality_is(
    client_for: ClientFor, acting: Acting
) -> None:
    karin = client_for("karin")
    with acting("karin"):
        zandhaven = place("Zandhaven")
    typed = {"owner": str(zandhaven.pk), "standing": "in_place", "where": "APV, artikel 3:19"}
    assert "Vastgelegd." in karin.post(PAGE, typed, follow=True).text
    assert "APV, artikel 3:19" in client_for("ruben").get("/lokale-regels").text
    again = {**typed, "standing": "absent", "where": ""}
    karin.post(PAGE, again)
    with acting("karin"):
        said = Arrangement.objects.filter(item=ITEM)
        assert said.of(LOCAL_LAW).get().standing == Standing.ABSENT
        assert said.count() == 2


def test_nobody_speaks_for_another_municipality(client_for: ClientFor, acting: Acting) -> None:
    with acting("karin"):
        elsewhere = place("Rietwoude")
    typed = {"owner": str(elsewhere.pk), "standing": "absent"}
    assert client_for("karin").post(PAGE, typed).status_code == 422
    assert client_for("ruben").post(PAGE, typed).status_code == 403


@pytest.mark.parametrize(
    ("item", "said", "reason"),
    [
        ("bestaat-niet", Arranged(Standing.ABSENT), "geen lijst"),
        (ITEM, Arranged(Standing.IN_PLACE), "waar het staat"),
        (
            ITEM,
            Arranged(Standing.PREPARING, since=clock.today() + timedelta(days=1)),
            "toekomst",
        ),
    ],
)
def test_what_cannot_be_said(acting: Acting, item: str, said: Arranged, reason: str) -> None:
    with acting("karin") as karin, pytest.raises(Refused, match=reason):
        arrange(karin, owner=place("Zandhaven"), listed=LOCAL_LAW, item=item, said=said)


def test_the_proposal_names_every_gap_and_why(client_for: ClientFor) -> None:
    answer = client_for("karin").get("/lokale-regels/voorstel")
    texts = [line.text for line in Document(BytesIO(answer.content)).paragraphs]
    assert any("Bibob-beleid" in text for text in texts)
    assert "Rietwoude: Is er niet" in texts


def test_a_spreadsheet_runs_nothing_that_somebody_typed(
    client_for: ClientFor, acting: Acting
) -> None:
    with acting("karin") as karin:
        said = Arranged(Standing.IN_PLACE, "=cmd()")
        arrange(karin, owner=place("Zandhaven"), listed=LOCAL_LAW, item=ITEM, said=said)
    lines = client_for("karin").get("/lokale-regels/tabel").text.splitlines()
    assert not any(
        cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line.split(";")
    )


def test_a_model_shows_its_steps_and_says_that_nobody_checked_it(client_for: ClientFor) -> None:
    page = client_for("ilse").get("/barrieres/labour").text
    assert "Werving en entree" in page
    assert "door niemand getoetst" in page
    assert client_for("ilse").get("/barrieres/onbekend").status_code == 404
