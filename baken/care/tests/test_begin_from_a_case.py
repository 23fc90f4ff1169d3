"""From the page of a case one begins its trajectory in one click, with what is known filled in."""

import re

from django.urls import reverse

from baken.care.models import Trajectory
from baken.cases import actions
from baken.cases.actions import Opening
from baken.cases.models import Case
from baken.signals.models import Handover
from tests.typing import Acting, ClientFor

BOY = Opening("victim", "Een jongen van zestien.", "Doel", "Grond", age_band="16-17")
WOMAN = Opening("victim", "Een vrouw van dertig.", "Doel", "Grond", age_band="24+")


def test_a_trajectory_begins_with_what_the_case_knows(
    acting: Acting, client_for: ClientFor
) -> None:
    with acting("esther") as esther:
        offered = Handover.objects.filter(track="care").first()
        assert offered is not None
        near = esther.organisation_id
        case = actions.open_case(esther, organisation_id=near, opening=BOY, sources=[offered])
    browser = client_for("esther")
    start = reverse("trajectory_start", args=[case.pk])
    page = browser.get(reverse("case_detail", args=[case.pk])).content.decode()
    assert start in page
    assert reverse("shelter_ask", args=[case.pk]) in page
    form = browser.get(start).content.decode()
    assert re.search(r'value="minor"[^>]*checked', form)
    assert re.search(rf'<option value="{offered.owner_id}" selected', form)
    filled = {"situation": "minor", "municipality": str(offered.owner_id)}
    assert browser.post(start, filled).status_code == 302
    with acting("esther"):
        made = Trajectory.objects.get(case=case)
    page = browser.get(reverse("case_detail", args=[case.pk])).content.decode()
    assert reverse("trajectory_detail", args=[made.pk]) in page
    assert start not in page


def test_an_adult_is_put_in_no_situation(acting: Acting, client_for: ClientFor) -> None:
    with acting("esther") as esther:
        near = esther.organisation_id
        woman = actions.open_case(esther, organisation_id=near, opening=WOMAN, sources=[])
    form = client_for("esther").get(reverse("trajectory_start", args=[woman.pk])).content.decode()
    assert not re.search(r'name="situation"[^>]*checked', form)


def test_enforcement_sees_no_way_into_care(acting: Acting, client_for: ClientFor) -> None:
    with acting("marieke"):
        house = Case.objects.get(alias="Vakantiepark")
    page = client_for("marieke").get(reverse("case_detail", args=[house.pk])).content.decode()
    assert "/zorg/" not in page
    assert "/opvang/" not in page
