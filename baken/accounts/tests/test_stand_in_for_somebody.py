"""An administrator lets somebody hold a role in another's place for a while."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from baken.access.models import OfficeEvent
from baken.accounts.actions import appoint_stand_in, assign_role, end_role
from baken.accounts.rules import Period
from baken.accounts.tests.conftest import AddressOf
from baken.accounts.tests.people import days, held, in_days, organisation, person
from baken.core.refusals import Refused
from baken.parties.models import Assignment
from tests.typing import Acting, ClientFor

WEEK = days(0, 6)


def appoint(
    acting: Acting,
    who: str,
    *,
    instead_of: tuple[str, str, str] = ("joris", "focal_officer", "rietwoude"),
    period: Period = WEEK,
) -> Assignment:
    """Let the administrator appoint a stand-in."""
    with acting("willem") as willem:
        role = held(*instead_of)
        return appoint_stand_in(willem, assignment=role, person=person(who), period=period)


def test_a_stand_in_may_what_the_holder_may_and_no_longer(acting: Acting) -> None:
    made = appoint(acting, "karin")
    assert (made.role, made.valid_until) == ("focal_officer", in_days(6))
    assert made.organisation.name == "Gemeente Rietwoude"
    with acting("karin") as karin:
        assert karin.may("read", "signal")
        assert made not in Assignment.objects.on(in_days(7))
    with acting("willem"):
        assert OfficeEvent.objects.get(subject_id=made.pk).verb == "stand_in_appointed"


def test_nobody_stands_in_for_themselves(acting: Acting) -> None:
    with pytest.raises(Refused, match="niemand vervangt zichzelf"):
        appoint(acting, "joris")


def test_an_administrator_does_not_appoint_themselves(acting: Acting) -> None:
    with pytest.raises(Refused, match="eigen rollen"):
        appoint(acting, "willem")


def test_an_administrator_is_replaced_by_whom_they_choose(acting: Acting) -> None:
    made = appoint(acting, "ruben", instead_of=("willem", "administrator", "regiobureau"))
    assert made.role == "administrator"


@pytest.mark.parametrize("period", [days(0, 11), days(11, 12), days(0, None)])
def test_a_stand_in_keeps_within_the_days_of_the_role(acting: Acting, period: Period) -> None:
    with acting("willem") as willem:
        end_role(
            willem,
            assignment=held("joris", "focal_officer", "rietwoude"),
            last_day=in_days(10),
        )
    with pytest.raises(Refused, match="binnen de dagen waarop Joris Timmerhuis"):
        appoint(acting, "karin", period=period)
    assert appoint(acting, "karin", period=days(0, 10)).valid_until == in_days(10)


@pytest.mark.parametrize(
    ("period", "why"), [(days(3, 2), "voor de eerste"), (days(-1, 2), "verleden")]
)
def test_the_days_must_be_possible(acting: Acting, period: Period, why: str) -> None:
    with pytest.raises(Refused, match=why):
        appoint(acting, "karin", period=period)


def test_whoever_may_not_hold_the_role_may_not_stand_in(acting: Acting) -> None:
    with pytest.raises(Refused, match="leest geen inhoud over mensen"):
        appoint(acting, "ruben")


def test_who_holds_the_role_there_needs_no_second_one(acting: Acting) -> None:
    with pytest.raises(Refused, match="in die periode al"):
        appoint(acting, "sander", instead_of=("marieke", "focal_officer", "zandhaven"))


def test_nobody_stands_in_for_a_stand_in(acting: Acting) -> None:
    made = appoint(acting, "karin")
    with acting("willem") as willem, pytest.raises(Refused, match="al een vervanging"):
        appoint_stand_in(willem, assignment=made, person=person("sander"), period=WEEK)


def test_the_coordinating_focal_officer_can_be_replaced_but_not_doubled(acting: Acting) -> None:
    coordinating = ("marieke", "coordinating_focal_officer", "regiobureau")
    appoint(acting, "joris", instead_of=coordinating)
    with acting("willem") as willem, pytest.raises(Refused, match="Marieke Dijkhof is dan al"):
        assign_role(
            willem,
            person=person("hanna"),
            role="coordinating_focal_officer",
            organisation=organisation("regiobureau"),
            period=WEEK,
        )


def test_the_form_appoints_somebody_and_both_see_it(
    acting: Acting, client_for: ClientFor, address_of: AddressOf
) -> None:
    address = address_of("stand_in_appoint", "joris", "focal_officer", "rietwoude")
    willem = client_for("willem")
    assert "Joris Timmerhuis (" not in willem.get(address).text
    with acting("willem"):
        karin = person("karin")
    given = {
        "person": str(karin.pk),
        "valid_from": in_days(0).isoformat(),
        "valid_until": in_days(6).isoformat(),
    }
    answer = willem.post(address, given, follow=True)
    assert "De vervanger is aangewezen." in answer.text
    assert "Karin Muldersma" in client_for("joris").get(reverse("own_roles")).text
    assert "vervangt Joris Timmerhuis" in client_for("karin").get(reverse("own_roles")).text


def test_nonsense_in_the_form_is_pointed_at(client_for: ClientFor, address_of: AddressOf) -> None:
    address = address_of("stand_in_appoint", "joris", "focal_officer", "rietwoude")
    answer = client_for("willem").post(address, {"person": "x", "valid_from": "\x00"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert set(answer.context["form"].errors) == {"person", "valid_from", "valid_until"}
