"""The page: a question without names in, an answer with reasons out; every version by date."""

from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from docx import Document

from baken.knowledge.packs import instruments
from tests.typing import ClientFor

HOUSING = {"wat": "labour.worker_housing", "dag": "2026-11-23"}


@pytest.fixture
def marieke(client_for: ClientFor) -> Client:
    """Give the browser of a focal officer."""
    return client_for("marieke")


def test_the_page_begins_with_the_question_and_all_instruments(marieke: Client) -> None:
    page = marieke.get("/instrumenten").text
    assert "Wat speelt er?" in page
    assert "Deze vraag wordt niet bewaard" in page
    for book in instruments().books.values():
        assert book.all[-1].name.nl in page


def test_the_answer_says_who_decides_on_what_ground(marieke: Client) -> None:
    page = marieke.get("/instrumenten", {**HOUSING, "use_against_plan": "ja"}).text
    assert "Omgevingswet, 5.1, eerste lid, onder a" in page
    assert "college van burgemeester en wethouders" in page
    assert "nog niet juridisch getoetst" in page
    assert "Wie wonen hier, en waar gaan zij vannacht heen?" in page


def test_the_law_of_then_is_another(marieke: Client) -> None:
    page = marieke.get("/instrumenten", {**HOUSING, "dag": "2022-06-01"}).text
    assert "Wet algemene bepalingen omgevingsrecht" in page
    assert "geldt pas vanaf 1 juli 2023" in page


def test_what_was_answered_stays_in_the_form(marieke: Client) -> None:
    answer = marieke.get("/instrumenten", {**HOUSING, "too_many_people": "ja"})
    assert answer.context["facts"]["too_many_people"].value() == "ja"
    assert answer.context["advice"].question.facts == {"too_many_people": True}


def test_what_the_municipality_arranged_is_kept_apart(marieke: Client) -> None:
    answer = marieke.get("/instrumenten", {**HOUSING, "crowding_rule": "nee"})
    assert answer.context["advice"].question.municipality == {"crowding_rule": False}


@pytest.mark.parametrize("nonsense", ["misschien", "true", "ja ", "<b>"])
def test_an_answer_that_is_none_counts_as_unknown(marieke: Client, nonsense: str) -> None:
    answer = marieke.get("/instrumenten", {**HOUSING, "too_many_people": nonsense})
    assert answer.context["advice"].question.known == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"wat": "labour.pyramid", "dag": "2026-11-23"},
        {"wat": "labour.worker_housing", "dag": "gisteren"},
        {"wat": "labour.worker_housing"},
        {"wat": "", "dag": ""},
    ],
)
def test_a_question_that_is_none_is_asked_again(marieke: Client, wrong: dict[str, str]) -> None:
    answer = marieke.get("/instrumenten", wrong)
    assert answer.status_code == 200
    assert "advice" not in answer.context
    assert answer.context["ask"].errors
    assert marieke.get("/instrumenten/memo", wrong).status_code == 302


def test_before_baken_knows_anything_it_says_so(marieke: Client) -> None:
    early = {**HOUSING, "dag": "2021-12-31"}
    assert "Zo ver terug reikt de kennis niet" in marieke.get("/instrumenten", early).text
    assert marieke.get("/instrumenten/memo", early).status_code == 302


def test_the_memo_writes_everything_out(marieke: Client) -> None:
    page = marieke.get("/instrumenten/memo", {**HOUSING, "use_against_plan": "ja"}).text
    assert "Opgemaakt op" in page
    assert "Stappen en termijnen" in page
    assert "Termijn: 6 weken" in page
    assert "De weging en het besluit zijn van mensen" in page


def test_the_memo_opens_in_word_with_the_same_words(marieke: Client) -> None:
    answer = marieke.get("/instrumenten/memo.docx", {**HOUSING, "use_against_plan": "ja"})
    assert answer["Content-Disposition"] == (
        'attachment; filename="memo-instrumenten-2026-11-23.docx"'
    )
    text = "\n".join(row.text for row in Document(BytesIO(answer.content)).paragraphs)
    assert "Optreden tegen gebruik dat niet in het plan past" in text
    assert "Wie wonen hier, en waar gaan zij vannacht heen? Sluiten of ontruimen" in text
    assert "De weging en het besluit zijn van mensen." in text
    assert marieke.get("/instrumenten/memo.docx").status_code == 302


def test_the_memo_is_a_pdf_that_a_screen_reader_reads(marieke: Client) -> None:
    asked = {**HOUSING, "use_against_plan": "ja"}
    answer = marieke.get("/instrumenten/memo.pdf", asked)
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(BytesIO(answer.content)) as paper:
        assert str(paper.Root.Lang) == "nl"
        assert bool(paper.Root.MarkInfo.Marked)
        assert paper.open_metadata().get("pdfuaid:part") == "1"
        assert paper.docinfo["/Title"] == "Memo: welk instrument past?"
    assert marieke.get("/instrumenten/memo.pdf").status_code == 302


@pytest.mark.parametrize("name", sorted(instruments().books))
def test_every_version_of_every_instrument_can_be_read(marieke: Client, name: str) -> None:
    for version in instruments().of(name).all:
        page = marieke.get(f"/instrumenten/{name}", {"dag": str(version.valid_from)}).text
        assert version.measure.nl in page
        assert str(version.source).replace("'", "&#x27;") in page


def test_on_a_day_without_it_an_instrument_says_so(marieke: Client) -> None:
    page = marieke.get("/instrumenten/lender-admission", {"dag": "2026-12-31"}).text
    assert "Op deze dag is dit niet van kracht" in page
    assert "1 januari 2027" in page


def test_an_instrument_that_does_not_exist_is_not_there(marieke: Client) -> None:
    assert marieke.get("/instrumenten/toverstaf").status_code == 404


def test_who_is_not_signed_in_logs_in_first(db: None) -> None:
    answer = Client().get("/instrumenten", HOUSING)
    assert answer.status_code == 302
    assert "/inloggen" in answer["Location"]


def test_the_page_has_no_field_for_a_person_or_a_place(marieke: Client) -> None:
    page = marieke.get("/instrumenten", HOUSING)
    inputs = [bound.field.widget.input_type for bound in page.context["facts"]]
    assert set(inputs) == {"select"}


@pytest.mark.parametrize("member", ["sander", "hanna", "ruben", "willem"])
def test_everybody_with_an_account_may_read_the_law(client_for: ClientFor, member: str) -> None:
    assert client_for(member).get("/instrumenten", HOUSING).status_code == 200


def test_it_is_there_in_english(marieke: Client) -> None:
    marieke.cookies["taal"] = "en"
    page = marieke.get("/instrumenten", HOUSING).text
    assert "Who lives here, and where do they go tonight?" in page
