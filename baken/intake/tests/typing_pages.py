"""A report typed page by page, for the tests that need one."""

from django.test import Client

from baken.intake.models import Report

Typed = dict[str, dict[str, str | list[str]]]

TYPED: Typed = {
    "gevaar": {"is_acute": "no"},
    "gezien": {
        "observed": "Iemand anders deed het woord en hield de papieren vast.",
        "thought": "Zij leek bang.",
    },
    "waar": {"involved": "Een vrouw en een oudere man.", "minor_involved": "unknown"},
    "uzelf": {"may_call": "yes", "phone": "085-0000300"},
}


def type_pages(client: Client, typed: Typed = TYPED) -> None:
    """Fill in each page and go on."""
    for name, given in typed.items():
        answer = client.post(f"/melden/{name}", given)
        assert answer.status_code == 302, (name, answer.status_code)


def send(client: Client, typed: Typed = TYPED) -> str:
    """Fill in each page, send the report, and give the page that answers."""
    type_pages(client, typed)
    return client.post("/melden/controle", follow=True).content.decode()


def latest() -> Report:
    """Give the newest report that whoever acts may see."""
    return Report.objects.order_by("-received_at")[0]
