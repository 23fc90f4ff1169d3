"""Around trajectories: advice is counted without a dossier, times are agreed, costs are added."""

from datetime import timedelta

import pytest
from django.urls import reverse

from baken.care import actions, office
from baken.care.models import Trajectory
from baken.cases.models import Case
from baken.core import clock
from baken.core.refusals import Refused
from baken.core.workdays import add_working_days
from baken.parties.models import Organisation
from tests.typing import Acting, ClientFor

TODAY = clock.today()


def total(acting: Acting) -> int:
    with acting("esther"):
        return int(office.advice_counts(TODAY)[0]["total"])


def test_advice_is_counted_and_every_column_sums_to_the_total(
    acting: Acting, client_for: ClientFor
) -> None:
    before = total(acting)
    said = {"asked_by": "resident", "about": "labour", "on": TODAY.isoformat()}
    client_for("esther").post(reverse("advice_count"), said)
    assert total(acting) == before + 1
    with acting("esther"):
        year = office.advice_counts(TODAY)[0]
    assert sum(n for _name, n in year["by"]) == year["total"]
    assert sum(n for _name, n in year["about"]) == year["total"]


def test_advice_of_tomorrow_is_not_counted(acting: Acting) -> None:
    with acting("esther") as esther, pytest.raises(Refused, match="nog komen"):
        actions.count_advice(
            esther, on=TODAY + timedelta(days=1), asked_by="resident", about="labour"
        )


def test_what_a_municipality_agreed_sets_the_day_of_a_new_trajectory(
    acting: Acting, client_for: ClientFor, case: Case
) -> None:
    with acting("esther"):
        place = Organisation.objects.get(name="Gemeente Zandhaven")
    address = f"{reverse('lead_list')}?gemeente={place.pk}"
    client_for("esther").post(address, {"item": "brp", "working_days": "3"})
    with acting("esther") as esther:
        made = actions.start(esther, case=case, situation="dutch_adult", municipality=place)
        assert made.items.get(name="brp").due_on == add_working_days(TODAY, 3)


def test_costs_are_added_by_who_pays(acting: Acting, trajectory: Trajectory) -> None:
    def sum_of(payer: str) -> int:
        return sum(each.cents for each in office.costs(TODAY) if each.payer == payer)

    with acting("esther") as esther:
        assert sum_of("Gemeente Proefstad") == 0
        for name, cents in (("medical", 1250), ("schooling", 900)):
            found = Trajectory.objects.get(pk=trajectory.pk)
            taken = actions.Step("todo", cost_cents=cents, payer="Gemeente Proefstad")
            actions.step(esther, trajectory=found, name=name, version=found.version, taken=taken)
        assert sum_of("Gemeente Proefstad") == 2150
