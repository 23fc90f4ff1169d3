"""Objection, judge and appeal each have their clock, and Bibob is a track of its own."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils.formats import date_format
from docx import Document

from baken.access.actor import Actor
from baken.core import clock
from baken.core.refusals import Refused
from baken.enforcement import actions
from baken.enforcement.actions import Draft
from baken.enforcement.models import Measure
from baken.enforcement.procedure import last_day
from baken.enforcement.tests.conftest import Opened
from baken.enforcement.tests.test_take_a_measure import take
from baken.enforcement.vocabulary_field import MeasureStatus
from tests.typing import Acting, ClientFor

TODAY = clock.today()
SOON = TODAY + timedelta(days=28)
OBJECT = last_day(TODAY, 42)


def announced(actor: Actor, opened: Opened) -> Measure:
    """Give a measure whose decision was announced today."""
    draft = Draft("housing-act-fine", TODAY, "Feiten", "Afweging")
    made = actions.propose(actor, location=opened(actor), draft=draft)
    for kind in ("heard", "decided"):
        take(actor, made, kind)
    return take(actor, made, "announced", until=SOON)


def screening(actor: Actor, opened: Opened) -> Measure:
    """Begin a Bibob screening of a permit."""
    draft = Draft("bibob", TODAY, "Aanvraag", "Beleid", track="permit")
    return actions.propose(actor, location=opened(actor), draft=draft)


def test_each_answer_sets_the_next_clock(acting: Acting, opened: Opened) -> None:
    with acting("ilse") as ilse:
        made = announced(ilse, opened)
        with pytest.raises(Refused, match="Bezwaar ontvangen"):
            take(ilse, made, "obj_ruled")
        take(ilse, made, "complied")
        running = take(ilse, made, "objection", by_committee=True)
        assert running.due_on == last_day(OBJECT, 84)
        waiting = take(ilse, made, "obj_ruled")
        assert waiting.due_on is None  # appeal is for somebody else
        take(ilse, made, "appeal")
        take(ilse, made, "app_ruled")
        set_by = dict(made.steps.exclude(until=None).values_list("kind", "until"))
        assert set_by == {
            "announced": OBJECT, "objection": last_day(OBJECT, 84),
            "obj_ruled": last_day(TODAY, 42), "app_ruled": last_day(TODAY, 42),
        }  # fmt: skip


def test_without_a_committee_there_are_six_weeks(acting: Acting, opened: Opened) -> None:
    with acting("ilse") as ilse:
        made = announced(ilse, opened)
        take(ilse, made, "complied")
        assert take(ilse, made, "objection").due_on == last_day(OBJECT, 42)


def test_nobody_executes_before_the_judge_could_be_asked(acting: Acting, opened: Opened) -> None:
    with acting("ilse") as ilse:
        made = announced(ilse, opened)
        with pytest.raises(Refused, match="voorlopige voorziening"):
            take(ilse, made, "executed")
    with clock.at(clock.now() + timedelta(days=15)), acting("ilse") as ilse:
        today, hearing = clock.today(), clock.today() + timedelta(days=3)
        asked = take(ilse, made, "relief", on_day=today, until=hearing)
        assert asked.due_on == hearing
        with pytest.raises(Refused, match="voorlopige voorziening"):
            take(ilse, made, "executed", on_day=today)
        take(ilse, made, "rel_ruled", on_day=today)
        done = take(ilse, made, "executed", on_day=today)
        assert done.status == MeasureStatus.ENFORCED


def test_bibob_looks_for_itself_before_it_asks_the_bureau(acting: Acting, opened: Opened) -> None:
    with acting("ilse") as ilse:
        made = screening(ilse, opened)
        for kind in ("bureau", "heard", "cleared"):
            with pytest.raises(Refused, match="Eigen Bibob-onderzoek"):
                take(ilse, made, kind)
        with pytest.raises(Refused, match="kan nu niet"):
            take(ilse, made, "executed")
        take(ilse, made, "screened")
        assert take(ilse, made, "bureau").due_on == last_day(TODAY, 56)
        with pytest.raises(Refused, match="adviseert nog"):
            take(ilse, made, "cleared")
        assert take(ilse, made, "advice").due_on is None
        take(ilse, made, "heard")
        take(ilse, made, "decided")
        told = take(ilse, made, "announced")
        assert (told.comply_by, told.due_on, told.objection_until) == (None, None, OBJECT)
        assert take(ilse, made, "ended").status == MeasureStatus.ENDED


def test_a_tip_of_the_prosecutor_is_answered(acting: Acting, opened: Opened) -> None:
    with acting("ilse") as ilse:
        made = screening(ilse, opened)
        take(ilse, made, "tip")
        take(ilse, made, "screened")
        with pytest.raises(Refused, match="officier gaf een tip"):
            take(ilse, made, "cleared")
        over = take(ilse, made, "cleared", note="De tip ging over een ander bedrijf.")
        assert over.status == MeasureStatus.ENDED


@pytest.mark.parametrize(
    "draft",
    [Draft("bibob", TODAY, "Feiten", "Afweging"),
     Draft("housing-act-fine", TODAY, "Feiten", "Afweging", track="subsidy")],
)  # fmt: skip
def test_the_tracks_do_not_mix(acting: Acting, opened: Opened, draft: Draft) -> None:
    with acting("ilse") as ilse, pytest.raises(Refused, match="eigen spoor"):
        actions.propose(ilse, location=opened(ilse), draft=draft)


def test_the_page_shows_the_track_and_its_clocks(
    acting: Acting, client_for: ClientFor, opened: Opened
) -> None:
    with acting("ilse") as ilse:
        place = opened(ilse)
    browser = client_for("ilse")
    asked = {"track": "tender", "facts": "Inschrijving schoonmaak", "weighing": "Bibob-beleid"}
    page = browser.post(f"/locaties/{place.pk}/bibob", asked, follow=True)
    assert "Opdracht (aanbesteding)" in page.text
    assert "Eigen Bibob-onderzoek gedaan" in page.text
    assert "Landelijk Bureau Bibob om advies" not in page.text  # first one's own
    assert "Opdracht (aanbesteding)" in browser.get("/maatregelen?spoor=bibob").text


@pytest.mark.parametrize(("track", "against"), [("permit", "bezwaar"), ("tender", "burgerlijke")])
def test_the_letters_of_bibob_tell_the_days_and_name_nobody(
    acting: Acting, client_for: ClientFor, opened: Opened, track: str, against: str
) -> None:
    with acting("ilse") as ilse:
        draft = Draft("bibob", TODAY, "Financier < onbekend", "Beleid", track=track)
        made = actions.propose(ilse, location=opened(ilse), draft=draft)
        for kind in ("screened", "bureau"):
            take(ilse, made, kind)
    browser, page = client_for("ilse"), f"/maatregelen/{made.pk}"
    assert "Bericht aan de betrokkene" in browser.get(page).text
    asked, told, decided = (
        text_of(browser.get(f"{page}/brief/{kind}.docx").content)
        for kind in ("adviesaanvraag", "bericht", "besluit")
    )
    by = date_format(last_day(TODAY, 56), "j F Y")
    assert "Financier < onbekend" in asked
    assert by in asked
    assert by in told
    assert "Financier" not in told  # what is doubted of a company does not go to it unasked
    assert against in decided
    assert "ontvangen op: …" in decided
    assert browser.get(f"{page}/brief/voornemen.docx").status_code == 404


def text_of(letter: bytes) -> str:
    """Give the words of a letter."""
    return "\n".join(line.text for line in Document(BytesIO(letter)).paragraphs)
