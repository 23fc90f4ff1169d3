"""Places: an address once, whoever belongs to it for a time, and nobody else reads along."""

from dataclasses import replace
from datetime import timedelta

import pytest

from baken.core import clock
from baken.core.refusals import Refused
from baken.enforcement import actions
from baken.enforcement.actions import Related
from baken.enforcement.models import LocationRelation
from baken.enforcement.tests.conftest import ADDRESS, Opened
from tests.typing import Acting, ClientFor


def test_an_address_has_one_dossier_however_it_is_written(acting: Acting, opened: Opened) -> None:
    with acting("tom") as tom:
        code = opened(tom).code
        again = replace(ADDRESS, text="proefpad 1 zandhaven")
        with pytest.raises(Refused, match=code):
            actions.add_location(tom, owner_id=tom.organisation_id, address=again)


@pytest.mark.parametrize("lacks", ["text", "reason"])
def test_a_place_without_address_or_reason_is_refused(acting: Acting, lacks: str) -> None:
    told = replace(ADDRESS, **{lacks: " "})  # type: ignore[arg-type]
    with acting("tom") as tom, pytest.raises(Refused, match="waarom"):
        actions.add_location(tom, owner_id=tom.organisation_id, address=told)


def test_who_belongs_to_a_place_is_weighed_and_ends(acting: Acting, opened: Opened) -> None:
    today = clock.today()
    with acting("tom") as tom:
        place = opened(tom)
        tie = Related("owner", "registered", "Eigenaar", "Kadaster", today + timedelta(days=30))
        made = actions.relate(tom, location=place, tie=tie)
        assert LocationRelation.objects.on(today + timedelta(days=30)).filter(pk=made.pk).exists()
        later = LocationRelation.objects.on(today + timedelta(days=31))
        assert not later.filter(pk=made.pk).exists()
        for wrong in (
            replace(tie, why=" "),
            replace(tie, valid_until=today - timedelta(days=1)),
            replace(tie, valid_until=today + timedelta(days=366)),
        ):
            with pytest.raises(Refused):
                actions.relate(tom, location=place, tie=wrong)


def test_a_tie_can_end_sooner(acting: Acting, client_for: ClientFor, opened: Opened) -> None:
    today = clock.today()
    with acting("tom") as tom:
        place = opened(tom)
        tie = Related("owner", "told", "Eigenaar", "Buurman", today + timedelta(days=30))
    with clock.at(clock.now() - timedelta(days=3)), acting("tom") as tom:
        made = actions.relate(tom, location=place, tie=tie)
    client_for("tom").post(f"/verbanden/{made.pk}/einde")
    with acting("tom"):
        assert not LocationRelation.objects.on(today).filter(pk=made.pk).exists()


def test_only_enforcement_of_the_municipality_finds_it(
    acting: Acting, client_for: ClientFor, opened: Opened
) -> None:
    with acting("tom") as tom:
        place = opened(tom)
    address = f"/locaties/{place.pk}"
    assert "Proefpad 1" in client_for("ilse").get(address).text
    for who in ("marieke", "esther", "ruben", "joris", "noor"):
        assert client_for(who).get(address).status_code == 403


def test_facts_count_only_while_planning_is_switched_on(acting: Acting, opened: Opened) -> None:
    with acting("tom") as tom, pytest.raises(Refused, match="staat uit"):
        actions.add_fact(
            tom, location=opened(tom), certainty="seen", fact="Schimmel", source="Brandweer"
        )


def test_the_planning_list_says_that_it_is_off(client_for: ClientFor, opened: Opened) -> None:
    page = client_for("tom").get("/controles/plannen").text
    assert "Dit staat uit" in page
    assert "Haringvlietstraat" not in page
