"""Everybody changes their own password, and goes on working while other sessions end."""

from http import HTTPStatus

import pytest
from django.contrib.auth import authenticate
from django.test import Client
from django.urls import reverse

from baken.access.drafts import find
from baken.accounts.actions import change_own_password
from baken.accounts.middleware import SEEN
from baken.core.refusals import Refused
from tests.database import PASSWORD
from tests.typing import Acting, ClientFor

ADDRESS = reverse("own_password")
ROLES = reverse("own_roles")
NEW = "drie schepen op zee"


def change(client: Client, current: str = PASSWORD, new: str = NEW) -> str:
    given = {"password": current, "new_password": new}
    return client.post(ADDRESS, given, follow=True).text


def test_the_new_password_lets_in_and_the_old_one_does_not(client_for: ClientFor) -> None:
    assert "Uw wachtwoord is gewijzigd." in change(client_for("yara"))
    assert authenticate(None, username="yara", password=NEW) is not None
    assert authenticate(None, username="yara", password=PASSWORD) is None


def test_this_session_goes_on_and_another_one_ends(client_for: ClientFor) -> None:
    here, elsewhere = client_for("yara"), client_for("yara")
    change(here)
    assert here.get(ROLES).status_code == HTTPStatus.OK
    assert elsewhere.get(ROLES).status_code == HTTPStatus.FOUND


def test_without_the_current_password_nothing_changes(client_for: ClientFor) -> None:
    assert "Uw huidige wachtwoord klopt niet." in change(client_for("yara"), current="mis")
    assert authenticate(None, username="yara", password=PASSWORD) is not None


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("kort", "minstens 12 tekens"),
        ("password1234", "te veel mensen"),
        (PASSWORD, "een ander wachtwoord"),
    ],
)
def test_a_weak_password_is_refused_in_plain_dutch(
    client_for: ClientFor, new: str, why: str
) -> None:
    assert why in change(client_for("yara"), new=new)
    assert authenticate(None, username="yara", password=PASSWORD) is not None


def test_a_password_like_the_user_name_is_refused(acting: Acting) -> None:
    with acting("marieke") as marieke, pytest.raises(Refused, match="uw gebruikersnaam"):
        change_own_password(marieke, current=PASSWORD, new="mariekemariek")


def test_spaces_around_a_password_belong_to_it(client_for: ClientFor) -> None:
    change(client_for("yara"), new=f" {NEW} ")
    assert authenticate(None, username="yara", password=f" {NEW} ") is not None
    given = {"username": "yara", "password": f" {NEW} "}
    assert Client().post(reverse("login"), given).status_code == HTTPStatus.FOUND


def test_passwords_do_not_come_back_on_the_page(client_for: ClientFor) -> None:
    answer = change(client_for("yara"), current="geheim-dat-mis-is")
    assert "geheim-dat-mis-is" not in answer
    assert NEW not in answer


def test_a_locked_screen_keeps_neither_password_as_a_draft(
    client_for: ClientFor, acting: Acting
) -> None:
    client = client_for("yara")
    session = client.session
    session[SEEN] = 0
    session.save()
    given = {"password": PASSWORD, "new_password": NEW}
    assert client.post(ADDRESS, given).status_code == HTTPStatus.FOUND
    with acting("yara") as yara:
        kept = find(yara, key=ADDRESS)
    assert kept is None or not {"password", "new_password"} & set(kept)


def test_my_roles_say_who_regulates_them(client_for: ClientFor) -> None:
    answer = client_for("marieke").get(ROLES)
    assert [each.role for each in answer.context["roles"].now] == [
        "coordinating_focal_officer",
        "focal_officer",
    ]
    assert "Willem Prinsen" in answer.text
    assert "willem@regio.example" in answer.text
