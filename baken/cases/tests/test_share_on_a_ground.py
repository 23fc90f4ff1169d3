"""Consent is told apart from a ground in law; minors are protected from whoever harms them."""

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from baken.cases import actions, rules
from baken.cases.actions import Ground
from baken.cases.models import Case, Consent
from baken.cases.tests.conftest import OPENING, SHELTER
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Organisation
from tests.typing import Acting, ClientFor


def ground(**more: Any) -> Ground:
    """Give consent for the shelter, with what differs."""
    told = {"basis": "consent", "purpose": "Een plek", "what": "Leeftijd", "asked_how": "in_person"}
    return Ground(recipient=Organisation.objects.get(name=SHELTER), **{**told, **more})


@pytest.mark.parametrize(
    ("given_ground", "says"),
    [
        ({"purpose": " "}, "waarvoor"),
        ({"what": " "}, "wat er gedeeld"),
        ({"asked_how": "not_asked"}, "moet u vragen"),
        ({"capacity": "unable"}, "nu niet kan beslissen"),
        ({"basis": "legal_duty"}, "wet en het artikel"),
        ({"valid_until": date(2020, 1, 1)}, "laatste dag"),
    ],
)
def test_a_ground_is_whole(
    acting: Acting, case: Case, given_ground: dict[str, Any], says: str
) -> None:
    with acting("esther") as esther, pytest.raises(Refused, match=says):
        actions.record_consent(esther, case=case, ground=ground(**given_ground))


def test_consent_always_ends_and_a_ground_in_law_cannot_be_withdrawn(
    acting: Acting, case: Case
) -> None:
    with acting("esther") as esther:
        given_one = actions.record_consent(esther, case=case, ground=ground())
        assert given_one.valid_until == clock.today() + timedelta(days=180)
        legal = ground(basis="vital", law="AVG artikel 6 lid 1 sub d", asked_how="not_asked")
        by_law = actions.record_consent(esther, case=case, ground=legal)
        assert by_law.valid_until is None
        with pytest.raises(Refused, match="grondslag in de wet"):
            actions.withdraw_consent(esther, consent=by_law)


@pytest.mark.parametrize(("age_band", "alone"), [("12-15", False), ("16-17", True)])
def test_from_sixteen_somebody_consents_themselves(
    acting: Acting, age_band: str, alone: bool
) -> None:
    with acting("esther") as esther:
        young = dataclasses.replace(OPENING, age_band=age_band)
        case = actions.open_case(esther, organisation_id=esther.organisation_id, opening=young)
        if alone:
            actions.record_consent(esther, case=case, ground=ground())
            return
        with pytest.raises(Refused, match="Benader de ouders niet vanzelf"):
            actions.record_consent(esther, case=case, ground=ground())


def test_a_parent_is_first_checked(acting: Acting) -> None:
    with acting("esther") as esther:
        child = dataclasses.replace(OPENING, age_band="12-15")
        case = actions.open_case(esther, organisation_id=esther.organisation_id, opening=child)
        with pytest.raises(Refused, match="Veilig Thuis"):
            actions.record_consent(esther, case=case, ground=ground(basis="mandate"))
        checked = ground(basis="mandate", parent_was_checked=True)
        actions.record_consent(esther, case=case, ground=checked)


days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(given_on=days, until=st.none() | days, day=days, withdrawn=st.booleans())
def test_consent_holds_between_its_days(
    given_on: date, until: date | None, day: date, withdrawn: bool
) -> None:
    consent = Consent(given_on=given_on, valid_until=until)
    consent.withdrawn_at = clock.now() if withdrawn else None
    inside = given_on <= day and (until is None or day <= until)
    assert consent.holds_on(day) == (inside and not withdrawn)


@given(band=st.sampled_from(["0-11", "12-15", "16-17", "18-23", "24+", "unknown"]))
def test_who_is_unknown_is_nobody_to_assume(band: str) -> None:
    assert rules.is_minor(band) == (band in {"0-11", "12-15", "16-17"})
    assert not (band == "unknown" and rules.may_consent_alone(band))


def test_withdrawing_says_whose_consent_it_is(
    acting: Acting, client_for: ClientFor, case: Case
) -> None:
    with acting("esther") as esther:
        made = actions.record_consent(esther, case=case, ground=ground())
    page = reverse("case_row_step", args=[case.pk, "intrekken", made.pk])
    shown = client_for("esther").get(page).content.decode()
    assert SHELTER in shown
    assert "Een plek" in shown
