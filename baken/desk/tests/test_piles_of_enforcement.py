"""The desk of supervisors and enforcement lawyers: what is today, what is due, what waits."""

from datetime import timedelta

from baken.core import clock
from baken.enforcement import actions
from baken.enforcement.actions import Address, Closing, Draft, Plan
from tests.typing import Acting, ClientFor

ADDRESS = Address(text="Bureauplein 2, Zandhaven", reason="Schimmel gemeld.")


def test_a_visit_and_a_day_to_look_back_lie_on_the_desk(
    acting: Acting, client_for: ClientFor
) -> None:
    today = clock.today()
    with acting("tom") as tom:
        place = actions.add_location(tom, owner_id=tom.organisation_id, address=ADDRESS)
        asked = Plan("housing", today, tom.person_id, "Schimmel", "Wet", "Toestemming")
        done, coming = (actions.plan(tom, location=place, asked=asked) for _ in range(2))
        actions.begin(tom, inspection=done)
        closing = Closing("Klaar.", follow_up_on=today + timedelta(days=3))
        actions.finish(tom, inspection=done, closing=closing)
    page = client_for("tom").get("/").text
    assert coming.code in page
    assert "u leidt" in page
    assert "Kijk terug op" in page
    assert coming.code in client_for("ilse").get("/").text


def test_an_evacuation_without_a_roof_shows_as_danger_the_same_day(
    acting: Acting, client_for: ClientFor
) -> None:
    today = clock.today()
    with acting("ilse") as ilse:
        place = actions.add_location(ilse, owner_id=ilse.organisation_id, address=ADDRESS)
        draft = Draft("urgent-clearance", today, "Brand", "Gevaar", is_urgent=True)
        made = actions.propose(ilse, location=place, draft=draft)
        for kind in ("not_heard", "decided"):
            actions.take_step(ilse, measure=made, kind=kind, on_day=today, note="Spoed")
    page = client_for("ilse").get("/")
    [line] = [
        line
        for section in page.context["sections"]
        for line in section.lines
        if line.code == made.code
    ]
    assert (line.is_acute, line.when) == (True, today)
    assert "wacht op onderdak" in line.note
    with clock.at(clock.now() + timedelta(days=1)):
        assert "Te laat" in client_for("ilse").get("/").text


def test_nobody_else_finds_enforcement_on_the_desk(client_for: ClientFor) -> None:
    for who in ("marieke", "esther", "ruben"):
        page = client_for(who).get("/").text
        assert "Lopende maatregelen" not in page
        assert "Controles deze week" not in page
