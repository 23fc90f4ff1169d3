"""Across municipalities the holder of a dossier is told and decides; who typed learns nothing."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any
from unittest import mock

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from baken.access import context
from baken.access.models import Agreement, Event
from baken.access.oversight.models import ProcessingStop
from baken.accounts.middleware import SEEN
from baken.core import clock
from baken.core.refusals import Refused
from baken.demo.acting import as_member
from baken.demo.cast import ANOUK, CAST, HANNA, JORIS, MARIEKE, OTTO, WILLEM, YARA, Member, fixed_id
from baken.intake.actions import ReportForm, report
from baken.intake.models import Report
from baken.matching import actions, tasks
from baken.matching.models import LinkContact, LinkHit, LinkToken
from baken.matching.tests.conftest import SETTLED
from baken.ops.testing import Urls
from baken.parties.models import Account
from baken.signals.actions import note, register
from baken.signals.models import Mention, Signal
from baken.vault import link, office
from baken.vault.keeper.client import KeyRefused
from tests import database

Named = tuple[str, str]
TELLERS = {MARIEKE.key: YARA, JORIS.key: ANOUK, HANNA.key: HANNA}
WHY = "Samen kijken helpt haar."


@pytest.fixture(scope="module")
def urls(django_db_setup: None, django_db_blocker: Any) -> Iterator[Urls]:
    """A copy of the demo world in which what people do is kept, so that the worker sees it."""
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        made = database.copy("hits")
        database.point_at(made["office"])
        yield made
        connection.close()
        connection.settings_dict.update(before)


@pytest.fixture
def find(urls: Urls, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Do what the worker does every few minutes, in the worker's own role."""

    def ask(sql: str, *values: object) -> object:
        with psycopg.connect(urls["worker"]) as worker:
            row = worker.execute(sql, values).fetchone()
        return row[0] if row else 0

    monkeypatch.setattr(tasks, "_ask", ask)
    return tasks.find_hits


def _signal(who: Member, *named: Named) -> Signal:
    teller = TELLERS[who.key]
    place = fixed_id("organisation", who.place)
    with as_member(teller) as actor:
        told = ReportForm(observed="Zij mag niet weg.", minor_involved="no")
        made = report(actor, organisation_id=place, told=told)
    with as_member(who) as officer:
        found = Report.objects.get(pk=made.pk)
        signal = register(officer, report=found, settled=SETTLED)
    for kind, value in named:
        _note(who, signal, kind, value)
    return signal


def _note(who: Member, signal: Signal, kind: str, value: str) -> Mention:
    with as_member(who) as officer:
        found = Signal.objects.select_related("owner").get(pk=signal.pk)
        return note(officer, signal=found, kind=kind, value=value, named_as="victim",
                    according_to="de melder")  # fmt: skip


def _hits(who: Member, signal: Signal) -> list[LinkHit]:
    with as_member(who):
        rows = LinkHit.objects.defer("their_dossier").filter(dossier_id=signal.dossier_id)
        return list(rows.select_related("their_owner"))


def _client(who: Member) -> Client:
    client, person_id = Client(), fixed_id("person", who.key)
    with context.acting_as(context.person(person_id)), transaction.atomic():
        client.force_login(Account.objects.get(pk=person_id))
        session = client.session
        session[SEEN] = int(clock.now().timestamp())
        session.save()
    return client


def test_three_reports_come_together_and_the_holder_decides(find: Callable[[], int]) -> None:
    """One house, one phone and a misspelt name, in two municipalities."""
    house = ("address", "Duinpad 81, Zandhaven")
    first = _signal(MARIEKE, ("person", "Marta Dabrowska, geboren 02-05-1991"), house)
    second = _signal(MARIEKE, ("person", "Martha Dombrowska, geboren 1991"),
                     ("phone", "085-0000381"), house)  # fmt: skip
    third = _signal(JORIS, ("person", "Marta Dabrovska, geboren 02-05-1991"),
                    ("phone", "+31 85 0000 381"), house)  # fmt: skip
    find()
    assert _hits(JORIS, third) == []
    marieke, joris = _client(MARIEKE), _client(JORIS)
    page = marieke.get(f"/signalen/{second.pk}").text
    assert "Mogelijk hetzelfde" in page
    assert first.code in page
    assert "Gemeente Rietwoude legde iets vast" in page
    assert third.code not in page
    assert "Zandhaven heeft iets" not in joris.get(f"/signalen/{third.pk}").text
    [hit] = _hits(MARIEKE, second)
    assert {"phone", "address"} <= set(hit.keys)
    address = f"/treffers/{hit.pk}"
    assert joris.get(address).status_code == 404
    told = {"answer": "contact", "why": WHY, "message": "Bel mij over een overeenkomst."}
    assert marieke.post(address, told).status_code == 302
    contact = _contact(JORIS)
    answer = joris.get(f"/treffers/contact/{contact.pk}").text
    assert "Bel mij over een overeenkomst." in answer
    assert third.code in answer
    assert joris.get(f"/signalen/{second.pk}").status_code == 404
    assert third.code not in marieke.get(address).text
    with as_member(MARIEKE):
        assert Event.objects.filter(dossier_id=second.dossier_id, verb="hit_answered").exists()


def _contact(who: Member) -> LinkContact:
    with as_member(who):
        found: LinkContact = LinkContact.objects.filter(
            addressee_id=fixed_id("organisation", who.place)
        ).latest("sent_at")
        return found


def test_silence_tells_the_other_municipality_nothing(find: Callable[[], int]) -> None:
    first = _signal(MARIEKE, ("phone", "085-0000382"))
    _signal(JORIS, ("phone", "085-0000382"))
    find()
    with as_member(JORIS):
        before = LinkContact.objects.count()
    [hit] = _hits(MARIEKE, first)
    with as_member(MARIEKE) as marieke:
        with pytest.raises(Refused, match="waarom"):
            actions.answer_hit(marieke, hit=hit, answer="silent", why=" ")
        with pytest.raises(Refused, match="wat de andere gemeente"):
            actions.answer_hit(marieke, hit=hit, answer="contact", why=WHY)
        actions.answer_hit(marieke, hit=hit, answer="silent", why="Dat brengt haar in gevaar")
        with pytest.raises(Refused, match="net beantwoord"):
            actions.answer_hit(marieke, hit=hit, answer="silent", why=WHY)
    with as_member(JORIS):
        assert LinkContact.objects.count() == before
    find()
    assert [each.answer for each in _hits(MARIEKE, first)] == ["silent"]


def test_who_types_gets_the_same_answer_with_as_many_statements(urls: Urls) -> None:
    """What is known elsewhere changes neither the answer nor the work that it takes."""
    _signal(MARIEKE, ("phone", "085-0000383"))
    joris = _client(JORIS)
    seen = []
    for number in ("085-0000383", "085-0000384"):  # known in Zandhaven; known nowhere
        signal = _signal(JORIS, ("person", "Olena Tkachenko"))
        joris.get("/signalen")
        sent = {"kind": "phone", "value": number, "named_as": "means", "according_to": "melder"}
        with (
            CaptureQueriesContext(connection) as queries,
            mock.patch.object(office.keeper(), "ask", wraps=office.keeper().ask) as asked,
        ):
            answer = joris.post(f"/signalen/{signal.pk}/vastleggen", sent)
        page = joris.get(f"/signalen/{signal.pk}").text
        page = page.replace(number, "").replace(str(signal.pk), "").replace(signal.code, "")
        seen.append((answer.status_code, len(queries), asked.call_count, len(page)))
    assert seen[0][:3] == seen[1][:3]
    assert abs(seen[0][3] - seen[1][3]) < 400  # nonces and moments differ
    assert "085-0000383" not in page


def test_without_an_agreement_or_with_a_stop_nobody_is_told(find: Callable[[], int]) -> None:
    first = _signal(MARIEKE, ("phone", "085-0000385"))
    _signal(JORIS, ("phone", "085-0000385"))
    today = clock.today()
    with as_member(WILLEM):
        agreed = Agreement.objects.get(valid_until=None)
        Agreement.objects.filter(pk=agreed.pk).update(valid_until=today.replace(year=2026, month=1))
    find()
    assert _hits(MARIEKE, first) == []
    with as_member(WILLEM):
        Agreement.objects.filter(pk=agreed.pk).update(valid_until=None)
    find()
    assert len(_hits(MARIEKE, first)) == 1


def test_a_municipality_that_takes_no_part_has_no_tokens_of_the_region(urls: Urls) -> None:
    signal = _signal(HANNA, ("phone", "085-0000386"))
    with as_member(HANNA):
        assert not LinkToken.objects.filter(dossier_id=signal.dossier_id).exists()
        with pytest.raises(KeyRefused):
            link.tokens(signal.owner_id, [("phone", "+31850000386")], model=LinkToken, across=True)
    with as_member(JORIS), pytest.raises(KeyRefused):
        link.tokens(  # of another municipality's own signals, in another region: nobody's
            fixed_id("organisation", "verweg"), [("phone", "1")], model=LinkToken
        )


def test_a_name_alone_is_no_hit_and_reporters_take_no_part(find: Callable[[], int]) -> None:
    first = _signal(MARIEKE, ("person", "Jan de Vries"))
    _signal(JORIS, ("person", "Jan de Vries"))
    find()
    assert _hits(MARIEKE, first) == []
    with as_member(MARIEKE):
        numbers = LinkToken.objects.filter(dossier_id=first.dossier_id).values("mention__kind")
        assert {each["mention__kind"] for each in numbers} == {"person"}  # never the reporter


def test_which_dossier_of_theirs_it_is_nobody_reads(find: Callable[[], int]) -> None:
    first = _signal(MARIEKE, ("phone", "085-0000387"))
    _signal(JORIS, ("phone", "085-0000387"))
    find()
    assert _hits(MARIEKE, first)
    with pytest.raises(DatabaseError), as_member(MARIEKE):
        list(LinkHit.objects.values_list("their_dossier", flat=True))


@pytest.mark.parametrize("who", [each for each in CAST if "focal_officer" not in dict(each.roles)],
                         ids=lambda who: who.key)  # fmt: skip
def test_nobody_else_sees_a_hit(urls: Urls, who: Member) -> None:
    with as_member(who):
        assert not LinkHit.objects.defer("their_dossier").exists()
        assert not LinkContact.objects.exists()


@contextmanager
def _stopped(who: Member) -> Iterator[None]:
    with as_member(who) as officer:
        ProcessingStop.objects.create(
            owner_id=officer.organisation_id, region_id=officer.region_id, processing="hits",
            reason="Eerst toetsen", at=clock.now(), by_id=officer.person_id,
        )  # fmt: skip
    yield


def test_a_stop_of_the_other_municipality_ends_it(find: Callable[[], int], urls: Urls) -> None:
    """Last in this file: the stop stays."""
    first = _signal(MARIEKE, ("phone", "085-0000388"))
    with _stopped(OTTO):
        _signal(JORIS, ("phone", "085-0000388"))
        find()
        assert _hits(MARIEKE, first) == []
    with closing(psycopg.connect(urls["office"])) as plain, pytest.raises(psycopg.Error):
        plain.execute("select access.link_hits_find(now(), current_date)")
