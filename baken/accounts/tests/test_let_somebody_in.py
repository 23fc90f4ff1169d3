"""An administrator opens an account, makes a new password, blocks and unblocks."""

from http import HTTPStatus

import pytest
from django.contrib.auth import authenticate
from django.test import Client
from django.urls import reverse

from baken.access.actor import Actor
from baken.access.models import OfficeEvent
from baken.accounts.actions import (
    add_person,
    assign_role,
    block_account,
    open_account,
    reset_password,
    unblock_account,
)
from baken.accounts.tests.conftest import AddressOf
from baken.accounts.tests.people import FLOOR, days, organisation, person
from baken.core.refusals import Refused
from baken.parties.models import Account, Person
from tests.database import PASSWORD
from tests.typing import Acting, ClientFor

HOME = reverse("own_roles")


@pytest.fixture
def floor(acting: Acting) -> Person:
    """Give somebody without an account."""
    with acting("willem") as willem:
        return add_person(willem, organisation=organisation("rietwoude"), profile=FLOOR)


def give_role(actor: Actor, who: Person) -> None:
    assign_role(
        actor,
        person=who,
        role="professional",
        organisation=who.organisation,
        period=days(0),
    )


def account(key: str) -> Account:
    return Account.objects.get(username=key)


def test_who_gets_an_account_can_log_in_with_the_temporary_password(
    acting: Acting, floor: Person
) -> None:
    with acting("willem") as willem:
        way_in = open_account(willem, person=floor, username="floor")
        give_role(willem, floor)
        event = OfficeEvent.objects.get(subject_id=floor.pk, verb="account_opened")
        assert event.owner_id == floor.organisation_id
    known = authenticate(None, username="floor", password=way_in.password)
    assert known is not None
    assert known.pk == floor.pk


def test_a_password_does_not_show_itself_in_a_log(acting: Acting, floor: Person) -> None:
    with acting("willem") as willem:
        way_in = open_account(willem, person=floor, username="floor")
    assert way_in.password not in repr(way_in)


def test_a_user_name_belongs_to_one_person(acting: Acting, floor: Person) -> None:
    with acting("willem") as willem:
        with pytest.raises(Refused, match="gebruikersnaam is al in gebruik"):
            open_account(willem, person=floor, username="marieke")
        assert not Account.objects.filter(pk=floor.pk).exists()


def test_a_person_has_one_account(acting: Acting) -> None:
    with acting("willem") as willem, pytest.raises(Refused, match="heeft al een account"):
        open_account(willem, person=person("sander"), username="sander2")


def test_a_new_password_replaces_the_old_one_and_ends_sessions(
    acting: Acting, client_for: ClientFor
) -> None:
    sander = client_for("sander")
    assert sander.get(HOME).status_code == HTTPStatus.OK
    with acting("willem") as willem:
        way_in = reset_password(willem, account=account("sander"))
    assert sander.get(HOME).status_code == HTTPStatus.FOUND
    assert authenticate(None, username="sander", password=PASSWORD) is None
    assert authenticate(None, username="sander", password=way_in.password) is not None


def test_who_is_blocked_is_out_at_once_and_stays_out(acting: Acting, client_for: ClientFor) -> None:
    sander = client_for("sander")
    with acting("willem") as willem:
        block_account(willem, account=account("sander"))
    assert sander.get(HOME).status_code == HTTPStatus.FOUND
    assert authenticate(None, username="sander", password=PASSWORD) is None


def test_who_is_unblocked_logs_in_again_but_an_old_session_stays_ended(
    acting: Acting, client_for: ClientFor
) -> None:
    sander = client_for("sander")
    with acting("willem") as willem:
        block_account(willem, account=account("sander"))
        unblock_account(willem, account=account("sander"))
    assert sander.get(HOME).status_code == HTTPStatus.FOUND
    assert authenticate(None, username="sander", password=PASSWORD) is not None


def test_nothing_happens_twice(acting: Acting) -> None:
    with acting("willem") as willem:
        with pytest.raises(Refused, match="niet geblokkeerd"):
            unblock_account(willem, account=account("sander"))
        block_account(willem, account=account("sander"))
        with pytest.raises(Refused, match="al geblokkeerd"):
            block_account(willem, account=account("sander"))


def test_an_administrator_does_not_do_this_to_the_own_account(acting: Acting) -> None:
    with acting("willem") as willem:
        with pytest.raises(Refused, match="eigen account"):
            block_account(willem, account=account("willem"))
        with pytest.raises(Refused, match="eigen wachtwoord"):
            reset_password(willem, account=account("willem"))


def test_the_password_is_shown_once_and_kept_nowhere(client_for: ClientFor, floor: Person) -> None:
    willem, address = client_for("willem"), reverse("account_open", args=[floor.pk])
    answer = willem.post(address, {"username": "floor.o"})
    password = answer.context["way_in"].password
    assert answer.status_code == HTTPStatus.OK
    assert password in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert password not in str(dict(willem.session.items()))
    assert password not in willem.get(reverse("person_detail", args=[floor.pk])).text
    assert "heeft al een account" in willem.post(address, {"username": "floor.o"}).text


def test_a_reset_asks_first(client_for: ClientFor, address_of: AddressOf) -> None:
    willem = client_for("willem")
    address = address_of("password_reset", "sander")
    assert "Bel bij twijfel terug" in willem.get(address).text
    assert authenticate(None, username="sander", password=PASSWORD) is not None
    shown = willem.post(address)
    assert shown.context["way_in"].password in shown.text
    assert authenticate(None, username="sander", password=PASSWORD) is None


@pytest.mark.parametrize("username", ["", "ab", "Floor", "fen na", "-floor", "fénna", "x" * 151])
def test_a_user_name_is_easy_to_type(client_for: ClientFor, floor: Person, username: str) -> None:
    address = reverse("account_open", args=[floor.pk])
    answer = client_for("willem").post(address, {"username": username})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "username" in answer.context["form"].errors


def test_blocking_goes_by_a_question(client_for: ClientFor, address_of: AddressOf) -> None:
    willem = client_for("willem")
    block = address_of("account_block", "sander")
    assert "meteen uitgelogd" in willem.get(block).text
    assert "Geblokkeerd" in willem.post(block, follow=True).text
    unblock = address_of("account_unblock", "sander")
    assert "Kan inloggen" in willem.post(unblock, follow=True).text


def test_without_an_account_there_is_nothing_to_block(client_for: ClientFor, floor: Person) -> None:
    answer = client_for("willem").get(reverse("account_block", args=[floor.pk]))
    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_who_has_no_role_yet_stays_out_and_the_administrator_is_told(
    acting: Acting, client_for: ClientFor, floor: Person
) -> None:
    address = reverse("account_open", args=[floor.pk])
    shown = client_for("willem").post(address, {"username": "floor"})
    assert "Geef ook een rol" in shown.text
    given = {"username": "floor", "password": shown.context["way_in"].password}
    refused = Client().post(reverse("login"), given)
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    with acting("willem") as willem:
        give_role(willem, floor)
    assert Client().post(reverse("login"), given).status_code == HTTPStatus.FOUND
