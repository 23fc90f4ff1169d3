"""Signals of the demo world in every stage, by what they wait for."""

from collections.abc import Callable

import pytest

from baken.signals.models import Signal
from tests.typing import Acting

SignalIn = Callable[[str], Signal]


@pytest.fixture
def signal_in(acting: Acting) -> SignalIn:
    """Give the first signal on the list of Zandhaven with this status, as Marieke sees it."""

    def find(status: str) -> Signal:
        with acting("marieke"):
            return Signal.objects.for_page().in_order().filter(status=status)[0]

    return find
