"""Getting in: the right password, a wrong one, and an account without a role."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from baken.accounts.tests.ways_in import both_steps, code, first_step, is_in
from baken.core import clock
from baken.parties.models import Assignment
from tests.database import PASSWORD
from tests.typing import Acting

WRONG = "horen niet bij elkaar"


def log_in(username: str, password: str = PASSWORD) -> tuple[Client, str]:
    """Give a browser after somebody tried to log in, and the page it shows."""
    browser = Client()
    answer = browser.post("/inloggen", {"username": username, "password": password}, follow=True)
    return browser, answer.text


def test_the_right_password_and_the_second_step_open_the_desk(db: None) -> None:
    assert "Goedendag, Marieke Dijkhof" in both_steps("marieke").get("/").text


def test_the_right_password_alone_opens_nothing(db: None) -> None:
    browser = first_step("marieke")
    assert not is_in(browser)
    assert "Marieke" not in browser.get("/inloggen/tweede-stap").text


@pytest.mark.parametrize(("name", "password"), [("marieke", "mis"), ("niemand", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(
    db: None, name: str, password: str
) -> None:
    browser, page = log_in(name, password)
    assert WRONG in page
    assert browser.get("/").status_code == 302


def test_the_session_key_in_the_browser_is_not_in_the_database(db: None) -> None:
    browser, _ = log_in("marieke")
    with connection.cursor() as cursor:
        cursor.execute("select session_key from django_session")
        assert browser.cookies["s"].value not in {row[0] for row in cursor.fetchall()}


def test_after_logging_in_people_go_where_they_were_going(db: None) -> None:
    assert _sent_to("/signalen") == "/signalen"


@pytest.mark.parametrize(
    "elsewhere", ["https://elders.example/", "//elders.example", "javascript:x"]
)
def test_nobody_is_sent_elsewhere(db: None, elsewhere: str) -> None:
    assert _sent_to(elsewhere) == "/"


def _sent_to(target: str) -> str:
    browser = first_step("marieke", next=target)
    answer = browser.post("/inloggen/tweede-stap", {"password_once": code()})
    return str(answer.headers["Location"])


def test_somebody_whose_last_role_ended_stays_out(acting: Acting) -> None:
    with acting("willem"):
        yesterday = clock.today() - timedelta(days=1)
        Assignment.objects.filter(person__name="Tom Verweijden").update(valid_until=yesterday)
    _, page = log_in("tom")
    assert WRONG in page


def test_a_page_asks_to_log_in_and_comes_back(db: None) -> None:
    answer = Client().get("/signalen?toon=mine")
    assert answer.headers["Location"] == "/inloggen?next=%2Fsignalen%3Ftoon%3Dmine"


def test_logging_out_ends_the_session(db: None) -> None:
    browser = both_steps("marieke")
    assert is_in(browser)
    browser.post("/uitloggen")
    assert browser.get("/").status_code == 302


def test_the_quick_exit_ends_the_session_and_clears_the_browser(db: None) -> None:
    browser = both_steps("marieke")
    answer = browser.get("/weg")
    assert answer.headers["Location"] == "/leeg"
    assert '"cookies"' in answer.headers["Clear-Site-Data"]
    assert browser.get("/").status_code == 302
