"""A signal of Zandhaven, and somebody of another municipality who cannot see it."""

from uuid import UUID

import pytest

from baken.access.oversight.models import Opening
from baken.signals.models import Signal
from tests.typing import Acting


@pytest.fixture
def signal(acting: Acting) -> Signal:
    """Give a signal that Marieke and Sander work on."""
    with acting("marieke"):
        calm = Signal.objects.exclude(dossier_id__in=Opening.objects.values("dossier_id"))
        found: Signal = calm.filter(status="in_tracks").order_by("id")[0]
    return found


@pytest.fixture
def zandhaven(acting: Acting) -> UUID:
    """Give the municipality of that signal."""
    with acting("noor") as noor:
        return noor.organisation_id
