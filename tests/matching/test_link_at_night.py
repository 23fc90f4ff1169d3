"""At night Baken looks for pairs without opening a text, and goes on where it was broken off."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from unittest import mock

import psycopg
from django.db import connection

from baken.core import clock
from baken.demo.acting import as_member
from baken.demo.cast import MARIEKE, RUBEN, fixed_id
from baken.matching import actions, listing, tasks
from baken.matching.models import LinkProposal, LinkRun
from baken.matching.views.steering import STEERING
from baken.ops.testing import Urls
from baken.signals.models import Mention, Signal
from baken.vault import office
from tests.matching.conftest import as_owner, client_of, new_signal

PERSON = ("person", "Oksana Melnyk, geboren 03-04-1990")
TWIN = ("person", "Daryna Bondar, geboren 11-12-1994")


def _runs(day_of: int) -> list[LinkRun]:
    with as_member(MARIEKE) as marieke:
        day = clock.today() + timedelta(days=day_of)
        return list(LinkRun.objects.filter(owner_id=marieke.organisation_id, day=day))


def test_a_round_goes_on_where_it_stopped_and_opens_nothing(
    urls: Urls, find: Callable[[], int]
) -> None:
    one = new_signal(MARIEKE, PERSON, ("phone", "085-0000393"))
    two = new_signal(MARIEKE, PERSON, ("phone", "085-0000393"))
    with as_owner(urls), connection.cursor() as cursor:
        cursor.execute("delete from matching_linkproposal where dossier_id = any (%s)",
                       [[one.dossier_id, two.dossier_id]])  # fmt: skip
    with mock.patch.object(office.keeper(), "ask", side_effect=AssertionError):
        assert tasks.begin_rounds() >= 1
        assert tasks.begin_rounds() == 0
        assert tasks.take_step(most=2)  # and here the machine stops
        assert any(each.stage == "running" for each in _runs(0))
        while tasks.take_step(most=2):
            pass
    [run] = _runs(0)
    assert (run.stage, run.looked) == ("done", run.total)
    with as_member(MARIEKE):
        found = LinkProposal.objects.get(dossier_id=two.dossier_id, other_dossier=one.dossier_id)
        assert (found.bits, found.reasons) == (None, [])
        assert {"phone", "given_born"} <= set(found.keys)
        assert found.pk in set(listing.waiting().values_list("pk", flat=True))
    marieke = client_of(MARIEKE)
    queue = marieke.get("/verbanden").text
    assert "nog niet vergeleken" in queue
    assert "personen bekeken" in queue
    assert "voornaam gelijk" in marieke.get(f"/verbanden/{found.pk}").text  # weighed when opened
    with as_member(MARIEKE):
        found.refresh_from_db()
        assert found.bits is not None


def test_at_night_a_veto_reaches_everybody_who_is_held_to_be_one(
    urls: Urls, find: Callable[[], int]
) -> None:
    one, two, apart = (new_signal(MARIEKE, TWIN, ("phone", "085-0000395")) for _ in range(3))
    _judge(one, two, "same")
    _judge(one, apart, "different")
    four = new_signal(MARIEKE, TWIN, ("phone", "085-0000395"))
    with as_owner(urls), connection.cursor() as cursor:
        cursor.execute("delete from matching_linkproposal where dossier_id = any (%s)",
                       [[each.dossier_id for each in (one, two, apart, four)]])  # fmt: skip
        cursor.execute("delete from matching_linkrun")
    assert tasks.begin_rounds() >= 1
    while tasks.take_step():
        pass
    assert not _proposed(two, apart)  # by way of the first
    assert not _proposed(one, two)
    assert _proposed(two, four)


def _proposed(one: Signal, other: Signal) -> list[LinkProposal]:
    with as_member(MARIEKE):
        pair = {"dossier_id__in": [one.dossier_id, other.dossier_id],
                "other_dossier__in": [one.dossier_id, other.dossier_id]}  # fmt: skip
        return list(LinkProposal.objects.filter(**pair).select_related("owner"))


def _judge(one: Signal, other: Signal, verdict: str) -> None:
    [proposal] = _proposed(one, other)
    with as_member(MARIEKE) as marieke:
        actions.judge(marieke, proposal=proposal, verdict=verdict, why="Zelfde litteken")


def test_those_who_steer_see_counts_and_never_small_ones(urls: Urls) -> None:
    with as_member(RUBEN), connection.cursor() as cursor:
        cursor.execute("select * from access.displacement_counts(%s)", [STEERING])
        counts = dict(cursor.fetchall())
        assert not Mention.objects.exists()
    assert "phone" in counts
    assert all(number is None or number >= 5 for number in counts.values())
    page = client_of(RUBEN).get("/verbanden/meer-gemeenten").text
    assert "zelfde telefoonnummer" in page
    assert client_of(MARIEKE).get("/verbanden/meer-gemeenten").status_code == 403
    with as_member(MARIEKE), connection.cursor() as cursor:
        cursor.execute("select * from access.displacement_counts(%s)", [STEERING])
        assert cursor.fetchall() == []


def _on_the_list_of_the_police(urls: Urls) -> int:
    """Count people as if Zandhaven's own reporters were the police; nothing of that is kept."""
    region, place = fixed_id("region", "lagerwaard"), fixed_id("organisation", "zandhaven")
    with closing(psycopg.connect(urls["admin"])) as admin:
        admin.execute("update parties_organisation set kind = 'police' where id = %s", [place])
        counts = "select history, people from access.capture_counts(%s, %s, %s)"
        day = clock.today()
        found = {tuple(history): people for history, people in admin.execute(
            counts, [region, day - timedelta(days=9), day]).fetchall()}  # fmt: skip
        assert set(found) == {("police",)}
        return int(found["police",])


def test_lists_are_counted_per_person_and_who_was_judged_one_counts_once(urls: Urls) -> None:
    one = new_signal(MARIEKE, PERSON, ("phone", "085-0000394"))
    two = new_signal(MARIEKE, PERSON, ("phone", "085-0000394"))
    before = _on_the_list_of_the_police(urls)
    with as_member(MARIEKE) as marieke:
        found = LinkProposal.objects.filter(dossier_id=two.dossier_id).select_related("owner")
        proposal = found.get(other_dossier=one.dossier_id)
        actions.judge(marieke, proposal=proposal, verdict="same", why="Zelfde litteken")
    assert _on_the_list_of_the_police(urls) == before - 1
