"""A call that was taken in confidence, and a recovery key on paper."""

from collections.abc import Iterator

import pytest

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
