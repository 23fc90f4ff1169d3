"""From an inspection to the adviser: only what was seen is filled in, and no place is named."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from baken.access.oversight import switches
from baken.core import clock
from baken.enforcement import actions
from baken.enforcement.actions import Draft
from baken.enforcement.asking import waterbed
from baken.enforcement.crowding import Counted
from baken.enforcement.models import PlaceFact
from baken.enforcement.tests.conftest import Begun, Opened
from tests.typing import Acting, ClientFor


def test_what_was_established_is_known_to_the_adviser(
    acting: Acting, client_for: ClientFor, begun: Begun
) -> None:
    with acting("tom") as tom:
        visit = begun(tom)
        for item, seen in (("escape-blocked", "yes"), ("converted", "no")):
            actions.find(tom, inspection=visit, item=item, seen=seen)
        counted = Counted(20, 20, 1, 100)
        actions.count_heads(tom, location=visit.location, counted=counted, on_day=clock.today())
    page = client_for("tom").get(f"/controles/{visit.pk}")
    address = page.context["advice_url"]
    asked = parse_qs(urlsplit(address).query)
    assert asked.pop("wat") == ["labour.worker_housing"]
    assert asked.pop("dag") == [clock.today().isoformat()]
    assert asked == {"building_rules_broken": ["ja"], "too_many_people": ["ja"]}
    answer = client_for("ilse").get(address)
    assert "Optreden tegen te veel mensen in een woning" in answer.text


def test_the_neighbours_without_the_rule_are_named(
    acting: Acting, client_for: ClientFor, opened: Opened
) -> None:
    with acting("ilse") as ilse:
        found = waterbed("overcrowding", ilse.region_id, clock.today())
        assert {line.item.id for line in found} == {"housing-bylaw"}
        assert waterbed("damages-civil", ilse.region_id, clock.today()) == []
        draft = Draft("overcrowding", clock.today(), "Feiten", "Afweging")
        made = actions.propose(ilse, location=opened(ilse), draft=draft)
    page = client_for("ilse").get(f"/maatregelen/{made.pk}").text
    assert "Rietwoude: Niet ingevuld" in page


def test_switched_on_the_list_shows_facts_that_count_and_a_draw(
    acting: Acting, client_for: ClientFor, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switches, "is_on", lambda _name, _owner: True)
    with acting("tom") as tom:
        place = opened(tom)
        actions.add_fact(tom, location=place, certainty="seen", fact="Gang vol", source="Brandweer")
        assert PlaceFact.objects.get(location=place).valid_until > clock.today()
    browser = client_for("tom")
    page = browser.get("/controles/plannen").text
    assert "Gang vol" in page
    assert "Door het lot gekozen" in page
    with clock.at(clock.now() + timedelta(days=181)):
        browser = client_for("tom")
        assert "Gang vol" not in browser.get("/controles/plannen").text
