"""Logging in takes two steps: a code, a recovery code, setting it up the first time."""

import base64
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from baken.access.confirmed import CONFIRMED
from baken.accounts import actions, codes
from baken.accounts.models import SecondFactor
from baken.accounts.tests.people import person
from baken.accounts.tests.ways_in import both_steps, code, first_step, forget_factors, is_in
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Account
from tests.typing import Acting, ClientFor

STEP = "/inloggen/tweede-stap"
SECRET = b"twintig bytes geheim"


def answer(browser: Client, typed: str) -> Client:
    browser.post(STEP, {"password_once": typed})
    return browser


def set_up(browser: Client) -> list[str]:
    """Tie an app on the way in, and give the recovery codes that the page shows."""
    page = browser.get("/inloggen/beveiligen/app")
    typed = re.search(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", page.text)
    assert typed is not None
    secret = base64.b32decode(typed[0].replace(" ", ""))
    shown = browser.post(
        "/inloggen/beveiligen/app",
        {"password_once": codes.code_at(secret, clock.now().timestamp())},
    )
    return list(shown.context["codes"])


def test_a_wrong_code_does_not_let_in_and_the_right_one_does(db: None) -> None:
    browser = answer(first_step("yara"), "000000")
    assert not is_in(browser)
    assert is_in(answer(browser, code()))


def test_a_fictional_person_finds_the_code_on_the_page_and_a_real_one_does_not(
    acting: Acting,
) -> None:
    assert f'value="{code()}"' in first_step("yara").get(STEP).text
    with acting("yara") as yara:
        now = codes.code_at(SECRET, clock.now().timestamp())
        actions.add_app(yara, secret=SECRET, code=now)
    page = first_step("yara").get(STEP).text
    assert now not in page
    assert "verzonnen persoon" not in page


def test_a_code_works_once(acting: Acting) -> None:
    later = clock.now() + timedelta(minutes=2)
    with acting("yara") as yara:
        actions.add_app(yara, secret=SECRET, code=codes.code_at(SECRET, clock.now().timestamp()))
        with clock.at(later):
            now = codes.code_at(SECRET, later.timestamp())
            actions.take_code(yara, code=now)
            with pytest.raises(Refused, match="al gebruikt"):
                actions.take_code(yara, code=now)


def test_the_page_of_the_second_step_asks_for_the_first(db: None) -> None:
    for place in (STEP, "/inloggen/beveiligen", "/inloggen/beveiligen/app"):
        assert Client().get(place).headers["Location"] == "/inloggen"


def test_who_takes_too_long_starts_again(db: None) -> None:
    browser = first_step("yara")
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert browser.get(STEP).headers["Location"] == "/inloggen"


def test_who_is_blocked_between_the_steps_stays_out(acting: Acting) -> None:
    browser = first_step("yara")
    with acting("willem") as willem:
        actions.block_account(willem, account=Account.objects.get(username="yara"))
    assert not is_in(answer(browser, code()))


def test_without_a_second_step_one_is_led_to_set_it_up(acting: Acting) -> None:
    with acting("yara") as yara:
        forget_factors(yara.person_id)
    browser = first_step("yara")
    assert browser.get(STEP).headers["Location"] == "/inloggen/beveiligen"
    assert "Beveilig uw account" in browser.get("/inloggen/beveiligen").text
    assert not is_in(browser)
    made = set_up(browser)
    assert len(set(made)) == codes.RECOVERY_CODES
    assert browser.get(STEP).headers["Location"] == "/"
    assert is_in(browser)


def test_a_wrong_first_code_ties_no_app(acting: Acting) -> None:
    with acting("yara") as yara:
        forget_factors(yara.person_id)
    browser = first_step("yara")
    refused = browser.post("/inloggen/beveiligen/app", {"password_once": "000000"})
    assert refused.status_code == 422
    assert not is_in(browser)


def test_a_password_alone_never_adds_a_second_step(db: None) -> None:
    """Else whoever guessed a password would bring a telephone of their own."""
    browser = first_step("yara")
    for place in (
        "/inloggen/beveiligen",
        "/inloggen/beveiligen/app",
        "/inloggen/beveiligen/passkey",
    ):
        assert browser.get(place).headers["Location"] == STEP
        assert browser.post(place, {"password_once": "123456"}).headers["Location"] == STEP


def test_a_recovery_code_lets_in_once(acting: Acting) -> None:
    with acting("yara") as yara:
        made = actions.renew_recovery_codes(yara)
    assert is_in(answer(first_step("yara"), made[0].upper().replace("-", " ")))
    assert not is_in(answer(first_step("yara"), made[0]))
    assert is_in(answer(first_step("yara"), made[1]))


def test_new_recovery_codes_replace_the_old_ones(acting: Acting) -> None:
    with acting("yara") as yara:
        old = actions.renew_recovery_codes(yara)
        actions.renew_recovery_codes(yara)
        with pytest.raises(Refused):
            actions.take_code(yara, code=old[0])


def test_the_recovery_codes_of_somebody_else_do_not_fit(acting: Acting) -> None:
    with acting("sander") as sander:
        made = actions.renew_recovery_codes(sander)
    assert not is_in(answer(first_step("yara"), made[0]))


def test_nothing_secret_is_kept_readable(acting: Acting) -> None:
    with acting("yara") as yara:
        made = actions.renew_recovery_codes(yara)
        actions.add_app(yara, secret=SECRET, code=codes.code_at(SECRET, clock.now().timestamp()))
        rows = list(SecondFactor.objects.filter(person_id=yara.person_id).values())
    assert SECRET.decode() not in str(rows)
    assert not [each for each in made if each in str(rows)]


def test_nobody_sees_the_second_step_of_another_person(acting: Acting) -> None:
    with acting("marieke") as marieke:
        owners = set(SecondFactor.objects.values_list("person_id", flat=True))
        assert owners == {marieke.person_id}


def test_the_last_second_step_stays_and_another_may_go(acting: Acting) -> None:
    with acting("yara") as yara:
        app = SecondFactor.objects.get(person_id=yara.person_id, kind="app")
        with pytest.raises(Refused, match="enige tweede stap"):
            actions.remove_factor(yara, factor=app)
        actions.add_passkey(yara, name="sleutel", kept={"id": "x", "key": "y"})
        actions.remove_factor(yara, factor=app)
        recovery = SecondFactor.objects.get(person_id=yara.person_id, kind="recovery")
        with pytest.raises(Refused, match="Herstelcodes"):
            actions.remove_factor(yara, factor=recovery)


def test_eleven_passkeys_are_too_many(acting: Acting) -> None:
    with acting("yara") as yara:
        for number in range(10):
            actions.add_passkey(yara, name="", kept={"id": str(number), "key": "y"})
        with pytest.raises(Refused, match="al tien passkeys"):
            actions.add_passkey(yara, name="", kept={"id": "11", "key": "y"})
        with pytest.raises(Refused, match="hoort niet bij uw account"):
            actions.take_passkey(yara, passkey_id="11")


def test_an_administrator_takes_away_what_somebody_lost(
    acting: Acting, client_for: ClientFor
) -> None:
    sander, willem = client_for("sander"), client_for("willem")
    with acting("willem"):
        place = reverse("factors_remove", args=[person("sander").pk])
    assert "bel eerst terug" in willem.get(place).text
    assert "De tweede stap is weggehaald." in willem.post(place, follow=True).text
    assert not is_in(sander)
    assert first_step("sander").get(STEP).headers["Location"] == "/inloggen/beveiligen"
    assert "nog geen tweede stap" in willem.post(place).text


def test_an_administrator_does_not_take_away_the_own_second_step(acting: Acting) -> None:
    with acting("willem") as willem:
        account = Account.objects.get(username="willem")
        with pytest.raises(Refused, match="Uw eigen tweede stap"):
            actions.remove_lost_factors(willem, account=account)


@pytest.mark.parametrize("place", ["app", "passkey", "codes"])
def test_changing_ones_second_step_asks_first_who_one_is(client_for: ClientFor, place: str) -> None:
    browser, target = client_for("yara"), f"/mijn-rollen/inloggen/{place}"
    sent_on = browser.get(target).headers["Location"]
    assert sent_on.startswith("/bevestigen?next=")
    assert browser.post(sent_on, {"password_once": "000000"}).status_code == 422
    back = browser.post(sent_on, {"password_once": code(), "next": target})
    assert back.headers["Location"] == target
    assert browser.get(target).status_code == 200


def test_confirming_holds_for_a_short_while(db: None) -> None:
    browser = both_steps("yara")
    assert browser.get("/mijn-rollen/inloggen/app").status_code == 200
    session = browser.session
    session[CONFIRMED] -= 11 * 60
    session.save()
    assert browser.get("/mijn-rollen/inloggen/app").status_code == 302


def test_new_codes_and_a_passkey_less_are_shown_on_ones_own_page(
    client_for: ClientFor, acting: Acting
) -> None:
    with acting("yara") as yara:
        actions.add_passkey(yara, name="sleutelbos", kept={"id": "x", "key": "y"})
        key = SecondFactor.objects.get(person_id=yara.person_id, kind="passkey")
    browser = both_steps("yara")
    assert len(browser.post("/mijn-rollen/inloggen/codes").context["codes"]) == 10
    remove = f"/mijn-rollen/inloggen/{key.pk}/verwijderen"
    assert "sleutelbos" in browser.get(remove).text
    assert "Verwijderd." in browser.post(remove, follow=True).text
    assert browser.post(remove).status_code == 404
