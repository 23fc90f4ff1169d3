"""An open page asks by itself whether there is news, shows it, and keeps nobody's screen awake."""

import re

import pytest
from django.test import Client

from baken.accounts.middleware import SEEN
from baken.core import clock
from baken.intake.outside import actions
from baken.intake.outside.models import OutsideReport
from tests.typing import Acting, ClientFor

NEIGHBOUR, WORKER = "P-2222-22", "P-3333-33"
ASKING = {"HX-Request": "true", "X-Quiet": "1"}


def _mark(page: str) -> str:
    found = re.search(r'hx-get="\?gezien=(\w+)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize("address", ["/", "/van-buiten"])
def test_a_page_that_knows_it_all_hears_nothing_and_else_the_news(
    client_for: ClientFor, acting: Acting, address: str
) -> None:
    browser = client_for("marieke")
    shown = browser.get(address).content.decode()
    asked = {"gezien": _mark(shown)}
    assert "Van buiten wachten" not in shown  # nothing to read aloud when the page opens
    assert browser.get(address, asked, headers=ASKING).status_code == 204
    assert browser.get(address, asked).status_code == 200  # a page that is opened is always whole
    with acting("marieke") as marieke:
        found = OutsideReport.objects.get(code=NEIGHBOUR)
        actions.set_aside(marieke, ids=[found.pk], reason="spam")
    news = browser.get(address, asked, headers=ASKING).content.decode()
    assert "Van buiten wacht 1 melding." in news
    assert WORKER in news
    assert _mark(news) != asked["gezien"]


def test_who_may_not_read_it_does_not_ask(client_for: ClientFor) -> None:
    assert "data-fresh" not in client_for("yara").get("/").content.decode()


def test_asking_by_itself_keeps_no_screen_awake(client_for: ClientFor) -> None:
    browser = client_for("marieke")
    quiet = _quiet_since(browser, minutes=5)
    browser.get("/van-buiten", headers=ASKING)
    assert browser.session[SEEN] == quiet
    browser.get("/van-buiten")
    assert browser.session[SEEN] > quiet


def _quiet_since(browser: Client, *, minutes: int) -> int:
    session = browser.session
    session[SEEN] = int(clock.now().timestamp()) - 60 * minutes
    session.save()
    return int(session[SEEN])
