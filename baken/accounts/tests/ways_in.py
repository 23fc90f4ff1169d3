"""Getting in as people do, for tests: both steps, with the app of the fictional people."""

from datetime import datetime
from uuid import UUID

from django.test import Client

from baken.accounts import codes, factors
from baken.accounts.models import SecondFactor
from baken.core import clock
from tests.database import PASSWORD


def code(moment: datetime | None = None) -> str:
    """Give the code that the app of everybody in the demo world shows."""
    secret = factors.demo_secret()
    assert secret is not None
    return codes.code_at(secret, (moment or clock.now()).timestamp())


def first_step(username: str, password: str = PASSWORD, **more: str) -> Client:
    """Give a browser in which somebody sent a name and password."""
    browser = Client()
    browser.post("/inloggen", {"username": username, "password": password, **more})
    return browser


def both_steps(username: str, password: str = PASSWORD) -> Client:
    """Give a browser in which somebody logged in."""
    browser = first_step(username, password)
    browser.post("/inloggen/tweede-stap", {"password_once": code()})
    return browser


def is_in(browser: Client) -> bool:
    """Say whether a browser shows a page for people with an account."""
    return browser.get("/mijn-rollen").status_code == 200


def forget_factors(person_id: UUID) -> None:
    """Take away what somebody has, as if they never set it up; call it while acting as them."""
    SecondFactor.objects.filter(person_id=person_id).delete()
