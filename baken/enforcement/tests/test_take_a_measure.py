"""Measures: nobody loses a roof unanswered, and every clock is right."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from baken.core import clock
from baken.core.refusals import Refused
from baken.core.workdays import is_working_day
from baken.enforcement import actions
from baken.enforcement.actions import Draft
from baken.enforcement.models import Measure
from baken.enforcement.procedure import MOVES, after, last_day, possible
from baken.enforcement.tests.conftest import Opened
from baken.enforcement.vocabulary_field import MeasureStatus, MeasureStepKind
from tests.typing import Acting, ClientFor

TODAY = clock.today()


def take(actor: object, measure: Measure, kind: str, **more: object) -> Measure:
    """Take a step today."""
    given = {"on_day": TODAY, "note": "", **more}
    return actions.take_step(actor, measure=measure, kind=kind, **given)  # type: ignore[arg-type]


def test_a_closure_waits_until_people_have_a_place(acting: Acting, opened: Opened) -> None:
    with acting("ilse") as ilse:
        draft = Draft("woningwet-17", TODAY, "Feiten", "Afweging")
        made = actions.propose(ilse, location=opened(ilse), draft=draft)
        take(ilse, made, "heard")
        with pytest.raises(Refused, match="vannacht"):
            take(ilse, made, "decided")
        with pytest.raises(Refused, match="vannacht"):
            actions.answer_care(ilse, measure=made, care=" ")
        actions.answer_care(ilse, measure=made, care="Niemand woont er; leeg aangetroffen.")
        assert take(ilse, made, "decided").status == MeasureStatus.DECIDED


def test_out_of_danger_goes_first_and_the_roof_is_due_the_same_day(
    acting: Acting, opened: Opened
) -> None:
    with acting("ilse") as ilse:
        draft = Draft("urgent-clearance", TODAY, "Brand", "Gevaar", is_urgent=True)
        made = actions.propose(ilse, location=opened(ilse), draft=draft)
        take(ilse, made, "not_heard", note="Spoed")
        decided = take(ilse, made, "decided")
        assert decided.due_on == TODAY
        assert actions.answer_care(ilse, measure=decided, care="Hotel").due_on is None


def test_a_fine_takes_nobody_s_roof_and_does_not_wait(acting: Acting, opened: Opened) -> None:
    with acting("ilse") as ilse:
        draft = Draft("housing-act-fine", TODAY, "Feiten", "Afweging")
        made = actions.propose(ilse, location=opened(ilse), draft=draft)
        take(ilse, made, "heard")
        take(ilse, made, "decided")
        with pytest.raises(Refused, match="tijd heeft"):
            take(ilse, made, "announced")
        until = TODAY + timedelta(days=28)
        running = take(ilse, made, "announced", until=until)
        assert (running.comply_by, running.due_on) == (until, until)
        assert running.objection_until == last_day(TODAY, 42)
        take(ilse, made, "objection")
        take(ilse, made, "complied")
        over = actions.end(ilse, measure=made, note="")
        assert (over.status, over.due_on) == (MeasureStatus.ENDED, None)


@pytest.mark.parametrize(
    ("kind", "more", "reason"),
    [
        ("decided", {}, "kan nu niet"),
        ("not_heard", {}, "vooraf niet kon"),
        ("heard", {"on_day": TODAY + timedelta(days=1)}, "toekomst"),
    ],
)
def test_a_step_that_cannot_be_taken(
    acting: Acting, opened: Opened, kind: str, more: dict[str, object], reason: str
) -> None:
    with acting("ilse") as ilse:
        draft = Draft("housing-act-fine", TODAY, "Feiten", "Afweging")
        made = actions.propose(ilse, location=opened(ilse), draft=draft)
        with pytest.raises(Refused, match=reason):
            take(ilse, made, kind, **more)


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (Draft("good-landlord-fine", date(2022, 6, 1), "Feiten", "Afweging"), "gold niet"),
        (Draft("housing-act-fine", TODAY, "Feiten", " "), "afweging"),
    ],
)
def test_what_cannot_be_proposed(acting: Acting, opened: Opened, draft: Draft, reason: str) -> None:
    with acting("ilse") as ilse, pytest.raises(Refused, match=reason):
        actions.propose(ilse, location=opened(ilse), draft=draft)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(1, 60))
def test_a_term_to_object_is_never_shorter_and_ends_on_a_working_day(
    announced: date, days: int
) -> None:
    last = last_day(announced, days)
    assert announced + timedelta(days=days) <= last <= announced + timedelta(days=days + 6)
    assert is_working_day(last)


@given(st.sampled_from(MeasureStatus), st.sampled_from(MeasureStepKind))
def test_no_step_leads_out_of_its_turn(status: MeasureStatus, kind: MeasureStepKind) -> None:
    if kind not in possible(status):
        with pytest.raises(ValueError, match="cannot follow"):
            after(status, kind)
    else:
        assert after(status, kind) == (MOVES[kind][1] if kind in MOVES else status)
    assert possible(MeasureStatus.ENDED) == ()


def test_the_letter_carries_the_facts_and_the_page_the_clocks(
    acting: Acting, client_for: ClientFor, opened: Opened
) -> None:
    with acting("ilse") as ilse:
        draft = Draft("woningwet-17", TODAY, "Gang < 80 cm & slot", "Afweging")
        made = actions.propose(ilse, location=opened(ilse), draft=draft)
    browser, page = client_for("ilse"), f"/maatregelen/{made.pk}"
    assert "kan er geen besluit komen" in browser.get(page).text
    assert "Besluit genomen" not in browser.get(page).text
    letter = browser.get(f"{page}/brief/voornemen.docx")
    text = "\n".join(line.text for line in Document(BytesIO(letter.content)).paragraphs)
    assert "Gang < 80 cm & slot" in text
    assert "Proefpad 1" in text
    assert browser.get(f"{page}/brief/onzin.docx").status_code == 404
    assert client_for("tom").get(page).status_code == 200
    assert client_for("tom").post(f"{page}/onderdak", {"care": "x"}).status_code == 403
