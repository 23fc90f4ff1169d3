"""A processing is off until ground, assessment, advice and review day stand; a stop is at once."""

from datetime import timedelta
from itertools import product
from uuid import UUID

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from baken.access import context
from baken.access.oversight import switches
from baken.access.oversight.models import (
    ProcessingAdvice,
    ProcessingGround,
    ProcessingStop,
    Step,
)
from baken.core import clock
from baken.core.refusals import Refused
from baken.governance import actions
from baken.knowledge.packs import processing
from baken.knowledge.versions import UnknownId
from baken.parties.models import Organisation
from tests.typing import Acting, ClientFor

NAME = "adverts"
SWITCHED = [one.id for one in processing().on(clock.today()).switched()]


def _zandhaven() -> Organisation:
    found: Organisation = Organisation.objects.get(slug="zandhaven")
    return found


def _ground(acting: Acting, who: str = "bas", *, days: int = 90) -> None:
    with acting(who) as actor:
        actions.record_ground(
            actor,
            owner=_zandhaven(),
            processing=NAME,
            ground="Besluit van het college, artikel 4",
            assessment="DPIA 2026-3",
            review_on=clock.today() + timedelta(days=days),
        )


def _advise(acting: Acting, who: str = "noor", *, is_positive: bool = True) -> None:
    with acting(who) as actor:
        place = _zandhaven()
        told = {"processing": NAME, "advice": "Kan zo, met een jaarlijkse toets."}
        actions.advise(actor, owner=place, is_positive=is_positive, **told)


def _stop(acting: Acting, who: str = "noor") -> None:
    with acting(who) as actor:
        place = _zandhaven()
        actions.stop(actor, owner=place, processing=NAME, reason="Eerst onderzoeken")


def _is_on(acting: Acting, name: str = NAME, owner: str = "zandhaven") -> bool:
    with acting("marieke"):
        return switches.is_on(name, Organisation.objects.get(slug=owner).pk)


def test_the_processings_of_the_issue_are_switched() -> None:
    assert set(SWITCHED) == {
        "linkage",
        "hits",
        "returns",
        "networks",
        "portal",
        "adverts",
        "inspections",
    }


@pytest.mark.parametrize("name", SWITCHED)
def test_all_of_them_are_off_at_first(acting: Acting, name: str) -> None:
    assert not _is_on(acting, name, "kleiwaard")


def test_what_is_not_switched_is_on(acting: Acting) -> None:
    assert _is_on(acting, "weighing")
    with pytest.raises(UnknownId):
        _is_on(acting, "koppelen")


def test_it_is_on_when_everything_stands_and_only_there(acting: Acting) -> None:
    others = [name for name in SWITCHED if name != NAME]
    before = [_is_on(acting, name) for name in others]
    _ground(acting)
    assert not _is_on(acting)
    _advise(acting)
    assert _is_on(acting)
    assert [_is_on(acting, name) for name in others] == before
    assert not _is_on(acting, owner="rietwoude")


def test_a_negative_advice_leaves_it_off(acting: Acting) -> None:
    _ground(acting)
    _advise(acting, is_positive=False)
    assert not _is_on(acting)


def test_an_old_advice_is_no_advice_on_a_new_ground(acting: Acting) -> None:
    _ground(acting)
    _advise(acting)
    _ground(acting, "karin")
    assert not _is_on(acting)


@pytest.mark.parametrize("who", ["noor", "bas"])
def test_a_stop_works_at_once_and_asks_for_all_of_it_again(acting: Acting, who: str) -> None:
    _ground(acting)
    _advise(acting)
    _stop(acting, who)
    assert not _is_on(acting)
    _advise(acting)
    assert not _is_on(acting)
    _ground(acting)
    _advise(acting)
    assert _is_on(acting)
    with acting("marieke"):
        assert not switches.state(NAME, _zandhaven().pk).is_stopped


def test_after_the_review_day_it_goes_off_by_itself(acting: Acting) -> None:
    _ground(acting, days=10)
    _advise(acting)
    with clock.at(clock.now() + timedelta(days=10)):
        assert _is_on(acting)
    with clock.at(clock.now() + timedelta(days=11)):
        assert not _is_on(acting)


def test_an_action_that_is_off_is_refused_and_says_where_to_look(acting: Acting) -> None:
    with (
        acting("marieke") as marieke,
        pytest.raises(Refused, match=r"“Controles plannen” staat uit"),
    ):
        switches.demand("inspections", marieke.organisation_id)
    with acting("marieke") as marieke:
        switches.demand("weighing", marieke.organisation_id)


def test_refusals(acting: Acting) -> None:
    with pytest.raises(Refused, match="geen grondslag"):
        _advise(acting)
    with pytest.raises(Refused, match="staat al uit"):
        _stop(acting)
    with pytest.raises(Refused, match="na vandaag"):
        _ground(acting, days=0)


@pytest.mark.parametrize("who", ["noor", "marieke", "willem", "ruben", "joris"])
def test_only_those_who_are_answerable_record_a_ground(acting: Acting, who: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        _ground(acting, who)


@pytest.mark.parametrize("who", ["bas", "karin", "marieke", "willem"])
def test_only_the_privacy_officer_advises(acting: Acting, who: str) -> None:
    _ground(acting)
    with pytest.raises(DatabaseError), transaction.atomic():
        _advise(acting, who)


@pytest.mark.parametrize("who", ["karin", "marieke", "willem"])
def test_who_may_not_stop(acting: Acting, who: str) -> None:
    _ground(acting)
    _advise(acting)
    with pytest.raises(DatabaseError), transaction.atomic():
        _stop(acting, who)


@pytest.mark.parametrize("model", [ProcessingGround, ProcessingAdvice, ProcessingStop])
def test_nothing_recorded_is_changed_or_removed(acting: Acting, model: type[Step]) -> None:
    with acting("noor"):
        rows = model._default_manager.all()
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(processing="hits")
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()


def test_the_callback_desk_may_ask_too(zandhaven: UUID) -> None:
    """Pages without an account ask as a purpose of the system."""
    desk = context.Context("system", "callback_desk")
    with context.acting_as(desk), transaction.atomic():
        assert not switches.is_on("adverts", zandhaven)


@given(
    stop=st.sampled_from([None, -1, 0, 1]),
    advice=st.sampled_from([None, -1, 0, 1]),
    is_positive=st.booleans(),
    review=st.integers(-2, 2),
    has_ground=st.booleans(),
)
def test_it_is_never_on_while_something_is_missing(
    stop: int | None, advice: int | None, is_positive: bool, review: int, has_ground: bool
) -> None:
    now, today = clock.now(), clock.today()
    state = switches.State(
        ground=ProcessingGround(at=now, review_on=today + timedelta(days=review))
        if has_ground
        else None,
        advice=None
        if advice is None
        else ProcessingAdvice(at=now + timedelta(hours=advice), is_positive=is_positive),
        stop=None if stop is None else ProcessingStop(at=now + timedelta(hours=stop)),
        day=today,
    )
    advised = advice is not None and advice >= 0 and is_positive
    stopped = stop is not None and (not has_ground or stop >= 0)
    assert state.is_on == (has_ground and review >= 0 and advised and not stopped)


def test_on_the_pages(client_for: ClientFor, zandhaven: UUID) -> None:
    page = reverse("switch", args=[NAME])
    for who, verb in product(("bas", "noor", "yara"), ("grondslag", "advies", "stoppen")):
        shown = f'{page}/{verb}"' in client_for(who).get(page).content.decode()
        allowed = {"bas": {"grondslag", "stoppen"}, "noor": {"advies", "stoppen"}, "yara": set()}
        assert shown == (verb in allowed[who]), (who, verb)
    review = (clock.today() + timedelta(days=30)).isoformat()
    told = {"ground": "Besluit", "assessment": "DPIA 1", "review_on": review, "owner": zandhaven}
    client_for("bas").post(f"{page}/grondslag", told)
    advice = {"is_positive": "1", "advice": "Goed", "owner": zandhaven}
    assert "aan</span>" in client_for("noor").post(f"{page}/advies", advice, follow=True).text
    stopped = {"reason": "Nu niet", "owner": zandhaven}
    assert "gestopt" in client_for("noor").post(f"{page}/stoppen", stopped, follow=True).text


def test_a_processing_that_is_always_on_has_no_switch(client_for: ClientFor) -> None:
    assert client_for("noor").get(reverse("switch", args=["weighing"])).status_code == 404
    assert "Signalen verrijken" in client_for("yara").get(reverse("processing_register")).text


def test_the_register_says_where_it_is_on(client_for: ClientFor, acting: Acting) -> None:
    def times() -> int:
        page = client_for("tom").get(reverse("processing_register")).content.decode()
        return page.count("aan: Gemeente Zandhaven")

    before = times()
    _ground(acting)
    assert times() == before
    _advise(acting)
    assert times() == before + 1
    _stop(acting)
    assert times() == before
