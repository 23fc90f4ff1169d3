"""Contact follows rules and a rhythm; what goes against a rule needs a reason beforehand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.cases import actions, rules
from baken.cases.actions import Call, Plan
from baken.cases.models import Case, ContactMoment
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Person
from baken.vault.door import unwrap
from tests.typing import Acting, ClientFor


def call(means: str = "call", reached: str = "spoken", **more: object) -> Call:
    """Give a contact of today."""
    return Call(clock.today(), means, reached, **more)  # type: ignore[arg-type]


@pytest.fixture
def ruled(acting: Acting, case: Case) -> Case:
    """Give a case in which one never visits, and calls only under a condition."""
    with acting("esther") as esther:
        for means, strength, why in (
            ("visit", "never", "Hij woont ernaast."),
            ("call", "only_if", "Alleen voor 12 uur."),
        ):
            actions.set_contact_rule(
                esther, case=case, means=means, strength=strength, condition=why
            )
    return case


@pytest.mark.parametrize(("means", "says"), [("visit", "nooit huisbezoek"), ("call", "bellen")])
def test_a_contact_against_a_rule_needs_a_reason(
    acting: Acting, ruled: Case, means: str, says: str
) -> None:
    with acting("esther") as esther:
        with pytest.raises(Refused, match=says):
            actions.log_contact(esther, case=ruled, call=call(means))
        made = actions.log_contact(esther, case=ruled, call=call(means, despite="Zij belde zelf."))
        assert made.against_rule
        plain = actions.log_contact(esther, case=ruled, call=call("text", despite="x"))
        assert not plain.against_rule


def test_planning_a_visit_warns_before_anybody_goes(acting: Acting, ruled: Case) -> None:
    with acting("esther") as esther:
        me = Person.objects.get(pk=esther.person_id)
        plan = Plan("Langsgaan", clock.today(), person=me, means="visit")
        with pytest.raises(Refused, match="nooit huisbezoek"):
            actions.plan_task(esther, case=ruled, plan=plan)


def test_a_rule_that_ended_no_longer_warns(acting: Acting, ruled: Case) -> None:
    with acting("esther") as esther:
        rule = ruled.contact_rules.get(means="visit")
        with pytest.raises(Refused, match="waarom"):
            actions.end_contact_rule(esther, rule=rule, why="")
        actions.end_contact_rule(esther, rule=rule, why="Hij is verhuisd.")
        assert actions.rules_against(ruled, "visit") == ""
        with pytest.raises(Refused, match="al beëindigd"):
            actions.end_contact_rule(esther, rule=rule, why="Nog eens.")


def test_a_condition_must_be_told(acting: Acting, case: Case) -> None:
    with acting("esther") as esther, pytest.raises(Refused, match="voorwaarde"):
        actions.set_contact_rule(esther, case=case, means="call", strength="only_if", condition=" ")


def test_only_a_talk_with_the_client_moves_the_rhythm_on(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        before = Case.objects.get(pk=case.pk).contact_by
        actions.log_contact(esther, case=case, call=call(reached="no_answer"))
        actions.log_contact(esther, case=case, call=call(with_client=False))
        assert Case.objects.get(pk=case.pk).last_contact_on is None
        assert Case.objects.get(pk=case.pk).contact_by == before
        actions.log_contact(esther, case=case, call=call())
        after = Case.objects.get(pk=case.pk)
        assert after.last_contact_on == clock.today()
        earlier = Call(clock.today() - timedelta(days=9), "call", "spoken")
        actions.log_contact(esther, case=case, call=earlier)
        assert Case.objects.get(pk=case.pk).last_contact_on == clock.today()


def test_the_day_it_happened_is_not_the_day_it_was_written(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        past = clock.today() - timedelta(days=3)
        made = actions.log_contact(esther, case=case, call=Call(past, "call", "spoken"))
        assert made.happened_on == past
        assert made.logged_at.astimezone(clock.AMSTERDAM).date() == clock.today()
        with pytest.raises(Refused, match="vandaag of eerder"):
            actions.log_contact(
                esther, case=case, call=Call(clock.today() + timedelta(days=1), "call", "spoken")
            )


def test_a_safety_judgement_shortens_the_rhythm(acting: Acting, case: Case) -> None:
    with acting("esther") as esther:
        actions.log_contact(esther, case=case, call=call())
        version = Case.objects.get(pk=case.pk).version
        safe = actions.judge_safety(
            esther, case=case, version=version, safety="safe", why="Nieuwe plek"
        )
        unsafe = actions.judge_safety(
            esther, case=case, version=safe.version, safety="unsafe", why="Hij belde"
        )
        assert safe.contact_by is not None
        assert unsafe.contact_by is not None
        assert unsafe.contact_by < safe.contact_by
        with pytest.raises(Refused, match="baseert"):
            actions.judge_safety(esther, case=case, version=unsafe.version, safety="safe", why="")


def test_a_call_note_takes_two_fields(acting: Acting, client_for: ClientFor, case: Case) -> None:
    sent = {"means": "text", "reached": "spoken", "happened_on": clock.today().isoformat()}
    answer = client_for("esther").post(f"/casussen/{case.pk}/contact", sent)
    assert answer.status_code == 302
    with acting("esther"):
        assert ContactMoment.objects.filter(case=case).count() == 1


def test_the_name_opens_on_a_page_of_its_own(
    acting: Acting, client_for: ClientFor, case: Case
) -> None:
    with acting("esther") as esther:
        person = actions.Person(name="Mirte Verzonnen", language="Pools")
        made = actions.describe_client(esther, case=case, age_band="16-17", person=person)
        unwrap([made])
        assert made.name.text == "Mirte Verzonnen"
    esther_browser = client_for("esther")
    assert "Mirte" not in esther_browser.get(f"/casussen/{case.pk}").content.decode()
    assert "Mirte" in esther_browser.get(f"/casussen/{case.pk}/client").content.decode()


means = st.sampled_from(["call", "text", "mail", "letter", "visit"])
lines = st.lists(st.builds(rules.ContactLine, means, st.sampled_from(["never", "only_if"])))


@given(lines=lines, wanted=means)
def test_never_is_stronger_than_only_if(lines: list[rules.ContactLine], wanted: str) -> None:
    found = {line.strength for line in lines if line.means == wanted}
    said = rules.broken(lines, wanted)
    assert (said == "never") == ("never" in found)
    assert (said == "") == (not found)


days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(last=days, count=st.integers(0, 60))
def test_the_rhythm_never_goes_back(last: date, count: int) -> None:
    assert rules.contact_by(last, count) >= last
