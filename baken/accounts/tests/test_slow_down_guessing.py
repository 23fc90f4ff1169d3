"""Whoever guesses must wait; whoever belongs here is not kept out by it."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client, RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as some

from baken.accounts import attempts, backoff
from baken.accounts.backoff import ACCOUNT, DEVICE, HERE, SECOND_STEP, SOURCE, Pace
from baken.accounts.models import Attempt
from baken.accounts.tests.ways_in import both_steps, first_step, is_in
from baken.core import clock
from tests.database import PASSWORD

PLACE = "/inloggen"
PACES = (ACCOUNT, DEVICE, HERE, SECOND_STEP, SOURCE)
SOMEBODY = UUID(int=7)


@pytest.fixture(autouse=True)
def standing_clock() -> Iterator[None]:
    """Let no time pass by itself: a slow machine would wait out a wait."""
    with clock.at(clock.now()):
        yield


def guess(browser: Client, username: str, times: int, *, source: str = "127.77.0.1") -> int:
    """Guess a password so many times, and give the last status."""
    status = 0
    for number in range(times):
        given = {"username": username, "password": f"mis-{number}"}
        status = browser.post(PLACE, given, REMOTE_ADDR=source).status_code
    return status


def try_right(browser: Client, username: str, source: str = "127.77.0.9") -> int:
    given = {"username": username, "password": PASSWORD}
    return browser.post(PLACE, given, REMOTE_ADDR=source).status_code


@pytest.mark.parametrize("username", ["yara", "bestaat-niet"])
def test_the_fifth_guess_waits_whether_or_not_the_name_exists(db: None, username: str) -> None:
    browser = Client()
    assert guess(browser, username, 4) == 422
    assert guess(browser, username, 1) == 429


def test_what_came_too_soon_is_not_looked_at_and_not_counted(db: None) -> None:
    browser = Client()
    guess(browser, "yara", 5)
    assert try_right(browser, "yara", "127.77.0.1") == 429
    counted = list(Attempt.objects.values_list("failures", flat=True))
    assert set(counted) == {4}


def test_after_the_wait_the_right_password_lets_in_and_failures_are_forgotten(db: None) -> None:
    browser = Client()
    guess(browser, "yara", 5)
    with clock.at(clock.now() + timedelta(seconds=2)):
        assert try_right(browser, "yara", "127.77.0.1") == 302
    assert guess(Client(), "yara", 4) == 422


def test_a_browser_that_logged_in_before_is_not_slowed_by_others(db: None) -> None:
    mine = both_steps("yara")
    mine.post("/uitloggen")
    for number in range(15):
        guess(Client(), "yara", 1, source=f"127.77.1.{number}")
    assert try_right(Client(), "yara") == 429
    assert try_right(mine, "yara") == 302


def test_others_at_the_same_address_are_not_slowed_by_one_who_guesses(db: None) -> None:
    guess(Client(), "yara", 6)
    assert try_right(Client(), "sander", "127.77.0.1") == 302


def test_many_names_from_one_address_are_slowed_too(db: None) -> None:
    statuses = [guess(Client(), f"naam-{number}", 1) for number in range(32)]
    assert statuses[:31] == [422] * 31
    assert statuses[31] == 429
    assert try_right(Client(), "yara") == 302


def test_a_known_browser_is_slowed_when_it_guesses_itself(db: None) -> None:
    mine = both_steps("yara")
    mine.post("/uitloggen")
    assert guess(mine, "yara", 6) == 422
    assert guess(mine, "yara", 1) == 429


def test_a_made_up_device_counts_as_a_new_one(db: None) -> None:
    browser = Client()
    browser.cookies["d"] = "eyJkZXZpY2UiOiJ4In0:1abc:verzonnen"
    guess(browser, "yara", 5)
    assert try_right(browser, "yara", "127.77.0.1") == 429


def test_the_second_step_is_slowed_per_person(db: None) -> None:
    browser = first_step("yara")
    statuses = [
        browser.post("/inloggen/tweede-stap", {"password_once": "000000"}).status_code
        for _ in range(6)
    ]
    assert statuses == [422] * 5 + [429]
    assert not is_in(browser)
    assert is_in(both_steps("sander"))


def test_the_locked_screen_and_ones_own_password_are_slowed_too(db: None) -> None:
    browser = both_steps("yara")
    wrong = {"password": "mis", "new_password": "drie schepen op zee"}
    for _ in range(6):
        assert browser.post("/mijn-rollen/wachtwoord", wrong).status_code == 422
    assert "Het ging te vaak mis." in browser.post("/mijn-rollen/wachtwoord", wrong).text
    assert browser.post("/vergrendeld", {"password": PASSWORD}).status_code == 429


def test_no_name_and_no_address_is_kept(db: None) -> None:
    guess(Client(), "yara", 3, source="127.77.0.1")
    kept = str(list(Attempt.objects.values()))
    assert "yara" not in kept
    assert "127.77" not in kept


def test_buckets_change_every_day() -> None:
    today = {each.key for each in attempts.for_second_step(SOMEBODY)}
    with clock.at(clock.now() + timedelta(days=1)):
        assert today.isdisjoint(each.key for each in attempts.for_second_step(SOMEBODY))


def test_old_failures_are_thrown_away(db: None) -> None:
    guess(Client(), "yara", 3)
    with clock.at(clock.now() + timedelta(hours=3)):
        guess(Client(), "sander", 1)
        assert set(Attempt.objects.values_list("failures", flat=True)) == {1}


@override_settings(SECURE=True)
def test_behind_a_proxy_the_address_it_adds_counts() -> None:
    request = RequestFactory().get(PLACE, REMOTE_ADDR="10.0.0.1")
    assert attempts._source(request) == "10.0.0.1"
    request.META["HTTP_X_FORWARDED_FOR"] = "203.0.113.7, 198.51.100.4"
    assert attempts._source(request) == "198.51.100.4"


@given(some.sampled_from(PACES), some.integers(0, 10_000))
def test_waiting_grows_and_never_becomes_a_lock_out(pace: Pace, failures: int) -> None:
    assert 0 <= pace.wait(failures) <= pace.wait(failures + 1) <= pace.longest
    assert pace.wait(failures + 1) <= max(1, 2 * pace.wait(failures))


@given(some.sampled_from(PACES), some.integers(0, 200), some.floats(0, 10_000))
def test_what_is_left_of_a_wait_only_shrinks(pace: Pace, failures: int, ago: float) -> None:
    left = pace.remaining(failures, ago)
    assert 0 <= left <= pace.wait(failures)
    assert pace.remaining(failures, ago + 1) <= left
    assert (left == 0) == (ago >= pace.wait(failures))
    assert pace.remaining(failures, backoff.FORGET_AFTER) == 0


def test_others_can_hold_up_a_new_browser_for_half_a_minute_at_most() -> None:
    """The buckets that strangers can fill are short; a name alone never shuts anybody out."""
    assert ACCOUNT.longest <= 30
    assert SOURCE.longest <= 60
