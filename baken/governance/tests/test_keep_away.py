"""Somebody who cannot be impartial says so, and the dossier closes for them alone."""

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from baken.access.models import Dossier, Event
from baken.access.oversight.models import Conflict, OpeningRole, Tie
from baken.cases.models import Case
from baken.core import clock
from baken.core.refusals import Refused
from baken.governance import actions
from baken.signals.models import Decision, Signal, Weighing
from tests.typing import Acting, ClientFor


def _declare(acting: Acting, who: str, signal: Signal) -> Conflict:
    with acting(who) as actor:
        return actions.declare(actor, near=Signal.objects.get(pk=signal.pk), tie=Tie.KNOWN)


def test_the_whole_dossier_closes_for_who_said_so(acting: Acting, signal: Signal) -> None:
    _declare(acting, "sander", signal)
    here = {"dossier_id": signal.dossier_id}
    with acting("sander"):
        for model in (Signal, Weighing, Decision, Event, Conflict):
            assert not model.objects.filter(**here).exists(), model
        assert not Dossier.objects.filter(pk=signal.dossier_id).exists()
        assert Signal.objects.exists()
    with acting("marieke"):
        assert Signal.objects.filter(pk=signal.pk).exists()


def test_nobody_writes_in_a_dossier_they_keep_away_from(acting: Acting, signal: Signal) -> None:
    _declare(acting, "sander", signal)
    with acting("sander") as sander, pytest.raises(DatabaseError), transaction.atomic():
        actions.declare(sander, near=signal, tie=Tie.FAMILY)


def test_an_emergency_is_no_way_around_it(acting: Acting, signal: Signal) -> None:
    _declare(acting, "sander", signal)
    with acting("sander") as sander, pytest.raises(Refused, match="bestaat niet"):
        actions.ask(
            sander,
            role=OpeningRole.EMERGENCY,
            code=signal.code,
            purpose="Toch kijken",
            is_alone=True,
        )


def test_nobody_lifts_their_own(acting: Acting, signal: Signal) -> None:
    conflict = _declare(acting, "sander", signal)
    with acting("sander"):
        assert Conflict.objects.filter(pk=conflict.pk).update(ended_at=clock.now()) == 0
    with acting("marieke") as marieke:
        actions.lift(marieke, conflict=conflict)
    with acting("sander"):
        assert Signal.objects.filter(pk=signal.pk).exists()
    with acting("marieke") as marieke, pytest.raises(Refused, match="al opgeheven"):
        actions.lift(marieke, conflict=conflict)


def test_nobody_keeps_another_away(acting: Acting, signal: Signal) -> None:
    with acting("marieke") as actor:
        marieke = actor.person_id
    with acting("sander"), pytest.raises(DatabaseError), transaction.atomic():
        Conflict.objects.create(
            dossier_id=signal.dossier_id,
            owner_id=signal.owner_id,
            region_id=signal.region_id,
            person_id=marieke,
            tie=Tie.WORK,
            declared_at=clock.now(),
        )


def test_on_the_pages(client_for: ClientFor, signal: Signal) -> None:
    sander, marieke = client_for("sander"), client_for("marieke")
    url = reverse("signal_detail", args=[signal.pk])
    declare = reverse("conflict_new", args=[signal.pk])
    assert declare in sander.get(url).content.decode()
    done = sander.post(declare, {"tie": "known"}, follow=True).content.decode()
    assert "voor u gesloten" in done
    assert sander.get(url).status_code == 404
    page = marieke.get(url).content.decode()
    assert "Sander Postmus meldde een belang" in page
    [lift] = {part for part in page.split('"') if part.startswith("/belangen/")}
    assert "Sander Postmus" in marieke.get(lift).content.decode()
    marieke.post(lift)
    assert sander.get(url).status_code == 200


def test_who_knows_a_client_sees_nothing_of_her_case(acting: Acting, client_for: ClientFor) -> None:
    with acting("esther"):
        case = Case.objects.get(alias="Kievit 12")
    nadia, esther = client_for("nadia"), client_for("esther")
    url, declare = reverse("case_detail", args=[case.pk]), f"/belangen/casus/{case.pk}"
    assert declare in nadia.get(url).text
    assert "Draag de casus eerst over" in esther.post(declare, {"tie": "family"}).text
    assert "voor u gesloten" in nadia.post(declare, {"tie": "family"}, follow=True).text
    assert nadia.get(url).status_code == 404
    page = esther.get(url).text
    assert "Nadia Verbeke" in page
    [lift] = {part for part in page.split('"') if part.endswith("/opheffen")}
    assert esther.post(lift)["location"] == url
    assert nadia.get(url).status_code == 200
