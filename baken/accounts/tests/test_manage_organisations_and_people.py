"""An administrator adds organisations and people, and keeps their contact up to date."""

from dataclasses import replace
from http import HTTPStatus
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from baken.access.models import OfficeEvent
from baken.accounts.actions import (
    Contact,
    add_organisation,
    add_person,
    change_organisation,
    change_person,
)
from baken.accounts.tests.conftest import AddressOf
from baken.accounts.tests.people import FLOOR, organisation, person
from baken.core.refusals import Refused
from baken.parties.models import Organisation, Person
from baken.vault.door import unwrap
from tests.typing import Acting, ClientFor

VEENBURG = Contact("Gemeente Veenburg", "municipality", "085-0000111", "info@een.example")


def verbs(subject_id: UUID) -> list[str]:
    return [event.verb for event in OfficeEvent.objects.filter(subject_id=subject_id)]


def test_a_new_organisation_joins_the_region_and_leaves_a_trail(acting: Acting) -> None:
    with acting("willem") as willem:
        made = add_organisation(willem, contact=VEENBURG)
        assert made.region_id == willem.region_id
        assert verbs(made.pk) == ["organisation_added"]


def test_two_organisations_do_not_share_a_name(acting: Acting) -> None:
    with acting("willem") as willem:
        with pytest.raises(Refused, match="al een organisatie met de naam “Gemeente Zandhaven”"):
            add_organisation(willem, contact=replace(VEENBURG, name="Gemeente Zandhaven"))
        with pytest.raises(Refused, match="al een organisatie"):
            change_organisation(
                willem,
                organisation=organisation("rietwoude"),
                contact=replace(VEENBURG, name="Gemeente Zandhaven"),
            )


def test_changed_contact_is_what_people_read(acting: Acting) -> None:
    with acting("willem") as willem:
        place = organisation("rietwoude")
        change_organisation(willem, organisation=place, contact=VEENBURG)
        assert Organisation.objects.get(pk=place.pk).phone == "085-0000111"
        assert verbs(place.pk) == ["organisation_changed"]


def test_a_region_office_with_regional_roles_stays_one(acting: Acting) -> None:
    with acting("willem") as willem, pytest.raises(Refused, match="blijft een regiobureau"):
        change_organisation(willem, organisation=organisation("regiobureau"), contact=VEENBURG)


def test_a_new_person_is_found_with_contact(acting: Acting) -> None:
    with acting("willem") as willem:
        made = add_person(willem, organisation=organisation("rietwoude"), profile=FLOOR)
        assert verbs(made.pk) == ["person_added"]
    with acting("yara"):
        found = Person.objects.get(pk=made.pk)
        unwrap([found])
        assert (found.name, str(found.phone)) == ("Floor Oosterling", "085-0000399")


def test_changing_a_person_changes_contact_and_nothing_else(acting: Acting) -> None:
    with acting("willem") as willem:
        change_person(willem, person=person("sander"), profile=FLOOR)
        found = person("floor")
        unwrap([found])
        assert (found.name, str(found.email)) == (FLOOR.name, FLOOR.email)
        assert found.organisation.name == "Gemeente Zandhaven"
        assert verbs(found.pk) == ["person_changed"]


def test_the_database_refuses_whoever_is_no_administrator(acting: Acting) -> None:
    with acting("marieke") as marieke:
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            add_organisation(marieke, contact=VEENBURG)
        with pytest.raises(Person.DoesNotExist):
            change_person(marieke, person=person("sander"), profile=FLOOR)
        assert person("sander").name == "Sander Postmus"


def test_the_form_adds_an_organisation_and_shows_it(client_for: ClientFor) -> None:
    given = {"name": "GGD Noord", "kind": "health_service", "phone": "085-0000999"}
    answer = client_for("willem").post(reverse("organisation_new"), given, follow=True)
    assert "De organisatie is toegevoegd." in answer.text
    assert "GGD Noord" in answer.text


def test_the_form_keeps_what_was_typed_and_says_what_is_wrong(client_for: ClientFor) -> None:
    given = {"name": "Gemeente Zandhaven", "kind": "municipality"}
    answer = client_for("willem").post(reverse("organisation_new"), given)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert answer.text.count("al een organisatie met de naam") == 1
    nonsense = {"name": "\x00", "kind": "palace", "phone": "javascript:alert(1)", "email": "x"}
    answer = client_for("willem").post(reverse("organisation_new"), nonsense)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert set(answer.context["form"].errors) == {"name", "kind", "phone", "email"}


def test_the_form_shows_what_is_known_before_it_changes_it(
    client_for: ClientFor, address_of: AddressOf
) -> None:
    client, sander = (
        client_for("willem"),
        address_of("person_change", "sander"),
    )
    assert 'value="sander@zandhaven.example"' in client.get(sander).text
    answer = client.post(sander, {"name": "Sander P.", "phone": "", "email": ""}, follow=True)
    assert "Geen telefoon of e-mail ingevuld" in answer.text


def test_a_person_is_added_at_an_organisation(client_for: ClientFor, address_of: AddressOf) -> None:
    address = address_of("person_new", "rietwoude")
    answer = client_for("willem").post(address, {"name": "Floor Oosterling"}, follow=True)
    assert "Zonder account kan deze persoon niet inloggen." in answer.text
    assert "Gemeente Rietwoude" in answer.text
