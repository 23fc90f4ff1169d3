"""A temporary password lets in once, for a few days, and is replaced by one's own."""

from datetime import timedelta

import pytest
from django.test import Client

from baken.accounts.actions import choose_own_password, reset_password
from baken.accounts.tests.ways_in import code, first_step, is_in
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Account
from tests.typing import Acting

NEW = "drie schepen op zee"
OWN = "/inloggen/eigen-wachtwoord"


@pytest.fixture
def temporary(acting: Acting) -> str:
    """Give the temporary password of Sander."""
    with acting("willem") as willem:
        return reset_password(willem, account=Account.objects.get(username="sander")).password


def both(password: str) -> Client:
    browser = first_step("sander", password)
    browser.post("/inloggen/tweede-stap", {"password_once": code()})
    return browser


def test_after_both_steps_one_chooses_a_password_and_is_in(temporary: str) -> None:
    browser = both(temporary)
    assert not is_in(browser)
    assert browser.get("/inloggen/tweede-stap").headers["Location"] == OWN
    assert "Uw beheerder kent dat." in browser.get(OWN).text
    assert browser.post(OWN, {"new_password": NEW}).headers["Location"] == "/"
    assert is_in(browser)
    assert is_in(both(NEW))


@pytest.mark.parametrize("new", ["", "kort", "password1234"])
def test_a_weak_password_is_refused(temporary: str, new: str) -> None:
    browser = both(temporary)
    assert browser.post(OWN, {"new_password": new}).status_code == 422
    assert not is_in(browser)


def test_the_temporary_password_is_not_kept(temporary: str, acting: Acting) -> None:
    with acting("sander") as sander, pytest.raises(Refused, match="een ander wachtwoord"):
        choose_own_password(sander, new=temporary)


def test_without_the_second_step_nobody_chooses_a_password(temporary: str) -> None:
    browser = first_step("sander", temporary)
    sent = browser.post(OWN, {"new_password": NEW})
    assert sent.headers["Location"] == "/inloggen/tweede-stap"
    assert browser.get(OWN).headers["Location"] == "/inloggen/tweede-stap"


def test_after_some_working_days_it_lets_nobody_in(temporary: str) -> None:
    with clock.at(clock.now() + timedelta(days=8)):
        given = {"username": "sander", "password": temporary}
        refused = Client().post("/inloggen", given)
        assert refused.status_code == 422
        assert "tijdelijke wachtwoord is verlopen" in refused.text


def test_that_it_ended_is_told_only_to_who_knows_it(temporary: str) -> None:
    with clock.at(clock.now() + timedelta(days=8)):
        wrong = Client().post("/inloggen", {"username": "sander", "password": "mis"})
        assert "verlopen" not in wrong.text
