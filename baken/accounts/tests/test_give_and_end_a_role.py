"""An administrator gives roles and ends them; what does not go together is refused."""

from http import HTTPStatus

import pytest

from baken.access.models import OfficeEvent
from baken.accounts.actions import appoint_stand_in, assign_role, end_role
from baken.accounts.rules import Period
from baken.accounts.tests.conftest import AddressOf
from baken.accounts.tests.people import days, held, in_days, organisation, person
from baken.core.refusals import Refused
from baken.parties.models import Assignment
from tests.typing import Acting, ClientFor

TODAY = days(0)


def give(acting: Acting, who: str, role: str, place: str, period: Period = TODAY) -> Assignment:
    """Let the administrator give somebody a role."""
    with acting("willem") as willem:
        return assign_role(
            willem,
            person=person(who),
            role=role,
            organisation=organisation(place),
            period=period,
        )


def end(acting: Acting, assignment: Assignment, day: int) -> Assignment:
    """Let the administrator fix the last day of a role."""
    with acting("willem") as willem:
        return end_role(willem, assignment=assignment, last_day=in_days(day))


def test_a_role_holds_from_its_first_day_through_its_last(acting: Acting) -> None:
    given = give(acting, "sander", "supervisor", "zandhaven", days(2, 4))
    with acting("sander"):
        on = [n for n in range(7) if given in Assignment.objects.on(in_days(n))]
    assert on == [2, 3, 4]
    with acting("willem"):
        assert OfficeEvent.objects.get(subject_id=given.pk).verb == "role_assigned"


def test_who_gets_a_role_may_what_the_matrix_says(acting: Acting) -> None:
    with acting("karin") as karin:
        assert not karin.may("read", "signal")
    give(acting, "karin", "focal_officer", "kleiwaard")
    with acting("karin") as karin:
        assert karin.may("read", "signal")


def test_an_administrator_does_not_change_the_own_roles(acting: Acting) -> None:
    with pytest.raises(Refused, match="eigen rollen"):
        give(acting, "willem", "policy_officer", "regiobureau")
    with acting("willem"):
        own = held("willem", "administrator", "regiobureau")
    with pytest.raises(Refused, match="eigen rollen"):
        end(acting, own, 0)


@pytest.mark.parametrize(
    ("who", "role", "place"),
    [
        ("marieke", "administrator", "regiobureau"),
        ("yara", "chain_director", "regiobureau"),
        ("tom", "portfolio_holder", "zandhaven"),
        ("bas", "professional", "zandhaven"),
        ("ruben", "focal_officer", "zandhaven"),
    ],
)
def test_steering_and_administering_do_not_mix_with_content(
    acting: Acting, who: str, role: str, place: str
) -> None:
    with pytest.raises(Refused, match="leest geen inhoud over mensen"):
        give(acting, who, role, place)


def test_after_the_one_role_ends_the_other_may_begin(acting: Acting) -> None:
    with acting("willem"):
        old = held("tom", "supervisor", "zandhaven")
    end(acting, old, 3)
    with pytest.raises(Refused, match="gaat niet samen"):
        give(acting, "tom", "portfolio_holder", "zandhaven", days(3))
    give(acting, "tom", "portfolio_holder", "zandhaven", days(4))


@pytest.mark.parametrize("role", ["administrator", "chain_director", "care_coordinator"])
def test_a_regional_role_is_given_at_the_region_office(acting: Acting, role: str) -> None:
    with pytest.raises(Refused, match="bij het regiobureau"):
        give(acting, "karin", role, "zandhaven")
    give(acting, "karin", role, "regiobureau")


@pytest.mark.parametrize(("role", "why"), [("second_reader", "per dossier"), ("king", "niet")])
def test_only_roles_that_can_be_assigned_are(acting: Acting, role: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        give(acting, "karin", role, "zandhaven")


def test_a_role_does_not_end_before_it_begins(acting: Acting) -> None:
    with pytest.raises(Refused, match="voor de eerste dag"):
        give(acting, "karin", "professional", "zandhaven", days(5, 4))


def test_a_role_does_not_begin_in_the_past(acting: Acting) -> None:
    with pytest.raises(Refused, match="in het verleden"):
        give(acting, "karin", "professional", "zandhaven", days(-1))


def test_nobody_holds_the_same_role_twice_on_a_day(acting: Acting) -> None:
    give(acting, "karin", "professional", "zandhaven", days(0, 4))
    with pytest.raises(Refused, match="in die periode al"):
        give(acting, "karin", "professional", "zandhaven", days(4, 8))
    give(acting, "karin", "professional", "zandhaven", days(5, 8))
    give(acting, "karin", "professional", "rietwoude", days(0, 8))


def test_one_coordinating_focal_officer_at_a_time(acting: Acting) -> None:
    with pytest.raises(Refused, match="Marieke Dijkhof is dan al"):
        give(acting, "joris", "coordinating_focal_officer", "regiobureau")
    with acting("willem"):
        old = held("marieke", "coordinating_focal_officer", "regiobureau")
    end(acting, old, 30)
    give(acting, "joris", "coordinating_focal_officer", "regiobureau", days(31))


def test_ending_a_role_leaves_what_was_and_a_trail(acting: Acting) -> None:
    with acting("willem"):
        role = held("hanna", "focal_officer", "kleiwaard")
    end(acting, role, -1)
    with acting("hanna") as hanna:
        still = [each.organisation for each in hanna.organisations("focal_officer")]
    assert still == ["Gemeente Oudermeer"]
    with acting("willem"):
        assert held("hanna", "focal_officer", "kleiwaard").valid_until == in_days(-1)
        assert OfficeEvent.objects.get(subject_id=role.pk).verb == "role_ended"


@pytest.mark.parametrize(("day", "why"), [(-2, "Kies gisteren of later"), (-999, "eerste dag")])
def test_a_role_does_not_end_further_back(acting: Acting, day: int, why: str) -> None:
    with acting("willem"):
        role = held("joris", "focal_officer", "rietwoude")
    with pytest.raises(Refused, match=why):
        end(acting, role, day)


def test_a_coming_role_does_not_end_before_it_began(acting: Acting) -> None:
    coming = give(acting, "karin", "professional", "zandhaven", days(5))
    with pytest.raises(Refused, match="voor de eerste dag"):
        end(acting, coming, 4)
    assert end(acting, coming, 5).valid_until == in_days(5)


def test_a_role_is_not_made_longer_by_ending_it(acting: Acting) -> None:
    short = give(acting, "karin", "professional", "zandhaven", days(0, 5))
    with pytest.raises(Refused, match="Deze rol eindigt al op"):
        end(acting, short, 6)
    assert end(acting, short, 3).valid_until == in_days(3)


def test_who_stands_in_stops_when_the_role_does(acting: Acting) -> None:
    with acting("willem") as willem:
        role = held("joris", "focal_officer", "rietwoude")
        now = appoint_stand_in(willem, assignment=role, person=person("hanna"), period=days(0, 20))
        later = appoint_stand_in(
            willem, assignment=role, person=person("sander"), period=days(10, 20)
        )
        early = appoint_stand_in(
            willem, assignment=role, person=person("marieke"), period=days(0, 2)
        )
    end(acting, role, 5)
    with acting("willem"):
        ends = dict(Assignment.objects.values_list("pk", "valid_until"))
        ended = set(
            OfficeEvent.objects.filter(verb="role_ended").values_list("subject_id", flat=True)
        )
    assert (ends[now.pk], ends[later.pk], ends[early.pk]) == (in_days(5), in_days(10), in_days(2))
    assert ended == {role.pk, now.pk, later.pk}


def test_the_form_gives_a_role_and_says_why_not(
    acting: Acting, client_for: ClientFor, address_of: AddressOf
) -> None:
    willem, address = client_for("willem"), address_of("role_assign", "sander")
    with acting("willem"):
        office = organisation("regiobureau")
    given = {
        "role": "chain_director",
        "organisation": str(office.pk),
        "valid_from": in_days(0).isoformat(),
    }
    answer = willem.post(address, given)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "gaat niet samen met" in answer.text
    assert 'value="chain_director"' in answer.text
    answer = willem.post(address, {**given, "role": "care_coordinator"}, follow=True)
    assert "De rol is gegeven." in answer.text
    assert "Zorgcoördinator" in answer.text


@pytest.mark.parametrize("given", [{}, {"role": "x", "organisation": "x", "valid_from": "morgen"}])
def test_nonsense_in_the_form_is_pointed_at(
    client_for: ClientFor, given: dict[str, str], address_of: AddressOf
) -> None:
    address = address_of("role_assign", "sander")
    answer = client_for("willem").post(address, given)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert set(answer.context["form"].errors) == {"role", "organisation", "valid_from"}


def test_the_form_ends_a_role(client_for: ClientFor, address_of: AddressOf) -> None:
    willem = client_for("willem")
    address = address_of("role_end", "joris", "focal_officer", "rietwoude")
    assert willem.post(address, {"last_day": "31-02-2026"}).status_code == 422
    answer = willem.post(address, {"last_day": in_days(-1).isoformat()}, follow=True)
    assert "De einddag is vastgelegd." in answer.text
    assert "Geen rol vandaag" in answer.text


def test_ending_a_role_at_once_ends_every_session(acting: Acting, client_for: ClientFor) -> None:
    """Also of who keeps another role: what stands on a screen was opened in the one that ended."""
    browser = client_for("marieke")
    with acting("willem") as willem:
        role = held("marieke", "focal_officer", "zandhaven")
        end_role(willem, assignment=role, last_day=in_days(0))
    assert browser.get("/").status_code == 200
    with acting("willem") as willem:
        end_role(willem, assignment=role, last_day=in_days(-1))
    assert browser.get("/").headers["Location"].startswith("/inloggen")
