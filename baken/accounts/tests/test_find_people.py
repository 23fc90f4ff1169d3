"""Everybody in the region finds who works where, in which role; nobody else does."""

from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from baken.accounts.actions import appoint_stand_in, assign_role, end_role
from baken.accounts.tests.conftest import AddressOf
from baken.accounts.tests.people import days, held, in_days, organisation, person
from baken.core.ids import new_id
from tests.typing import Acting, ClientFor

DIRECTORY = reverse("organisation_list")


def test_the_directory_names_the_region_and_groups_organisations(client_for: ClientFor) -> None:
    answer = client_for("yara").get(DIRECTORY)
    kinds = {kind.label: kind.organisations for kind in answer.context["kinds"]}
    assert [each.name for each in kinds["Gemeente"]] == [
        "Gemeente Kleiwaard",
        "Gemeente Oudermeer",
        "Gemeente Rietwoude",
        "Gemeente Zandhaven",
    ]
    assert list(kinds)[:2] == ["Gemeente", "Regiobureau"]
    assert "Regio Lagerwaard" in answer.text
    assert "085-0000150" in answer.text


def test_who_holds_two_roles_counts_once_and_who_stopped_does_not(
    client_for: ClientFor, acting: Acting
) -> None:
    with acting("willem") as willem:
        end_role(willem, assignment=held("tom", "supervisor", "zandhaven"), last_day=in_days(-1))
        place = organisation("zandhaven")
        yara = person("yara")
        assign_role(willem, person=yara, role="supervisor", organisation=place, period=days(0))
    answer = client_for("marieke").get(DIRECTORY)
    kinds = answer.context["kinds"]
    found = {each.name: each.people for kind in kinds for each in kind.organisations}
    assert found["Gemeente Zandhaven"] == 9
    assert found["Regiobureau Lagerwaard"] == 7
    assert found["GGD Lagerwaard"] == 0


def test_a_part_of_a_name_finds_people_and_organisations(client_for: ClientFor) -> None:
    answer = client_for("marieke").get(DIRECTORY, {"zoek": "wit"})
    assert [each.name for each in answer.context["page_obj"]] == ["Hanna Wittebol"]
    answer = client_for("marieke").get(DIRECTORY, {"zoek": "KLEIW"})
    assert [kind.label for kind in answer.context["kinds"]] == ["Gemeente"]
    assert not list(answer.context["page_obj"])


@pytest.mark.parametrize("words", ["\x00", "%_\\'; drop table", "x" * 500, "🔥", "   "])
def test_nonsense_finds_nothing_and_breaks_nothing(client_for: ClientFor, words: str) -> None:
    answer = client_for("marieke").get(DIRECTORY, {"zoek": words, "pagina": words})
    assert answer.status_code == HTTPStatus.OK
    assert not list(answer.context["page_obj"])


def test_only_an_administrator_is_offered_to_change_things(
    client_for: ClientFor, address_of: AddressOf
) -> None:
    for address in (
        DIRECTORY,
        address_of("organisation_detail", "zandhaven"),
        address_of("person_detail", "sander"),
    ):
        read, managed = client_for("marieke").get(address), client_for("willem").get(address)
        assert read.status_code == managed.status_code == HTTPStatus.OK
        assert "/nieuw" not in read.text
        assert "/wijzigen" not in read.text
        assert "/rol" not in read.text.replace("/mijn-rollen", "")
        assert "/nieuw" in managed.text or "/wijzigen" in managed.text


def test_a_municipality_shows_its_focal_officers_first_with_their_contact(
    client_for: ClientFor, address_of: AddressOf
) -> None:
    answer = client_for("yara").get(address_of("organisation_detail", "zandhaven"))
    names = [each.person.name for each in answer.context["focal_officers"]]
    assert names == ["Marieke Dijkhof", "Sander Postmus"]
    assert "marieke@zandhaven.example" in answer.text
    assert "bas@zandhaven.example" not in answer.text


def test_a_municipality_without_a_focal_officer_says_so(
    client_for: ClientFor, acting: Acting, address_of: AddressOf
) -> None:
    with acting("willem") as willem:
        role = held("joris", "focal_officer", "rietwoude")
        end_role(willem, assignment=role, last_day=in_days(-1))
    answer = client_for("willem").get(address_of("organisation_detail", "rietwoude"))
    assert "Geen aandachtsfunctionaris" in answer.text
    assert [each.name for each in answer.context["idle"]] == ["Joris Timmerhuis"]


def test_who_stands_in_is_named_at_both(
    client_for: ClientFor, acting: Acting, address_of: AddressOf
) -> None:
    with acting("willem") as willem:
        role = held("joris", "focal_officer", "rietwoude")
        appoint_stand_in(willem, assignment=role, person=person("hanna"), period=days(0, 7))
    place = client_for("anouk").get(address_of("organisation_detail", "rietwoude")).text
    assert "vervangt Joris Timmerhuis" in place
    assert "vervanger" in client_for("anouk").get(address_of("person_detail", "joris")).text
    assert (
        "vervangt Joris Timmerhuis"
        in client_for("anouk").get(address_of("person_detail", "hanna")).text
    )


def test_a_person_shows_roles_of_now_later_and_before(
    client_for: ClientFor, acting: Acting, address_of: AddressOf
) -> None:
    with acting("willem") as willem:
        role = held("hanna", "focal_officer", "kleiwaard")
        end_role(willem, assignment=role, last_day=in_days(-1))
    roles = client_for("yara").get(address_of("person_detail", "hanna")).context["roles"]
    assert [each.organisation.name for each in roles.now] == ["Gemeente Oudermeer"]
    assert [each.organisation.name for each in roles.past] == ["Gemeente Kleiwaard"]
    assert roles.coming == []


def test_what_does_not_exist_is_not_found(client_for: ClientFor) -> None:
    stranger = new_id()
    for name in ("person_detail", "person_change", "role_assign", "account_open", "account_block"):
        answer = client_for("willem").get(reverse(name, args=[stranger]))
        assert answer.status_code == HTTPStatus.NOT_FOUND, name


@pytest.mark.parametrize(
    "name",
    [
        "organisation_change",
        "person_new",
        "person_change",
        "role_assign",
        "account_open",
        "account_block",
        "account_unblock",
        "password_reset",
        "role_end",
        "stand_in_appoint",
    ],
)
def test_somebody_else_may_not_open_the_forms(client_for: ClientFor, name: str) -> None:
    address = reverse(name, args=[new_id()])
    assert client_for("marieke").get(address).status_code == HTTPStatus.FORBIDDEN
    assert client_for("marieke").post(address).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize(
    ("name", "key"), [("organisation_detail", "zandhaven"), ("person_detail", "marieke")]
)
def test_a_page_asks_the_database_few_questions(
    client_for: ClientFor, address_of: AddressOf, name: str, key: str
) -> None:
    client = client_for("willem")
    for address in (address_of(name, key), f"{DIRECTORY}?zoek=a"):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) <= 14


def test_the_trail_is_for_administrators_and_the_own_privacy_officer(
    client_for: ClientFor, acting: Acting, address_of: AddressOf
) -> None:
    with acting("willem") as willem:
        end_role(willem, assignment=held("tom", "supervisor", "zandhaven"), last_day=in_days(9))
        end_role(
            willem, assignment=held("joris", "focal_officer", "rietwoude"), last_day=in_days(9)
        )
    seen = {
        (who, place): len(
            client_for(who).get(address_of("organisation_detail", place)).context["timeline"]
        )
        for who in ("willem", "noor", "marieke")
        for place in ("zandhaven", "rietwoude")
    }
    assert seen == {
        ("willem", "zandhaven"): 2,  # and the agreement of the demo world
        ("willem", "rietwoude"): 1,
        ("noor", "zandhaven"): 2,
        ("noor", "rietwoude"): 0,
        ("marieke", "zandhaven"): 0,
        ("marieke", "rietwoude"): 0,
    }
