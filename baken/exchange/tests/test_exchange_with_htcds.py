"""Registrations go to HTCDS and come back the same, and what is lost is told."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.care.registration import Registration, from_plain, to_plain
from baken.core.refusals import Refused
from baken.exchange.htcds import core_row, ctdc_row, export, reimport
from baken.exchange.htcds.columns import alpha3
from baken.exchange.htcds.schema import problems
from baken.knowledge.packs import crosswalks

DAY = date(2026, 6, 1)
WALK = crosswalks().on("htcds", DAY)
ONE = Registration(
    reference="C-26-0001", registered_on=DAY, status="possible", forms=("criminal",),
    consent="given", case_status="active", gender="woman", birthdate=date(2007, 3, 1),
    citizenship=("NL",), relation="partner", control=("debt", "movement"), country="NL",
)  # fmt: skip


def one_of(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from([code.id for code in WALK.field(name).values])


def some_of(name: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(one_of(name), unique=True, max_size=5).map(tuple)


COUNTRIES = st.sampled_from(["NL", "RO", "BG", "NG", "VN", "IR", "MA"])
REGISTRATIONS = st.builds(
    Registration,
    reference=st.from_regex(r"C-26-[0-9]{4}", fullmatch=True),
    registered_on=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    status=one_of("status"),
    forms=some_of("forms"),
    consent=one_of("consent"),
    case_status=one_of("case_status"),
    gender=one_of("gender"),
    birthdate=st.none() | st.dates(date(1950, 1, 1), date(2020, 1, 1)),
    citizenship=st.lists(COUNTRIES, unique=True, max_size=2).map(tuple),
    children=st.none() | st.integers(0, 9),
    decided_by=st.just("") | one_of("decided_by"),
    relation=st.just("") | one_of("relation"),
    age_when=st.none() | st.integers(0, 90),
    recruited=some_of("recruited"),
    control=some_of("control"),
    sector=st.just("") | one_of("sector"),
    sexual_kind=some_of("sexual_kind"),
    country=st.just("") | COUNTRIES,
    received_on=st.none() | st.dates(date(2020, 1, 1), date(2027, 1, 1)),
    referral=st.just("") | one_of("referral"),
)


@given(REGISTRATIONS)
def test_every_export_validates_and_comes_back_the_same(one: Registration) -> None:
    found = export(one, DAY)
    assert problems(found.document) == []
    assert reimport(json.loads(json.dumps(found.to_json()))) == one
    assert set(core_row(found)) <= {"prs_Birthdate", "prs_Gender", "prs_Citizenship",
        "vic_TraffickingStatus", "vic_TraffickingStatusDecisionMakingOrg",
        "vic_MethodOfRecruitment", "vic_MethodsOfControl", "vic_TypeOfExploitation",
        "vic_ForcedLabourIndustry", "vic_TypeOfSexExploitation", "cas_Status",
        "cas_IncomingReferralDate", "cas_ReasonForIncomingReferral", "con_Consent"}  # fmt: skip


@given(REGISTRATIONS)
def test_what_came_through_the_standard_alone_stays_as_it_is(one: Registration) -> None:
    first = export(one, DAY)
    bare = first.to_json() | {"extension": {name: to_plain(one)[name] for name in MUST}}
    try:
        second = export(reimport(bare), DAY)
    except Refused:
        return  # a field that must be there had no word in the standard
    assert second.document == first.document


MUST = ("reference", "registered_on")


@given(REGISTRATIONS)
def test_a_flag_of_ctdc_is_one_or_empty(one: Registration) -> None:
    row = ctdc_row(one, DAY)
    assert len(row) == 27
    assert {value for name, value in row.items() if name.startswith(("is", "means"))} <= {"1", ""}


def test_the_loss_report_names_what_the_standard_cannot_say() -> None:
    losses = {(loss.field, loss.value): loss for loss in export(ONE, DAY).losses}
    assert losses["forms", "criminal"].becomes == "Other"
    assert "criminele" in losses["forms", "criminal"].why
    assert ("control", "debt") not in losses
    assert ("control", "movement") in losses
    assert ("relation", "partner") in losses


def test_counts_add_up_to_the_values() -> None:
    counts = export(ONE, DAY).counts
    assert counts == {"exact": 6, "derived": 1, "lossy": 6}


def test_the_export_names_the_standard_and_no_person() -> None:
    found = export(ONE, DAY).to_json()
    assert found["attribution"] == "Human Trafficking Case Data Standard (HTCDS) by IOM, CC BY 4.0"
    assert found["crosswalk"] == "htcds/2026-01-01"
    assert not {"prs_FirstName", "prs_SecondName", "prs_MobilePhone"} & set(
        found["case"].get("person", {})
    )


def test_the_defects_of_the_source_are_not_copied() -> None:
    targets = {field.target for field in WALK.fields}
    codes = {code.to for field in WALK.fields for code in field.values}
    assert "vic_TraffickingStatusDecisionMakingOrg" in targets
    assert "vic_MethodsOfControl" in targets
    assert "DebtBondage" in codes
    assert not {"DebtBondage ", "RestrictsMovement", "UsesChildren"} & codes
    assert not WALK.field("sector").many


def test_every_code_of_the_crosswalk_has_a_place_in_the_schema() -> None:
    for field in WALK.fields:
        for code in field.values:
            changed: dict[str, Any] = {field.id: (code.id,) if field.many else code.id}
            assert export(replace(ONE, **changed), DAY).document


def test_every_form_of_a_signal_has_a_row() -> None:
    from baken.signals.vocabulary import Form  # noqa: PLC0415 - words need Django

    assert {form.value for form in Form} <= {code.id for code in WALK.field("forms").values}


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"naam": "x"}, "onbekend"),
        ({"reference": "x"}, "niet te lezen"),
        (to_plain(ONE) | {"registered_on": "gisteren"}, "niet te lezen"),
    ],
)
def test_an_unreadable_registration_is_refused(said: dict[str, str], complaint: str) -> None:
    with pytest.raises(Refused, match=complaint):
        from_plain(said)


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(Refused, match="bestaat niet"):
        export(replace(ONE, gender="x"), DAY)


@pytest.mark.parametrize(
    "file",
    [
        {},
        export(ONE, DAY).to_json() | {"standard": "HTCDS 1.0"},
        export(ONE, DAY).to_json() | {"crosswalk": "htcds"},
        export(ONE, DAY).to_json() | {"case": {"person": {"prs_Gender": "Female"}}},
    ],
    ids=["empty", "other standard", "no crosswalk", "changed"],
)
def test_another_file_is_refused(file: dict[str, object]) -> None:
    with pytest.raises(Refused):
        reimport(file)


@pytest.mark.parametrize(("two", "three"), [("NL", "NLD"), ("RO", "ROU"), ("IR", "IRN"), ("", "")])
def test_countries_in_three_letters(two: str, three: str) -> None:
    assert alpha3(two) == three


def test_the_age_band_counts_on_the_day_of_registration() -> None:
    born = date(2008, 6, 2)
    assert ctdc_row(replace(ONE, birthdate=born), DAY)["ageBroad"] == "9--17"
    assert ctdc_row(replace(ONE, birthdate=date(2008, 6, 1)), DAY)["ageBroad"] == "18--20"
