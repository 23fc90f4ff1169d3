"""A new signal names a client in care: whoever holds the case is told, and nobody else learns."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest import mock

import psycopg
import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from baken.access.models import Event
from baken.access.oversight.models import ProcessingStop
from baken.access.retention import destroying
from baken.cases import actions
from baken.cases.models import Case, CaseQuestion, CaseReturn, Client, SubjectToken
from baken.cases.retained import RETAINED
from baken.cases.tests.conftest import OPENING
from baken.core import clock
from baken.core.refusals import Refused
from baken.demo.acting import as_member
from baken.demo.cast import CAST, ESTHER, IRIS, MARIEKE, NADIA, Member, fixed_id
from baken.matching.models import LinkToken
from baken.ops.testing import Urls
from baken.parties.models import Person
from baken.vault import office
from tests.matching.conftest import as_owner, client_of, new_signal

Find = Callable[[], int]
PHONE = ("phone", "085-0000411")


@pytest.fixture
def look(urls: Urls) -> Find:
    """Do what the worker does every few minutes, in the worker's own role."""

    def ask() -> int:
        with psycopg.connect(urls["worker"]) as worker:
            sql = "select access.case_returns_find(%s, %s)"
            row = worker.execute(sql, [clock.now(), clock.today()]).fetchone()
        return int(row[0]) if row else 0

    return ask


def _case(reachable: str = "", name: str = "", born: str = "", who: Member = ESTHER) -> Case:
    with as_member(who) as holder:
        person = actions.Person(name=name, born=born, reachable=reachable)
        opening = replace(OPENING, person=person)
        return actions.open_case(holder, organisation_id=holder.organisation_id, opening=opening)


def _told(who: Member, case: Case) -> list[CaseReturn]:
    with as_member(who):
        return list(CaseReturn.objects.filter(case_id=case.pk).select_related("their_owner"))


def test_whoever_holds_the_case_is_told_and_goes_on(look: Find) -> None:
    case = _case("085-0000411, niet na tienen")
    new_signal(MARIEKE, PHONE)
    look()
    [told] = _told(ESTHER, case)
    assert (told.keys, told.their_owner.name) == (["phone"], "Gemeente Zandhaven")
    esther, address = client_of(ESTHER), f"/casussen/{case.pk}/terugkeer/{told.pk}"
    assert address in esther.get("/").text
    assert address in esther.get(f"/casussen/{case.pk}").text
    form = esther.get(address).text
    assert "zelfde telefoonnummer" in form
    assert "&lt;" not in form
    assert esther.post(address, {"answer": "same"}).status_code == 422  # say why
    answer = esther.post(address, {"answer": "same", "why": "Zij belde mij ook."})
    assert answer["location"] == f"/casussen/{case.pk}"
    assert address not in esther.get("/").text
    assert look() == 0  # told once
    with as_member(ESTHER) as actor:
        assert Event.objects.filter(dossier_id=case.dossier_id, verb="return_answered").exists()
        with pytest.raises(Refused, match="al beantwoord"):
            actions.answer_return(actor, row=told, answer="other", why="Toch niet")


def test_nobody_else_is_told(look: Find) -> None:
    """No colleague who sees the case, no officer who typed it, nobody of the whole cast."""
    case = _case("085-0000412")
    signal = new_signal(MARIEKE, ("phone", "085-0000412"))
    look()
    assert _told(ESTHER, case)
    for member in CAST:
        if member is not ESTHER:
            assert _told(member, case) == [], member.key
    page = client_of(NADIA).get(f"/casussen/{case.pk}")
    assert page.status_code == 200
    assert "terugkeer" not in page.text
    own = client_of(MARIEKE).get(f"/signalen/{signal.pk}").text
    assert case.code not in own
    assert "terug in beeld" not in own


def test_what_is_typed_costs_the_same_whether_anybody_is_known(look: Find) -> None:
    """The same statements, the same questions to the keeper, the same answer."""
    _case("085-0000413")
    signal, client = new_signal(MARIEKE), client_of(MARIEKE)
    address, seen = reverse("signal_note", args=[signal.pk]), []
    for number in ("085-0000414", "085-0000415", "085-0000413"):
        typed = {"kind": "phone", "value": number, "named_as": "victim", "according_to": "melder"}
        with (
            mock.patch.object(office.keeper(), "ask", wraps=office.keeper().ask) as asked,
            CaptureQueriesContext(connection) as done,
        ):
            answer = client.post(address, typed)
        look()
        questions = [type(each.args[0]).__name__ for each in asked.call_args_list]
        kinds = [each["sql"].split()[0] for each in done.captured_queries]
        seen.append((answer.status_code, answer.headers.get("location"), questions, kinds))
    assert seen[1] == seen[2]
    assert seen[1][0] == 302


def test_a_name_alone_tells_nothing_and_a_name_with_a_birth_date_does(look: Find) -> None:
    case = _case(name="Ewa Sikorska", born="03-04-1992")
    new_signal(MARIEKE, ("person", "Ewa Sikorska"))
    look()
    assert _told(ESTHER, case) == []
    new_signal(MARIEKE, ("person", "Ewa Sikorska, geboren 03-04-1992"))
    look()
    [told] = _told(ESTHER, case)
    assert "given_born" in told.keys


def test_what_came_before_the_case_is_no_return(look: Find) -> None:
    new_signal(MARIEKE, ("phone", "085-0000416"))
    case = _case("085-0000416")
    look()
    assert _told(ESTHER, case) == []


def test_the_notice_follows_who_stands_in(look: Find) -> None:
    case = _case("085-0000417")
    new_signal(MARIEKE, ("phone", "085-0000417"))
    look()
    with as_member(ESTHER) as esther:
        nadia = Person.objects.get(pk=fixed_id("person", NADIA.key))
        actions.set_stand_in(esther, case=case, person=nadia, until=clock.today())
    look()
    assert _told(ESTHER, case) == []
    assert len(_told(NADIA, case)) == 1


def test_a_closed_case_opens_again_and_a_new_one_can_begin(look: Find) -> None:
    case = _case("085-0000418")
    with as_member(ESTHER) as esther:
        safe = actions.judge_safety(esther, case=case, version=1, safety="safe", why="Zij is weg")
        actions.close_case(esther, case=case, version=safe.version, reason="arranged", why="Klaar")
    new_signal(MARIEKE, ("phone", "085-0000418"))
    new_signal(MARIEKE, ("phone", "085-0000418"))
    look()
    first, second = _told(ESTHER, case)
    with as_member(ESTHER) as esther:
        actions.answer_return(esther, row=first, answer="same", why="Zij is het weer")
        assert Case.objects.get(pk=case.pk).is_open
    address = f"/casussen/{case.pk}/terugkeer/{second.pk}"
    gone = client_of(ESTHER).post(address, {"answer": "new", "why": "Andere situatie"})
    assert gone["location"] == "/casussen/nieuw"


def test_erasing_the_signal_takes_the_notice_away(urls: Urls, look: Find) -> None:
    case = _case("085-0000419")
    signal = new_signal(MARIEKE, ("phone", "085-0000419"))
    look()
    assert _told(ESTHER, case)
    with as_owner(urls):
        destroying.remove(signal.dossier_id)
    assert _told(ESTHER, case) == []
    look()
    assert _told(ESTHER, case) == []


def test_erasing_the_case_leaves_no_token_and_no_notice(urls: Urls, look: Find) -> None:
    case = _case("085-0000420")
    new_signal(MARIEKE, ("phone", "085-0000420"))
    look()
    with as_owner(urls):
        destroying.remove(case.dossier_id)
    with as_member(ESTHER):
        assert not SubjectToken.objects.only("id").filter(case_id=case.pk).exists()
    assert look() == 0


def test_the_tokens_of_clients_nobody_reads(look: Find) -> None:
    case = _case("085-0000421")
    with as_member(ESTHER):
        assert SubjectToken.objects.filter(case=case).count() == 1
    with pytest.raises(DatabaseError), as_member(ESTHER):
        list(SubjectToken.objects.values_list("token", flat=True))
    new_signal(MARIEKE, ("phone", "085-0000421"))
    look()
    with pytest.raises(DatabaseError), as_member(ESTHER):
        list(CaseReturn.objects.values_list("their_dossier", flat=True))


@contextmanager
def _stopped(who: Member, owner: str) -> Iterator[None]:
    near: dict[str, Any] = {"owner_id": fixed_id("organisation", owner), "processing": "returns"}
    with as_member(who) as officer:
        made = ProcessingStop.objects.create(
            **near, region_id=officer.region_id, reason="Eerst toetsen", at=clock.now(),
            by_id=officer.person_id,
        )  # fmt: skip
    yield
    assert made.processing


def test_off_is_nothing_and_older_clients_are_taken_along_later(urls: Urls, look: Find) -> None:
    case = _case("085-0000422")
    with _stopped(IRIS, "regio"):
        later = _case("085-0000423")
        with as_member(ESTHER):
            assert not SubjectToken.objects.only("id").filter(case=later).exists()
            assert Client.objects.get(case=later).compared_at is None
        signal = new_signal(MARIEKE, ("phone", "085-0000422"), ("phone", "085-0000423"))
        with as_member(MARIEKE):
            tokens = LinkToken.objects.filter(dossier_id=signal.dossier_id, reach="care")
            assert tokens.exists()  # Zandhaven still takes part; the region does not
        look()
        assert _told(ESTHER, case) == []
    with as_owner(urls):
        ProcessingStop._base_manager.filter(processing="returns").delete()
    esther = client_of(ESTHER)
    assert "Eerdere cliënten meenemen" in esther.get("/casussen").text
    assert esther.post("/casussen/vergelijken").status_code == 302
    assert "Eerdere cliënten meenemen" not in esther.get("/casussen").text
    look()
    assert len(_told(ESTHER, case)) == len(_told(ESTHER, later)) == 1


def test_the_notice_comes_back_when_nobody_stands_in_any_more(look: Find) -> None:
    case = _case("085-0000425")
    with as_member(ESTHER) as esther:
        nadia = Person.objects.get(pk=fixed_id("person", NADIA.key))
        actions.set_stand_in(esther, case=case, person=nadia, until=clock.today())
        over = clock.today() - timedelta(days=1)
        Case.objects.filter(pk=case.pk).update(stand_in_until=over)
    new_signal(MARIEKE, ("phone", "085-0000425"))
    look()
    assert len(_told(ESTHER, case)) == 1


def test_a_question_by_name_goes_after_its_days(urls: Urls) -> None:
    with as_member(NADIA) as nadia:
        asked = actions.ask_whether_known(nadia, typed={}, name="Ewa Sikorska")
    with as_owner(urls):
        RETAINED.sweep(clock.today() + timedelta(days=90))
    with as_member(NADIA):
        assert CaseQuestion.objects.filter(pk=asked.pk).exists()
    with as_owner(urls):
        assert RETAINED.sweep(clock.today() + timedelta(days=91)) >= 1
    with as_member(NADIA):
        assert not CaseQuestion.objects.filter(pk=asked.pk).exists()
