"""“Waarom zie ik dit?” names the rules that matched, and exactly the people who can look."""

from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from baken.access import why
from baken.access.walls.tables import Table, guarded_tables
from baken.demo.cast import CAST, JORIS, MARIEKE, RUBEN, SANDER, TOM, YARA, Member, fixed_id
from baken.intake.models import Report
from baken.parties.models import Organisation, Person
from baken.signals.actions import let_second_reader_in
from baken.signals.models import Signal, Weighing
from baken.signals.vocabulary import SignalStatus
from tests.typing import Acting, ClientFor


def table(name: str) -> Table:
    """Give a guarded table by name."""
    return next(each for each in guarded_tables() if each.name == name)


SIGNALS, REPORTS = table("signals_signal"), table("intake_report")


@pytest.fixture
def shared(acting: Acting) -> Signal:
    """A signal of Zandhaven, reported by Yara, that Joris of Rietwoude weighs along."""
    with acting("marieke") as marieke:
        signal = Signal.objects.get(status=SignalStatus.WEIGHING)
        joris = Person.objects.get(pk=fixed_id("person", JORIS.key))
        let_second_reader_in(
            marieke, signal=signal, person=joris, purpose="Meewegen", ground="Publieke taak"
        )
    return signal


def rule_ids(member: Member, acting: Acting, about: Table, row: Any) -> set[str]:
    """Give the rules by which somebody sees a row."""
    with acting(member.key) as actor:
        return {rule.id for rule in why.matching_rules(actor, about, row)}


def test_a_colleague_sees_it_for_the_own_organisation(acting: Acting, shared: Signal) -> None:
    assert rule_ids(SANDER, acting, SIGNALS, shared) == {"focal-officer-works-on-signals"}


def test_a_guest_sees_it_by_a_grant_and_not_by_the_role_held_elsewhere(
    acting: Acting, shared: Signal
) -> None:
    assert rule_ids(JORIS, acting, SIGNALS, shared) == {"second-reader-reads-the-signal"}


def test_a_reporter_sees_the_own_report_and_a_colleague_does_not(
    acting: Acting, shared: Signal
) -> None:
    with acting("yara"):
        report = Report.objects.get(pk=shared.report_id)
    assert rule_ids(YARA, acting, REPORTS, report) == {"professional-reports"}
    assert rule_ids(TOM, acting, REPORTS, report) == set()
    assert rule_ids(RUBEN, acting, REPORTS, report) == set()


@pytest.mark.parametrize("about", [SIGNALS, REPORTS, table("signals_weighing"),
                                   table("access_dossier"), table("access_event")],
                         ids=lambda about: about.kind)  # fmt: skip
def test_the_list_of_viewers_is_who_can_really_open_it(
    acting: Acting, shared: Signal, about: Table
) -> None:
    with acting("marieke") as marieke:
        row = about.model._default_manager.filter(**_in(shared.dossier_id, about)).first()
        assert row is not None
        named = {viewer.person.pk for viewer in why.viewers(about, row)}
        assert why.names_everybody(marieke, about, row)
    can_open = {member for member in CAST if _opens(member, acting, row)}
    assert named == {fixed_id("person", member.key) for member in can_open}
    assert fixed_id("person", JORIS.key) in named


def _in(dossier_id: UUID, about: Table) -> dict[str, UUID]:
    return {about.dossier: dossier_id}


def _opens(member: Member, acting: Acting, row: Any) -> bool:
    with acting(member.key):
        return bool(type(row).objects.filter(pk=row.pk).exists())


def test_a_viewer_comes_with_rule_role_and_grant(acting: Acting, shared: Signal) -> None:
    with acting("marieke"):
        found = {viewer.person.name: viewer for viewer in why.viewers(SIGNALS, shared)}
        assert found[JORIS.name].role == "second_reader"
        grant = found[JORIS.name].grant
        assert grant is not None
        assert grant.purpose == "Meewegen"
        assert found[SANDER.name].grant is None
        assert list(found) == sorted(found, key=str.casefold)


def test_a_reporter_is_told_that_the_list_may_not_be_whole(
    acting: Acting, client_for: ClientFor, shared: Signal
) -> None:
    """Yara may not see who was let in, so the page does not pretend that nobody was."""
    with acting("yara") as yara:
        report = Report.objects.get(pk=shared.report_id)
        assert not why.names_everybody(yara, REPORTS, report)
        assert JORIS.name not in {viewer.person.name for viewer in why.viewers(REPORTS, report)}
    page = client_for("yara").get(reverse("why", args=["report", shared.report_id]))
    assert "apart zijn toegelaten" in page.content.decode()
    page = client_for("marieke").get(reverse("why", args=["report", shared.report_id]))
    assert "apart zijn toegelaten" not in page.content.decode()
    assert JORIS.name in page.content.decode()


def test_the_directory_is_seen_by_the_whole_region(acting: Acting) -> None:
    places = table("parties_organisation")
    with acting("anouk") as anouk:
        place = Organisation.objects.get(pk=fixed_id("organisation", "zandhaven"))
        assert {viewer.person.pk for viewer in why.viewers(places, place)} == {
            fixed_id("person", member.key) for member in CAST
        }
        assert why.names_everybody(anouk, places, place)
        assert [rule.where for rule in why.matching_rules(anouk, places, place)] == ["own_region"]


@pytest.mark.parametrize("member", [MARIEKE, JORIS], ids=lambda member: member.key)
def test_a_weighing_has_the_page_although_its_indicators_are_of_the_same_kind(
    acting: Acting, client_for: ClientFor, shared: Signal, member: Member
) -> None:
    with acting("marieke"):
        pk = Weighing.objects.get(signal=shared).pk
    assert client_for(member.key).get(reverse("why", args=["weighing", pk])).status_code == 200


@pytest.mark.parametrize("kind", ["draft", "account", "grant", "no_such_kind"])
def test_some_rows_have_no_such_page(client_for: ClientFor, kind: str) -> None:
    pk = fixed_id("person", MARIEKE.key)
    assert client_for("marieke").get(reverse("why", args=[kind, pk])).status_code == 404
