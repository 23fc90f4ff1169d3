"""A passkey takes the second step; one that answers another question, place or person does not."""

from typing import Any

import pytest
from django.test import Client

from baken.accounts.tests.soft_key import SoftKey
from baken.accounts.tests.ways_in import first_step, forget_factors, is_in
from tests.typing import Acting

STEP = "/inloggen/tweede-stap"
MAKE = "/inloggen/beveiligen/passkey"
HERE = {"origin": "http://testserver"}


@pytest.fixture
def newcomer(acting: Acting) -> Client:
    """Give the browser of Yara, who has no second step yet, after the first one."""
    with acting("yara") as yara:
        forget_factors(yara.person_id)
    return first_step("yara")


@pytest.fixture
def key(newcomer: Client) -> SoftKey:
    """Give a key that Yara tied on her way in."""
    key = SoftKey(origin=HERE["origin"])
    options = newcomer.get(MAKE).context["options"]
    tied = newcomer.post(MAKE, {"name": "sleutelbos", "answer": key.make(options)})
    assert tied.status_code == 200, tied.text
    assert len(tied.context["codes"]) == 10
    return key


def use(browser: Client, key: SoftKey, **changed: Any) -> int:
    options = browser.get(STEP).context["options"]
    return browser.post(STEP, {"answer": key.use(options, **changed)}).status_code


def test_a_tied_passkey_lets_in(key: SoftKey) -> None:
    browser = first_step("yara")
    assert use(browser, key) == 302
    assert is_in(browser)


WRONG = {
    "another question": {"challenge": "YW5kZXJz"},
    "another place": {"origin": "http://testserver.elders.example"},
    "a making": {"type": "webauthn.create"},
}


@pytest.mark.parametrize("changed", WRONG.values(), ids=WRONG)
def test_a_wrong_answer_lets_nobody_in(key: SoftKey, changed: dict[str, str]) -> None:
    browser = first_step("yara")
    assert use(browser, key, **changed) == 422
    assert not is_in(browser)


@pytest.mark.parametrize("changed", WRONG.values(), ids=WRONG)
def test_a_wrong_answer_ties_nothing(newcomer: Client, changed: dict[str, str]) -> None:
    key, options = SoftKey(origin=HERE["origin"]), newcomer.get(MAKE).context["options"]
    changed = {**changed, "type": "webauthn.get"} if "type" in changed else changed
    assert newcomer.post(MAKE, {"answer": key.make(options, **changed)}).status_code == 422
    assert newcomer.get(STEP).headers["Location"] == "/inloggen/beveiligen"


def test_another_key_with_the_same_name_does_not_fit(key: SoftKey) -> None:
    browser = first_step("yara")
    assert use(browser, SoftKey(origin=HERE["origin"])) == 422
    assert use(browser, SoftKey(origin=HERE["origin"], name=b"een-andere")) == 422
    assert not is_in(browser)


def test_an_answer_counts_once(key: SoftKey) -> None:
    browser = first_step("yara")
    answer = key.use(browser.get(STEP).context["options"])
    browser.post(STEP, {"answer": answer})
    browser.post("/uitloggen")
    again = first_step("yara")
    assert again.post(STEP, {"answer": answer}).status_code == 422
    assert again.get(STEP).status_code == 200


@pytest.mark.parametrize("answer", ["geen json", "{}", "[]", "null", '{"id": 3}', "x" * 20_001])
def test_nonsense_is_refused(key: SoftKey, answer: str) -> None:
    browser = first_step("yara")
    browser.get(STEP)
    assert browser.post(STEP, {"answer": answer}).status_code == 422
