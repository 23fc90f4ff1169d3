"""A case of Esther's about a woman in danger, her trajectory, and two places to sleep."""

import pytest

from baken.care import actions
from baken.care.actions import Wish
from baken.care.models import ShelterPlace, ShelterRequest, Trajectory
from baken.cases import actions as casework
from baken.cases.actions import Opening
from baken.cases.models import Case
from baken.parties.models import Organisation
from tests.typing import Acting

OPENING = Opening(
    kind="victim",
    summary="Jonge vrouw, kan niet naar huis.",
    purpose="Regelen wat zij nodig heeft",
    legal_basis="Publieke taak (AVG 6 lid 1 sub e)",
    age_band="18-23",
    safety="unsafe",
)
WISH = Wish(gender="woman", danger_areas=["Zandhaven"])


@pytest.fixture
def case(acting: Acting) -> Case:
    """Give a case that Esther holds."""
    with acting("esther") as esther:
        return casework.open_case(esther, organisation_id=esther.organisation_id, opening=OPENING)


@pytest.fixture
def trajectory(acting: Acting, case: Case) -> Trajectory:
    """Give the trajectory of that case."""
    with acting("esther") as esther:
        return actions.start(esther, case=case, situation="dutch_adult")


@pytest.fixture
def request_(acting: Acting, case: Case) -> ShelterRequest:
    """Give her request for shelter."""
    with acting("esther") as esther:
        return actions.ask_shelter(esther, case=case, wish=WISH)


@pytest.fixture
def place(acting: Acting) -> ShelterPlace:
    """Give a place that suits her."""
    with acting("esther"):
        return make_place("OMM-90", area="Oudermeer")


def make_place(code: str, **offers: object) -> ShelterPlace:
    """Make a place for women."""
    office = Organisation.objects.get(kind="region_office")
    made: ShelterPlace = ShelterPlace.objects.create(
        owner=office,
        region_id=office.region_id,
        code=code,
        kind="omm",
        provider="Opvang De Lichtboei",
        night_cents=21000,
        payer="Centrumgemeente",
        **{"area": "Oudermeer", "genders": ["woman"], **offers},
    )
    return made
