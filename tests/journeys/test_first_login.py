"""Somebody new gets in with a passkey, loses it, and gets in again; a virtual key stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from baken.accounts.actions import remove_lost_factors, reset_password
from baken.demo.acting import as_member
from baken.demo.cast import WILLEM
from baken.parties.models import Account
from tests.journeys import steps
from tests.journeys.house import House
from tests.journeys.visitors import Ear, Visitors, complaints

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
OWN = "twaalf schepen in de haven"


@pytest.fixture
def local_guests(house: House, chromium: Browser) -> Iterator[Visitors]:
    """Let people in by name: a browser makes no passkey for a bare address."""
    address = house.address.replace("127.0.0.1", "localhost")
    ear = Ear(address)
    guests = Visitors(chromium, address, ear)
    yield guests
    guests.leave()
    assert ear.heard == []


def _newcomer() -> str:
    with as_member(WILLEM) as willem:
        account = Account.objects.get(username="ruben")
        remove_lost_factors(willem, account=account)
        return reset_password(willem, account=account).password


@dataclass
class Key:
    """A virtual key in a browser. Axe comes in by the same way and takes the key out with it."""

    page: Page
    session: CDPSession | None = None
    name: str = ""

    def put_in(self, passkeys: list[dict[str, object]]) -> None:
        """Put the key in, with the passkeys that it holds."""
        self.session = self.page.context.new_cdp_session(self.page)
        self.session.send("WebAuthn.enable")
        made = self.session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        self.name = made["authenticatorId"]
        for passkey in passkeys:
            given = {"authenticatorId": self.name, "credential": passkey}
            self.session.send("WebAuthn.addCredential", given)

    def look(self) -> None:
        """Let axe look at the page, and put the key in again."""
        held: list[dict[str, object]] = []
        if self.session is not None:
            asked = {"authenticatorId": self.name}
            held = self.session.send("WebAuthn.getCredentials", asked)["credentials"]
            self.session.detach()
        assert complaints(self.page) == []
        self.put_in(held)


def _send(page: Page, password: str) -> None:
    page.goto("/inloggen")
    page.get_by_label("Gebruikersnaam").fill("ruben")
    page.get_by_label("Wachtwoord").fill(password)
    steps.press(page, "Inloggen")


def test_first_login_with_a_passkey_and_then_a_lost_device(
    house: House, local_guests: Visitors
) -> None:
    temporary = house.inside(_newcomer)
    page = local_guests.stranger(size=(320, 640))
    _send(page, temporary)
    key = Key(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Beveilig uw account")
    key.look()
    recovery = _set_up_passkey(page, key)
    expect(page.get_by_role("heading", level=1)).to_have_text("Kies een eigen wachtwoord")
    key.look()
    page.get_by_label("Nieuw wachtwoord").fill(OWN)
    steps.press(page, "Opslaan en verder")
    page.wait_for_url(local_guests.address + "/")
    _come_back_with_the_passkey(page, key)
    _come_back_without_it(local_guests, recovery)


def _set_up_passkey(page: Page, key: Key) -> str:
    page.get_by_role("link", name="Passkey instellen").click()
    key.look()
    page.get_by_label("Naam").fill("telefoon")
    steps.press(page, "Passkey maken")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bewaar deze herstelcodes")
    key.look()
    code = page.locator("main li").first.inner_text()
    assert re.fullmatch(r"\w{4}-\w{4}-\w{4}", code)
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    return code


def _come_back_with_the_passkey(page: Page, key: Key) -> None:
    page.goto("/mijn-rollen/inloggen")
    expect(page.get_by_role("heading", name="telefoon")).to_be_visible()
    key.look()
    page.context.clear_cookies()
    _send(page, OWN)
    key.look()
    steps.press(page, "Verder met passkey")
    page.wait_for_url("**/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Goedendag")


def _come_back_without_it(guests: Visitors, recovery: str) -> None:
    """On another device, without the passkey and without JavaScript, a recovery code does."""
    page = guests.stranger(java_script_enabled=False)
    _send(page, OWN)
    page.get_by_label("Code").fill("000000")
    steps.press(page, "Verder")
    expect(page.get_by_text("Deze code klopt niet").first).to_be_visible()
    page.get_by_label("Code").fill(recovery)
    steps.press(page, "Verder")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Goedendag")
    _send(page, OWN)
    page.get_by_label("Code").fill(recovery)
    steps.press(page, "Verder")
    expect(page.get_by_text("Deze code klopt niet").first).to_be_visible()


def test_setting_up_an_app_later_asks_who_it_is_and_reads_well(
    house: House, guests: Visitors
) -> None:
    page = guests.member("sander", size=(320, 640))
    page.goto("/mijn-rollen/inloggen/app")
    expect(page.get_by_role("img", name="QR-code voor uw app")).to_be_visible()
    assert complaints(page) == []
    page.goto("/bevestigen")
    assert complaints(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320
