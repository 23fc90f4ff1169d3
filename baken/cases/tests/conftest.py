"""A case of Esther's about a woman who is not safe, and what one needs around it."""

import pytest

from baken.cases import actions
from baken.cases.actions import Ground, Opening
from baken.cases.models import Case, Consent
from baken.parties.models import Organisation
from tests.typing import Acting

SHELTER = "Opvang De Lichtboei"
OPENING = Opening(
    kind="victim",
    summary="Jonge vrouw, kan niet naar huis.",
    purpose="Regelen wat zij nodig heeft",
    legal_basis="Publieke taak (AVG 6 lid 1 sub e)",
    age_band="18-23",
    safety="unsafe",
)


@pytest.fixture
def case(acting: Acting) -> Case:
    """Give a case that Esther holds."""
    with acting("esther") as esther:
        made = actions.open_case(esther, organisation_id=esther.organisation_id, opening=OPENING)
        return Case.objects.for_page().get(pk=made.pk)


@pytest.fixture
def consent(acting: Acting, case: Case) -> Consent:
    """Give the client's consent to tell the shelter what it needs."""
    with acting("esther") as esther:
        ground = Ground(
            recipient=Organisation.objects.get(name=SHELTER),
            basis="consent",
            purpose="Een plek vinden",
            what="Leeftijd, wensen en van wie zij gevaar loopt",
            asked_how="in_person",
        )
        return actions.record_consent(esther, case=case, ground=ground)
