"""From an inspection to the adviser: only what was seen is filled in, and no place is named."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from baken.access.oversight import switches
from baken.cases.actions import Opening, open_case
from baken.core import clock
from baken.enforcement import actions
from baken.enforcement.actions import Arranged, Closing, Draft, Plan
from baken.enforcement.asking import arranged_by, waterbed
from baken.enforcement.beside import established_at
from baken.enforcement.blindness import listed, measured
from baken.enforcement.crowding import Counted
from baken.enforcement.models import LOCAL_LAW, PlaceFact
from baken.enforcement.tests.conftest import Begun, Opened
from baken.intake.actions import ReportForm
from baken.parties.models import Organisation
from baken.signals.models import Signal
from tests.typing import Acting, ClientFor

HOUSE = Opening("location", "Huis met te veel bedden.", "Optreden", "Publieke taak")


def test_what_was_established_is_known_to_the_adviser(
    acting: Acting, client_for: ClientFor, begun: Begun
) -> None:
    with acting("tom") as tom:
        visit = begun(tom)
        for item, seen in (("escape-blocked", "yes"), ("converted", "no")):
            actions.find(tom, inspection=visit, item=item, seen=seen)
        counted = Counted(20, 20, 1, 100)
        actions.count_heads(tom, location=visit.location, counted=counted, on_day=clock.today())
    with acting("ilse") as ilse:
        said, owner = Arranged("in_place", "Verordening 3"), visit.owner
        actions.arrange(ilse, owner=owner, listed=LOCAL_LAW, item="housing-bylaw", said=said)
        arranged = arranged_by(visit.owner_id, clock.today())
        assert arranged["housing_bylaw"] == "ja"
        late = Arranged("in_place", "Verordening 4", since=clock.today())
        actions.arrange(ilse, owner=owner, listed=LOCAL_LAW, item="housing-bylaw", said=late)
        earlier = arranged_by(visit.owner_id, clock.today() - timedelta(days=1))
        assert "housing_bylaw" not in earlier
    page = client_for("tom").get(f"/controles/{visit.pk}")
    address = page.context["advice_url"]
    asked = parse_qs(urlsplit(address).query)
    assert asked.pop("wat") == ["labour.worker_housing"]
    assert asked.pop("dag") == [clock.today().isoformat()]
    established = {"building_rules_broken": ["ja"], "too_many_people": ["ja"]}
    assert asked == established | {name: [each] for name, each in arranged.items()}
    answer = client_for("ilse").get(address)
    assert "Optreden tegen te veel mensen in een woning" in answer.text


def test_a_case_asks_with_what_it_settles(acting: Acting, client_for: ClientFor) -> None:
    with acting("marieke") as marieke:
        said = Arranged("in_place", "Verordening 3")
        owner = Organisation.objects.get(pk=marieke.organisation_id)
        actions.arrange(marieke, owner=owner, listed=LOCAL_LAW, item="housing-bylaw", said=said)
        decided = Signal.objects.filter(forms=["labour"]).first()
        assert decided is not None
        made = open_case(marieke, organisation_id=owner.pk, opening=HOUSE, sources=[decided])
        alone = open_case(marieke, organisation_id=owner.pk, opening=HOUSE)
    browser = client_for("marieke")
    page = browser.get(f"/casussen/{made.pk}")
    asked = parse_qs(urlsplit(page.context["advice_url"]).query)
    assert asked["wat"] == ["labour.worker_housing"]
    assert asked["housing_bylaw"] == ["ja"]
    assert "immediate_danger" not in asked
    open_question = browser.get(f"/casussen/{alone.pk}").context["advice_url"]
    assert "wat=" not in open_question
    answer = browser.get(open_question).text
    assert '<input type="hidden" name="housing_bylaw" value="ja">' in answer


def test_what_an_inspection_saw_goes_along_for_whoever_may_see_it(
    acting: Acting, begun: Begun
) -> None:
    with acting("tom") as tom:
        visit = begun(tom)
        actions.find(tom, inspection=visit, item="escape-blocked", seen="yes")
        spot = actions.report_on_the_spot(tom, inspection=visit, told=ReportForm("Bang."))
        assert established_at([spot.pk]) == {"building_rules_broken"}
    with acting("marieke"):
        assert established_at([spot.pk]) == set()


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
    with acting("tom") as tom:
        today, told = clock.today(), ("Schimmel", "Wet", "Toestemming")
        drawn = next(each.place for each in listed(place.owner_id, today) if each.is_drawn)
        for where, why in ((place, "facts"), (drawn, "draw")):
            asked = Plan("housing", today, tom.person_id, *told)
            visit = actions.plan(tom, location=where, asked=asked)
            assert visit.chosen_by == why
        actions.begin(tom, inspection=visit)
        actions.report_on_the_spot(tom, inspection=visit, told=ReportForm("Bang."))
        actions.finish(tom, inspection=visit, closing=Closing("Gemeld."))
        counted = [(one.chosen_by, one.finished, one.reported) for one in measured(place.owner_id)]
        assert counted == [("facts", 0, 0), ("draw", 1, 1)]
    assert "1 controle, 1 met een melding" in browser.get("/controles/plannen").text
    with clock.at(clock.now() + timedelta(days=181)):
        browser = client_for("tom")
        assert "Gang vol" not in browser.get("/controles/plannen").text
