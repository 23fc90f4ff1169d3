"""Across municipalities the holder of a dossier is told and decides; who typed learns nothing."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any
from unittest import mock

import psycopg
import pytest
from django.db import DatabaseError, connection
from django.urls import reverse

from baken.access.models import Agreement, Event
from baken.access.oversight.models import ProcessingStop
from baken.core import clock
from baken.core.refusals import Refused
from baken.demo.acting import as_member
from baken.demo.cast import ANOUK, CAST, HANNA, JORIS, MARIEKE, OTTO, WILLEM, YARA, Member, fixed_id
from baken.matching import actions
from baken.matching.models import LinkContact, LinkHit, LinkToken
from baken.ops.testing import Urls
from baken.vault import link, office
from baken.vault.keeper.client import KeyRefused
from tests.matching.conftest import client_of, hits_of, new_signal

Named = tuple[str, str]
TELLERS = {MARIEKE.key: YARA, JORIS.key: ANOUK, HANNA.key: HANNA}
SAVEPOINT = re.compile(r'"s\d+_x\d+"')
WHY = "Samen kijken helpt haar."


def test_three_reports_come_together_and_the_holder_decides(find: Callable[[], int]) -> None:
    """One house, one phone and a misspelt name, in two municipalities."""
    house = ("address", "Duinpad 81, Zandhaven")
    first = new_signal(MARIEKE, ("person", "Marta Dabrowska, geboren 02-05-1991"), house)
    second = new_signal(MARIEKE, ("person", "Martha Dombrowska, geboren 1991"),
                     ("phone", "085-0000381"), house)  # fmt: skip
    third = new_signal(JORIS, ("person", "Marta Dabrovska, geboren 02-05-1991"),
                    ("phone", "+31 85 0000 381"), house)  # fmt: skip
    find()
    assert hits_of(JORIS, third) == []
    marieke, joris = client_of(MARIEKE), client_of(JORIS)
    page = marieke.get(f"/signalen/{second.pk}").text
    assert "Mogelijk hetzelfde" in page
    assert first.code in page
    assert "Gemeente Rietwoude legde iets vast" in page
    assert third.code not in page
    assert "Zandhaven heeft iets" not in joris.get(f"/signalen/{third.pk}").text
    [hit] = hits_of(MARIEKE, second)
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
    first = new_signal(MARIEKE, ("phone", "085-0000382"))
    new_signal(JORIS, ("phone", "085-0000382"))
    find()
    with as_member(JORIS):
        before = LinkContact.objects.count()
    [hit] = hits_of(MARIEKE, first)
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
    assert [each.answer for each in hits_of(MARIEKE, first)] == ["silent"]


def _counting(statements: list[str]) -> Callable[..., Any]:
    def execute(run: Callable[..., Any], sql: str, *rest: Any) -> Any:
        statements.append(SAVEPOINT.sub("", sql))
        return run(sql, *rest)

    return execute


def test_who_types_gets_the_same_answer_with_as_many_statements(urls: Urls) -> None:
    """What is known elsewhere changes neither the answer nor the work that it takes."""
    new_signal(MARIEKE, ("phone", "085-0000383"))
    joris = client_of(JORIS)
    seen = []
    known_there, known_nowhere = ("085-0000383", "Wim Kok"), ("085-0000384", "Bea Bos")
    for number, name in (known_there, known_nowhere):
        signal = new_signal(JORIS, ("person", name))
        joris.get("/signalen")
        sent = {"kind": "phone", "value": number, "named_as": "means", "according_to": "melder"}
        statements: list[str] = []
        with (
            connection.execute_wrapper(_counting(statements)),
            mock.patch.object(office.keeper(), "ask", wraps=office.keeper().ask) as asked,
        ):
            answer = joris.post(f"/signalen/{signal.pk}/vastleggen", sent)
        page = joris.get(f"/signalen/{signal.pk}").text
        for own in (number, name, str(signal.pk), signal.code):
            page = page.replace(own, "")
        seen.append((answer.status_code, statements, asked.call_count, len(page)))
    assert len(seen[0][1]) > 10
    assert seen[0][:3] == seen[1][:3]
    assert abs(seen[0][3] - seen[1][3]) < 400  # nonces and moments differ
    assert "085-0000383" not in page


def test_without_an_agreement_or_with_a_stop_nobody_is_told(find: Callable[[], int]) -> None:
    first = new_signal(MARIEKE, ("phone", "085-0000385"))
    new_signal(JORIS, ("phone", "085-0000385"))
    today = clock.today()
    with as_member(WILLEM):
        agreed = Agreement.objects.get(valid_until=None)
        Agreement.objects.filter(pk=agreed.pk).update(valid_until=today.replace(year=2026, month=1))
    find()
    assert hits_of(MARIEKE, first) == []
    with as_member(WILLEM):
        Agreement.objects.filter(pk=agreed.pk).update(valid_until=None)
    find()
    assert len(hits_of(MARIEKE, first)) == 1


def test_an_agreement_for_another_purpose_lets_nobody_be_told(find: Callable[[], int]) -> None:
    first = new_signal(MARIEKE, ("phone", "085-0000378"))
    new_signal(JORIS, ("phone", "085-0000378"))
    with as_member(WILLEM):
        agreed = Agreement.objects.get(valid_until=None)
        Agreement.objects.filter(pk=agreed.pk).update(covers_hits=False)
    find()
    assert hits_of(MARIEKE, first) == []
    with as_member(WILLEM):
        Agreement.objects.filter(pk=agreed.pk).update(covers_hits=True)
    find()
    assert len(hits_of(MARIEKE, first)) == 1


def test_finding_a_hit_is_a_line_in_the_log_of_the_holder_alone(
    urls: Urls, find: Callable[[], int]
) -> None:
    def lines() -> list[tuple[str, str]]:
        with closing(psycopg.connect(urls["admin"])) as admin:
            return admin.execute(
                "select owner_id::text, objects from vault_accesslog where page = 'find_link_hits'"
            ).fetchall()

    before = len(lines())
    first = new_signal(MARIEKE, ("phone", "085-0000379"))
    new_signal(JORIS, ("phone", "085-0000379"))
    find()
    [line] = lines()[before:]
    [hit] = hits_of(MARIEKE, first)
    assert line[0] == str(first.owner_id)
    assert str(hit.pk) in line[1]
    find()
    assert len(lines()) == before + 1  # the same hit is not found twice


def test_a_municipality_that_takes_no_part_has_no_tokens_of_the_region(urls: Urls) -> None:
    signal = new_signal(HANNA, ("phone", "085-0000386"))
    with as_member(HANNA):
        assert not LinkToken.objects.filter(dossier_id=signal.dossier_id).exists()
        with pytest.raises(KeyRefused):
            link.tokens(
                signal.owner_id, [("phone", "+31850000386")], model=LinkToken, reach="region"
            )
    with as_member(JORIS), pytest.raises(KeyRefused):
        link.tokens(  # of another municipality's own signals, in another region: nobody's
            fixed_id("organisation", "verweg"), [("phone", "1")], model=LinkToken
        )


def test_a_name_alone_is_no_hit_and_reporters_take_no_part(find: Callable[[], int]) -> None:
    first = new_signal(MARIEKE, ("person", "Jan de Vries"))
    new_signal(JORIS, ("person", "Jan de Vries"))
    find()
    assert hits_of(MARIEKE, first) == []
    with as_member(MARIEKE):
        numbers = LinkToken.objects.filter(dossier_id=first.dossier_id).values("mention__kind")
        assert {each["mention__kind"] for each in numbers} == {"person"}  # never the reporter


def test_which_dossier_of_theirs_it_is_nobody_reads(find: Callable[[], int]) -> None:
    first = new_signal(MARIEKE, ("phone", "085-0000387"))
    new_signal(JORIS, ("phone", "085-0000387"))
    find()
    assert hits_of(MARIEKE, first)
    with pytest.raises(DatabaseError), as_member(MARIEKE):
        list(LinkHit.objects.values_list("their_dossier", flat=True))


def test_why_somebody_sees_a_hit_is_told_without_naming_their_dossier(
    find: Callable[[], int],
) -> None:
    first = new_signal(MARIEKE, ("phone", "085-0000388"))
    new_signal(JORIS, ("phone", "085-0000388"))
    find()
    hit = hits_of(MARIEKE, first)[0]
    page = client_of(MARIEKE).get(reverse("why", args=["link_hit", hit.pk]))
    assert page.status_code == 200
    assert "Marieke" in page.content.decode()


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
    first = new_signal(MARIEKE, ("phone", "085-0000388"))
    with _stopped(OTTO):
        new_signal(JORIS, ("phone", "085-0000388"))
        find()
        assert hits_of(MARIEKE, first) == []
    with closing(psycopg.connect(urls["office"])) as plain, pytest.raises(psycopg.Error):
        plain.execute("select access.link_hits_find(now(), current_date)")
