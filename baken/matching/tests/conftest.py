"""Two municipalities that look for links, and signals that name people."""

from collections.abc import Callable

import pytest

from baken.intake.actions import ReportForm, report
from baken.intake.models import Report
from baken.signals.actions import Registration, note, register
from baken.signals.models import Mention, Signal
from tests.typing import Acting

NewSignal = Callable[..., Signal]
TELLERS = {"marieke": "yara", "joris": "anouk", "hanna": "hanna"}


@pytest.fixture
def new_signal(acting: Acting) -> NewSignal:
    """Make a signal of somebody's municipality that names these, as (kind, value) pairs."""

    def make(who: str, *named: tuple[str, str], role: str = "victim") -> Signal:
        with acting(TELLERS[who]) as teller:
            told = ReportForm(observed="Zij mag niet weg.", minor_involved="no")
            made = report(teller, organisation_id=teller.organisation_id, told=told)
        with acting(who) as officer:
            found = Report.objects.get(pk=made.pk)
            signal = register(officer, report=found, settled=SETTLED)
            for kind, value in named:
                note(officer, signal=signal, kind=kind, value=value, named_as=role,
                     according_to="de melder")  # fmt: skip
        return signal

    return make


@pytest.fixture
def noting(acting: Acting) -> Callable[..., Mention]:
    """Note one thing more in a signal."""

    def add(who: str, signal: Signal, kind: str, value: str) -> Mention:
        with acting(who) as officer:
            found = Signal.objects.select_related("owner").get(pk=signal.pk)
            return note(officer, signal=found, kind=kind, value=value, named_as="unknown",
                        according_to="de melder")  # fmt: skip

    return add


SETTLED = Registration(
    observation="Zij mag niet weg.",
    interpretation="",
    forms=["labour"],
    purpose="Beoordelen",
    legal_basis="Publieke taak",
    minor_involved="no",
    is_acute=False,
    feedback="Dank voor uw melding.",
)
