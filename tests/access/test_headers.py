"""Every page tells the browser what it may not do, and gives nothing away."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.access.pages import PAGES
from tests.typing import ClientFor

OPEN = sorted(name for name, page in PAGES.items() if not page.rows and page.get == 200)
PUBLIC = ("login", "blank", "report_phone")
EXPECTED = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}
NEUTRAL_COOKIES = {"s", "c", "taal", "thema"}
TELLING = re.compile(r"mensenhandel|uitbuiting|trafficking", re.IGNORECASE)


@pytest.mark.parametrize("name", OPEN)
@pytest.mark.parametrize("who", ["marieke", "noor"])
def test_every_page_is_shielded(client_for: ClientFor, name: str, who: str) -> None:
    answer = client_for(who).get(reverse(name, kwargs=PAGES[name].kwargs))
    for header, value in EXPECTED.items():
        assert answer.headers[header] == value, header
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "Server" not in answer.headers
    assert "no-store" in answer.headers["Cache-Control"]
    _is_strict(answer.headers["Content-Security-Policy"])


def _is_strict(policy: str) -> None:
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "http" not in policy
    for directive in ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
        assert directive in policy


@pytest.mark.parametrize("name", PUBLIC)
def test_what_others_can_see_over_a_shoulder_is_neutral(db: None, name: str) -> None:
    """The title in a tab and in the history, and the names of cookies."""
    client = Client()
    answer = client.get(reverse(name), follow=True)
    title = re.search(r"<title>(.*?)</title>", answer.content.decode())
    assert title
    assert not TELLING.search(title[1])
    assert set(client.cookies) <= NEUTRAL_COOKIES


def test_logging_out_leaves_nothing_behind(client_for: ClientFor) -> None:
    answer = client_for("marieke").post(reverse("logout"))
    assert answer.headers["Clear-Site-Data"] == '"cache"'  # in the storage lies what waits, sealed
    assert answer.cookies["s"].value != client_for("marieke").cookies["s"].value


def test_leaving_at_once_clears_everything(client_for: ClientFor) -> None:
    answer = client_for("marieke").get(reverse("quick_exit"))
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
