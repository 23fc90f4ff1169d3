"""Shelter: asked, reserved, arrived, extended, left; one stay a place a night."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from baken.care import actions
from baken.care.models import Placement, ShelterPlace, ShelterRequest
from baken.care.tests.conftest import OPENING, WISH, make_place
from baken.cases import actions as casework
from baken.cases.models import Case
from baken.core import clock
from baken.core.refusals import Refused
from tests.typing import Acting

TODAY = clock.today()
SOON = TODAY + timedelta(days=7)


def reserved(acting: Acting, request_: ShelterRequest, place: ShelterPlace) -> Placement:
    with acting("esther") as esther:
        return actions.reserve(
            esther, request=request_, place=place, from_on=TODAY - timedelta(days=2), until_on=SOON
        )


def another_request(acting: Acting) -> ShelterRequest:
    with acting("esther") as esther:
        case = casework.open_case(esther, organisation_id=esther.organisation_id, opening=OPENING)
        return actions.ask_shelter(esther, case=case, wish=WISH)


def test_a_reservation_takes_the_place_and_counts_its_costs(
    acting: Acting, request_: ShelterRequest, place: ShelterPlace
) -> None:
    made = reserved(acting, request_, place)
    assert made.costs == 9 * 21000
    assert made.payer == "Centrumgemeente"
    with acting("esther"):
        request_.refresh_from_db()
    assert request_.status == "placed"


@pytest.mark.parametrize(("first", "last"), [(-3, 1), (0, 3), (6, 20), (-10, 30)])
def test_nobody_else_gets_the_same_nights(
    acting: Acting, request_: ShelterRequest, place: ShelterPlace, first: int, last: int
) -> None:
    reserved(acting, request_, place)
    other = another_request(acting)
    with acting("esther") as esther, pytest.raises(Refused, match="bezet"):
        actions.reserve(esther, request=other, place=place, from_on=day(first), until_on=day(last))


def day(shift: int) -> date:
    return TODAY + timedelta(days=shift)


def test_somebody_else_may_come_on_the_day_of_leaving(
    acting: Acting, request_: ShelterRequest, place: ShelterPlace
) -> None:
    reserved(acting, request_, place)
    other = another_request(acting)
    with acting("esther") as esther:
        actions.reserve(esther, request=other, place=place, from_on=SOON, until_on=day(9))


def test_the_database_itself_refuses_a_second_stay(
    acting: Acting, request_: ShelterRequest, place: ShelterPlace
) -> None:
    made = reserved(acting, request_, place)
    copy = Placement(**{
        field.attname: getattr(made, field.attname)
        for field in Placement._meta.concrete_fields
        if field.name not in {"id", "reason", "nights"}
    }, nights=DateRange(day(1), day(2)))  # fmt: skip
    with (
        acting("esther"),
        pytest.raises(IntegrityError, match="one_stay_a_place_a_night"),
        transaction.atomic(),
    ):
        copy.save(force_insert=True)


def test_a_cancelled_reservation_frees_place_and_request(
    acting: Acting, request_: ShelterRequest, place: ShelterPlace
) -> None:
    made = reserved(acting, request_, place)
    with acting("esther") as esther:
        actions.cancel(esther, placement=made, reason="Zij kiest anders")
        request_.refresh_from_db()
        assert request_.status == "open"
        actions.reserve(esther, request=request_, place=place, from_on=TODAY, until_on=SOON)


def test_a_place_that_does_not_fit_asks_why(acting: Acting, request_: ShelterRequest) -> None:
    with acting("esther") as esther:
        place = make_place("OMM-91", genders=["man"])
        with pytest.raises(Refused, match="past niet"):
            actions.reserve(esther, request=request_, place=place, from_on=TODAY, until_on=SOON)
        actions.reserve(
            esther, request=request_, place=place, from_on=TODAY, until_on=SOON, despite="Noodgeval"
        )


def test_a_place_in_a_dangerous_area_is_never_reserved(
    acting: Acting, request_: ShelterRequest
) -> None:
    with acting("esther") as esther:
        place = make_place("OMM-92", area="Zandhaven")
        with pytest.raises(Refused, match="gevaarlijk"):
            actions.reserve(
                esther, request=request_, place=place, from_on=TODAY, until_on=SOON, despite="x"
            )


def test_a_stay_has_nights_and_a_place_that_is_open(
    acting: Acting, request_: ShelterRequest, place: ShelterPlace
) -> None:
    with acting("esther") as esther:
        with pytest.raises(Refused, match="vertrek"):
            actions.reserve(esther, request=request_, place=place, from_on=SOON, until_on=SOON)
        shut = make_place("OMM-93", is_open=False)
        with pytest.raises(Refused, match="niet in gebruik"):
            actions.reserve(esther, request=request_, place=shut, from_on=TODAY, until_on=SOON)


def test_a_case_asks_once(acting: Acting, request_: ShelterRequest, case: Case) -> None:
    with acting("esther") as esther, pytest.raises(Refused, match="al een vraag"):
        actions.ask_shelter(esther, case=case, wish=WISH)


def test_arriving_needs_an_address_and_leaving_a_reason(
    acting: Acting, request_: ShelterRequest, place: ShelterPlace
) -> None:
    made = reserved(acting, request_, place)
    with acting("esther") as esther:
        with pytest.raises(Refused, match="adres"):
            actions.arrive(esther, placement=made, address=" ")
        with pytest.raises(Refused, match="intussen"):
            actions.leave(esther, placement=made, on=TODAY, reason="x")
        actions.arrive(esther, placement=made, address="Verzonnen laan 1")
        with pytest.raises(Refused, match="waarom"):
            actions.leave(esther, placement=made, on=TODAY, reason=" ")
        with pytest.raises(Refused, match="toekomst"):
            actions.leave(esther, placement=made, on=SOON, reason="x")


def test_extending_stops_where_somebody_else_begins(
    acting: Acting, request_: ShelterRequest, place: ShelterPlace
) -> None:
    made = reserved(acting, request_, place)
    other = another_request(acting)
    with acting("esther") as esther:
        actions.reserve(esther, request=other, place=place, from_on=day(9), until_on=day(12))
        actions.extend(esther, placement=made, until_on=day(9))
        with pytest.raises(Refused, match="bezet"):
            actions.extend(esther, placement=made, until_on=day(10))
        with pytest.raises(Refused, match="na de afgesproken"):
            actions.extend(esther, placement=made, until_on=day(9))


def test_others_do_not_see_who_stays_where(
    acting: Acting, request_: ShelterRequest, place: ShelterPlace
) -> None:
    reserved(acting, request_, place)
    for stranger in ("marieke", "ruben", "willem"):
        with acting(stranger):
            assert not Placement.objects.exists()
            assert not ShelterRequest.objects.exists()
