"""Inspections: the reason is the place, nothing gets lost, and nobody ends in the street."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils.formats import date_format
from docx import Document

from baken.core import clock
from baken.core.ids import new_id
from baken.core.refusals import Refused
from baken.enforcement import actions
from baken.enforcement.actions import Closing, Met, Plan
from baken.enforcement.asking import advice_url
from baken.enforcement.history import signals_at
from baken.enforcement.models import Finding, Inspection
from baken.enforcement.tests.conftest import Begun, Opened
from baken.intake.actions import ReportForm
from baken.intake.models import Report
from baken.knowledge.packs import checklists
from tests.typing import Acting, ClientFor

DONE = Closing("Niets bijzonders.")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"planned_on": clock.today() - timedelta(days=1)}, "voorbij"),
        ({"entry_ground": " "}, "grond om binnen"),
        ({"reason": "Er wonen veel Bulgaren."}, "Bulgaren"),
    ],
)
def test_what_cannot_be_planned(
    acting: Acting, opened: Opened, change: dict[str, object], reason: str
) -> None:
    with acting("tom") as tom:
        place = opened(tom)
        given = {
            "kind": "housing", "planned_on": clock.today(), "lead_id": tom.person_id,
            "reason": "Schimmel", "legal_ground": "Wet", "entry_ground": "Toestemming",
        } | change  # fmt: skip
        with pytest.raises(Refused, match=reason):
            actions.plan(tom, location=place, asked=Plan(**given))  # type: ignore[arg-type]


def test_an_inspection_begins_once_and_on_its_day(acting: Acting, opened: Opened) -> None:
    with acting("tom") as tom:
        place, soon = opened(tom), clock.today() + timedelta(days=2)
        asked = Plan("housing", soon, tom.person_id, "Schimmel", "Wet", "Toestemming")
        made = actions.plan(tom, location=place, asked=asked)
        with pytest.raises(Refused, match="nog niet vandaag"):
            actions.begin(tom, inspection=made)
        with pytest.raises(Refused, match="nog niet begonnen"):
            actions.find(tom, inspection=made, item="mould-damp", seen="yes")
    with clock.at(clock.now() + timedelta(days=2)), acting("tom") as tom:
        actions.begin(tom, inspection=made)
        with pytest.raises(Refused, match="al begonnen"):
            actions.begin(tom, inspection=made)


def test_a_finding_sent_twice_is_one_finding(acting: Acting, begun: Begun) -> None:
    with acting("tom") as tom:
        visit, made_there = begun(tom), new_id()
        for _ in range(2):
            actions.find(tom, inspection=visit, item="mould-damp", seen="yes", id=made_there)
        assert Finding.objects.filter(inspection=visit).count() == 1
        with pytest.raises(Refused, match="niet op de lijst"):
            actions.find(tom, inspection=visit, item="origin", seen="yes")


def test_a_sign_seen_by_the_way_becomes_a_report_before_the_end(
    acting: Acting, begun: Begun
) -> None:
    with acting("tom") as tom:
        visit = begun(tom)
        actions.find(tom, inspection=visit, item="afraid-to-talk", seen="yes")
        with pytest.raises(Refused, match="melding"):
            actions.finish(tom, inspection=visit, closing=DONE)
        made = actions.report_on_the_spot(tom, inspection=visit, told=ReportForm("Bang."))
        assert made.dossier_id != visit.dossier_id
        actions.finish(tom, inspection=visit, closing=DONE)
    with acting("marieke"):
        assert Report.objects.get(pk=made.pk).owner_id == visit.owner_id
        assert not Inspection.objects.exists()


def test_where_people_sleep_tonight_is_answered_before_the_end(
    acting: Acting, begun: Begun
) -> None:
    with acting("tom") as tom:
        visit = begun(tom)
        actions.meet(tom, inspection=visit, met=Met(was_offered_help=True, got_card=True))
        with pytest.raises(Refused, match="vannacht"):
            actions.finish(tom, inspection=visit, closing=DONE)
        over = actions.finish(tom, inspection=visit, closing=Closing("Klaar.", "In het hotel."))
        with pytest.raises(Refused, match="afgerond"):
            actions.meet(tom, inspection=over, met=Met(was_offered_help=True, got_card=True))


def test_the_list_is_filled_in_on_its_page(
    acting: Acting, client_for: ClientFor, begun: Begun
) -> None:
    with acting("tom") as tom:
        visit = begun(tom)
    tom_, page = client_for("tom"), f"/controles/{visit.pk}"
    assert tom_.post(f"{page}/lijst", {}).status_code == 422
    typed = {"mould-damp": "yes", "mould-damp-remark": "Zwarte plekken"}
    shown = tom_.post(f"{page}/lijst", typed, follow=True).text
    assert "Zwarte plekken" in shown
    assert "Nog 11 regels niet ingevuld" in shown
    assert 'name="mould-damp"' not in tom_.get(f"{page}/lijst").text


def test_the_report_to_the_mayor_names_the_place_and_nobody(
    acting: Acting, client_for: ClientFor, begun: Begun
) -> None:
    with acting("tom") as tom:
        visit = begun(tom)
        actions.find(tom, inspection=visit, item="mould-damp", seen="yes", remark="Zwart.")
        met = Met(was_offered_help=True, got_card=False, note="Heet Proefpersoon")
        actions.meet(tom, inspection=visit, met=met)
    answer = client_for("ilse").get(f"/controles/{visit.pk}/verslag.docx")
    text = "\n".join(line.text for line in Document(BytesIO(answer.content)).paragraphs)
    assert "Proefpad 1" in text
    assert "1 mensen gesproken; aan 1 is hulp aangeboden; 0 kregen" in text
    assert "Proefpersoon" not in text


def test_of_reports_a_place_tells_how_many_and_nothing_else(
    acting: Acting, client_for: ClientFor, begun: Begun
) -> None:
    with acting("tom") as tom:
        visit = begun(tom)
        actions.report_on_the_spot(tom, inspection=visit, told=ReportForm("Bang."))
        told = signals_at(visit.location)
        assert (told.open, told.closed) == ([], 1)
    page = client_for("ilse").get(f"/locaties/{visit.location_id}").text
    assert "1 melding bij een controle op deze plek" in page


def test_the_memo_is_there_under_the_law_of_that_day_and_of_today(
    acting: Acting, client_for: ClientFor, begun: Begun
) -> None:
    with acting("tom") as tom:
        visit = begun(tom)
        actions.find(tom, inspection=visit, item="too-many-beds", seen="yes")
    browser = client_for("ilse")
    for day in (clock.today(), date(2022, 6, 1)):
        listed = checklists().on(visit.kind, visit.checklist_from)
        with acting("ilse"):
            url = advice_url(visit.kind, day, listed, visit.findings.all(), [])
        memo = browser.get(url.replace("/instrumenten?", "/instrumenten/memo.docx?"))
        text = "\n".join(line.text for line in Document(BytesIO(memo.content)).paragraphs)
        assert f"Recht van: {date_format(day, 'j F Y')}" in text


def test_partners_read_of_an_action_day_no_address(client_for: ClientFor) -> None:
    for who in ("ruben", "daan", "marieke"):
        page = client_for(who).get("/actiedagen")
        assert "Arbeidsinspectie" in page.text
        assert "Haringvlietstraat" not in page.text
    assert client_for("ruben").get("/controles").status_code == 403
