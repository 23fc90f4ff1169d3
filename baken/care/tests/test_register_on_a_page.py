"""The registration for CoMensha is filled in on a page, and goes out as HTCDS."""

import pytest
from django.urls import reverse

from baken.care.models import Trajectory, VictimRegistration
from baken.care.tests.conftest import make_place
from tests.typing import Acting, ClientFor

FILLED = {
    "status": "possible", "consent": "given", "case_status": "active", "gender": "woman",
    "forms": ["criminal"], "control": ["debt"], "citizenship": "NL MA", "country": "NL",
}  # fmt: skip


def test_a_registration_goes_out_with_what_is_lost(
    acting: Acting, client_for: ClientFor, trajectory: Trajectory
) -> None:
    esther = client_for("esther")
    answer = esther.post(reverse("victim_register", args=[trajectory.pk]), FILLED)
    assert answer.status_code == 302
    with acting("esther"):
        row = VictimRegistration.objects.get(case=trajectory.case_id)
    file = esther.get(reverse("htcds_file", args=[row.pk])).json()
    assert file["case"]["victim_context"]["vic_TypeOfExploitation"] == ["Other"]
    assert "forms" in {loss["field"] for loss in file["losses"]}
    assert client_for("marieke").get(reverse("htcds_file", args=[row.pk])).status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {"citizenship": "Nederlands"},
        {"consent": ""},
        {"consent": "refused", "sent_on": "2026-01-01"},
    ],
)
def test_a_wrong_registration_is_refused(
    client_for: ClientFor, trajectory: Trajectory, wrong: dict[str, str]
) -> None:
    address = reverse("victim_register", args=[trajectory.pk])
    assert client_for("esther").post(address, {**FILLED, **wrong}).status_code == 422


def test_the_page_of_a_trajectory_says_what_blocks(
    acting: Acting, client_for: ClientFor, trajectory: Trajectory
) -> None:
    with acting("esther"):
        make_place("OMM-95")
    page = client_for("esther").get(reverse("trajectory_detail", args=[trajectory.pk]))
    assert "Wacht eerst op:" in page.content.decode()
    assert client_for("nadia").get(reverse("shelter_list")).status_code == 200
