"""No page for people with an account opens for who took only the first step."""

from uuid import uuid4

from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from tests.access.pages import PAGES, declared
from tests.database import PASSWORD


def test_after_the_password_alone_every_page_asks_for_more(db: None) -> None:
    browser = Client()
    first = browser.post("/inloggen", {"username": "marieke", "password": PASSWORD})
    assert first.headers["Location"] == "/inloggen/tweede-stap"
    closed = [name for name in PAGES if declared(name).audience != "public"]
    opened = [(name, each.status_code) for name in closed for each in _both(browser, name)]
    assert {status for _, status in opened} == {302}, opened
    assert len(closed) > 40


def _both(browser: Client, name: str) -> tuple[HttpResponseBase, HttpResponseBase]:
    """Give the answers to asking for a page and to sending something to it."""
    page = PAGES[name]
    address = reverse(
        name.partition(" ")[0], kwargs={**page.kwargs, **({"pk": uuid4()} if page.rows else {})}
    )
    answers = browser.get(address), browser.post(address, {"leeg": ""})
    for answer in answers:
        assert answer.headers.get("Location", "").startswith("/inloggen?next="), name
    return answers
