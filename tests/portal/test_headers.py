"""What every answer of the portal carries, what it refuses, and how it behaves on an onion."""

import pytest
from django.test import Client, override_settings

from baken.core import clock
from baken.knowledge.packs import routes
from baken.ops import house as ops
from baken.ops.say import CannotStart
from baken.portal.flood import Buckets
from baken.portal.house import House
from baken.portal.store import Store
from tests.portal.telling import START, TOLD, hidden, send, tell

PAGES = ("/", "/zandhaven", "/zandhaven/vertellen", "/zandhaven/terug", "/niets", "/weg", "/leeg")


@pytest.mark.parametrize("page", PAGES)
def test_no_page_sets_a_cookie_or_leaves_a_copy(visitor: Client, page: str) -> None:
    answer = visitor.get(page)
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "X-Operation-Id" not in answer.headers  # it would hold a moment


def test_leaving_clears_the_browser_and_is_a_plain_link(visitor: Client) -> None:
    answer = visitor.get("/weg")
    assert answer.status_code == 302
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    first = visitor.get("/zandhaven").content.decode()
    assert first.index("data-quick-exit") < first.index("nl-skip-link")  # first in the tab order
    assert "melding" not in first.partition("<title>")[2].partition("</title>")[0].lower()


def test_what_another_site_sends_is_refused(visitor: Client) -> None:
    sent = visitor.post(START, {"path": "see"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert sent.status_code == 403


def test_only_pages_to_read_are_found_by_searching(visitor: Client) -> None:
    assert "noindex" not in visitor.get("/zandhaven").content.decode()
    assert "noindex" in visitor.get(START).content.decode()


@override_settings(ALLOWED_HOSTS=["*"])
def test_an_onion_is_told_and_gets_no_hsts(visitor: Client, portal: House) -> None:
    assert "Onion-Location" not in visitor.get("/zandhaven").headers
    portal.onion = "vuurtoren.onion"
    told = visitor.get("/zandhaven/hulp").headers["Onion-Location"]
    assert told == "http://vuurtoren.onion/zandhaven/hulp"
    there = visitor.get("/zandhaven", headers={"Host": "vuurtoren.onion"}).headers
    assert "Onion-Location" not in there
    assert "Strict-Transport-Security" not in there


def test_too_often_waits_with_everything_that_was_told(visitor: Client, portal: House) -> None:
    portal.handing = Buckets(size=0, per_hour=0)
    waiting = send(visitor, tell(visitor))
    assert waiting.status_code == 503
    assert waiting.headers["Retry-After"] == "20"
    page = waiting.content.decode()
    portal.handing = Buckets(size=1, per_hour=0)
    again = {name: hidden(page, name) for name in ("state", "step", "go", "puzzle")}
    assert visitor.post(START, again).status_code == 200


def test_without_a_database_it_says_whom_to_call(visitor: Client, portal: House) -> None:
    checked = tell(visitor)
    portal.store = Store("postgresql://baken_portal@127.0.0.1:1/nothing?connect_timeout=1")
    portal.store._patience = 0.3
    answer = send(visitor, checked)
    assert answer.status_code == 503
    assert hidden(answer.content.decode(), "state")
    portal._desks, portal._asked = [], -1e9
    away = visitor.get("/zandhaven")
    assert away.status_code == 503
    assert "112" in away.content.decode()


def test_nothing_typed_stands_in_an_address_or_a_page_in_the_clear(visitor: Client) -> None:
    page = visitor.post(START, {"path": "see"}).content.decode()
    sent = {"state": hidden(page, "state"), "step": "what", "go": "next", **TOLD["what"]}
    after = visitor.post(START, sent).content.decode()
    assert str(TOLD["what"]["what"]) not in after


def test_production_refuses_numbers_that_nobody_tried() -> None:
    assert any(each.verify_before_release for each in routes().on(clock.today()).contacts)
    with pytest.raises(CannotStart, match="112"):
        ops.refuse_untried_numbers()
