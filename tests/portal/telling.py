"""Somebody tells something, page after page, as a browser without JavaScript sends it."""

import re
from html import unescape
from typing import Any

from django.test import Client

START = "/zandhaven/vertellen"
TOLD: dict[str, dict[str, Any]] = {
    "danger": {"danger": "no"},
    "situations": {"situations": ["papers"]},
    "what": {"what": "Iemand werkt hier elke nacht en slaapt in de keuken."},
    "where": {"where": "Achter de bakkerij"},
    "when": {"when": "Elke nacht"},
    "who": {"who": "Een jonge vrouw", "minor": "unknown"},
    "contact": {"channel": "none"},
}


def hidden(page: str, name: str) -> str:
    """Give what a hidden field of a page holds."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no hidden {name}"
    return unescape(found[1])


def tell(client: Client, told: dict[str, Any] | None = None, *, start: str = START) -> str:
    """Answer every question; give the page on which everything is checked."""
    page = client.post(start, {"path": "see"}).content.decode()
    for name, answers in {**TOLD, **(told or {})}.items():
        assert hidden(page, "step") == name
        sent = {"state": hidden(page, "state"), "step": name, "go": "next", **answers}
        page = client.post(start, sent).content.decode()
    return page


def send(client: Client, page: str, *, start: str = START) -> Any:
    """Send what was checked; give the answer."""
    return client.post(start, {"state": hidden(page, "state"), "step": "check", "go": "send"})


def receipt_on(page: str) -> str:
    """Give the receipt that a page shows."""
    shown = re.search(r'<p class="digits".*?</p>', page, re.DOTALL)
    assert shown, "no receipt"
    return "".join(re.findall(r"<span>(\d{4})</span>", shown[0]))
