"""Who leaves a role is out at the next touch, and does not come in again."""

import base64
from datetime import timedelta
from uuid import UUID

from playwright.sync_api import Page, expect

from baken.accounts import codes
from baken.accounts.actions import Profile, add_person, assign_role, open_account
from baken.accounts.rules import Period
from baken.core import clock
from baken.demo.acting import as_member
from baken.demo.cast import WILLEM, fixed_id
from baken.parties.models import Organisation
from tests.journeys import steps
from tests.journeys.house import House
from tests.journeys.visitors import Visitors

NAME = "Wouter Tijdelijk"
USERNAME = "wouter"
OWN = "twaalf schepen in de haven"


def _temporary_colleague() -> tuple[UUID, str]:
    with as_member(WILLEM, clock.now() - timedelta(days=3)) as willem:
        place = Organisation.objects.get(pk=fixed_id("organisation", "zandhaven"))
        person = add_person(willem, organisation=place, profile=Profile(NAME))
        now_on = Period(clock.today())
        assign_role(willem, person=person, role="focal_officer", organisation=place, period=now_on)
        return person.pk, open_account(willem, person=person, username=USERNAME).password


def _come_in(page: Page, temporary: str) -> None:
    """Come in for the first time, with an app as second step and a password of one's own."""
    page.goto("/inloggen")
    page.get_by_label("Gebruikersnaam").fill(USERNAME)
    page.get_by_label("Wachtwoord").fill(temporary)
    steps.press(page, "Inloggen")
    page.get_by_role("link", name="App instellen").click()
    typed = page.locator(".code-groups code, .code-groups .code").first.inner_text()
    secret = base64.b32decode(typed.replace(" ", ""))
    page.get_by_label("Code uit de app").fill(codes.code_at(secret, clock.now().timestamp()))
    steps.press(page, "App koppelen")
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    page.get_by_label("Nieuw wachtwoord").fill(OWN)
    steps.press(page, "Opslaan en verder")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Goedendag")


def test_who_leaves_a_role_is_out_at_the_next_touch(house: House, guests: Visitors) -> None:
    person, temporary = house.inside(_temporary_colleague)
    wouter = guests.stranger()
    _come_in(wouter, temporary)
    wouter.goto("/signalen")
    expect(wouter.get_by_role("heading", level=1)).to_contain_text("Signalen")
    willem = guests.member("willem")
    willem.goto(f"/mensen/{person}")
    willem.get_by_role("link", name="Beëindigen").click()
    willem.get_by_label("Laatste dag").fill((clock.today() - timedelta(days=1)).isoformat())
    steps.press(willem, "Einddag vastleggen")
    steps.notice(willem, "De einddag is vastgelegd.")
    wouter.goto("/signalen")
    expect(wouter.get_by_role("button", name="Inloggen")).to_be_visible()
