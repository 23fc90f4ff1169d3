"""A call that was taken in confidence, and a recovery key on paper."""

from collections.abc import Iterator

import pytest

from baken.care import actions as care
from baken.care.models import ShelterPlace, ShelterRequest
from baken.care.tests.conftest import OPENING, WISH, make_place
from baken.cases import actions as casework
from baken.core import clock
from baken.intake.actions import capture_call
from baken.intake.models import Report
from baken.ops.cli_keys_inner import make_recovery
from tests.inner.asking import (
    TOLD,
)
from tests.typing import Acting, ConnectAs


@pytest.fixture
def recovery(connect_as: ConnectAs) -> Iterator[tuple[str, ...]]:
    """Give the three shares of a recovery key of Zandhaven, as custodians have them on paper."""
    owner = connect_as("owner")
    shares = make_recovery(owner, "zandhaven", clock.now())
    owner.commit()
    yield tuple(share.printed() for share in shares)
    owner.execute("delete from inner_recoverykey")
    owner.commit()


@pytest.fixture
def secret(acting: Acting) -> Report:
    """Give a call that Sander wrote down for somebody who asked confidentiality."""
    with acting("sander") as sander:
        return capture_call(sander, organisation_id=sander.organisation_id, told=TOLD)


@pytest.fixture
def request_(acting: Acting) -> ShelterRequest:
    """Give a request for shelter in a case that Esther holds."""
    with acting("esther") as esther:
        case = casework.open_case(esther, organisation_id=esther.organisation_id, opening=OPENING)
        return care.ask_shelter(esther, case=case, wish=WISH)


@pytest.fixture
def place(acting: Acting) -> ShelterPlace:
    """Give a place that suits her."""
    with acting("esther"):
        return make_place("OMM-90", area="Oudermeer")
