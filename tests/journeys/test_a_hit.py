"""Two municipalities, one phone: the holder is told and decides; who typed sees nothing."""

import re

import psycopg
from playwright.sync_api import Page, expect

from tests import database
from tests.journeys import steps
from tests.journeys.conftest import AsMember

PHONE = "085-0000397"
MESSAGE = "Wilt u mij bellen? Ik wil overleggen."


def test_the_holder_hears_and_lets_the_other_know(as_member: AsMember) -> None:
    marieke, joris = as_member("marieke"), as_member("joris")
    held = _note(marieke, "Iryna Kravchuk, geboren 07-08-1993")
    typed = _note(joris, "Irina Kravtsjoek, geboren 07-08-1993")
    expect(joris.get_by_text("heeft iets dat overeenkomt")).to_have_count(0)
    with psycopg.connect(database.urls("journeys")["worker"]) as worker:
        worker.execute("select access.link_hits_find(now(), current_date)")
    joris.goto(typed)
    expect(joris.get_by_text("overeenkomt")).to_have_count(0)
    marieke.goto(held)
    expect(marieke.get_by_text("Gemeente Rietwoude legde iets vast")).to_be_visible()
    marieke.get_by_role("link", name="Bekijk de treffer").click()
    expect(marieke.get_by_text("zelfde telefoonnummer")).to_be_visible()
    steps.choose(marieke, "Wat doet u met deze treffer?", "Ik zoek contact")
    marieke.get_by_label("Waarom kiest u dit?").fill("Samen kijken helpt haar.")
    marieke.get_by_label("Bericht aan de andere gemeente").fill(MESSAGE)
    steps.press(marieke, "Vastleggen")
    steps.notice(marieke, "Uw antwoord is vastgelegd.")
    joris.goto("/")
    joris.get_by_role("link", name=re.compile("Lees wat een andere gemeente")).first.click()
    expect(joris.get_by_text(MESSAGE)).to_be_visible()
    joris.get_by_role("link", name=re.compile("Het gaat over uw signaal")).click()
    assert joris.url.endswith(typed)


def _note(page: Page, person: str) -> str:
    """Note a person and a phone in the first signal of somebody's list; give its path."""
    page.goto("/signalen")
    page.locator("th a[href^='/signalen/']").first.click()
    path = "/" + page.url.split("/", 3)[3]
    for kind, value in (("Persoon", person), ("Telefoon", PHONE)):
        page.goto(f"{path}/vastleggen")
        page.get_by_label("Wat legt u vast?").select_option(label=kind)
        page.get_by_label("Gegeven").fill(value)
        steps.choose(page, "Hoe werd dit genoemd?", "genoemd als slachtoffer")
        page.get_by_label("Volgens wie?").fill("de melder")
        page.locator("main").get_by_role("button", name="Vastleggen").click()
        steps.notice(page, "Vastgelegd wie of wat is genoemd.")
    return path
