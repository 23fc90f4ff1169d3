"""Which signals an inspection of a place led to: the signal itself only for who may see it."""

from dataclasses import dataclass

from baken.enforcement.models import Location, SpotReport
from baken.signals.models import Signal


@dataclass(frozen=True)
class SignalsAt:
    """Signals that the reader may open, and how many reports there are that the reader may not.

    A report that was never registered counts among the closed: whoever asks learns no difference.
    """

    open: list[Signal]
    closed: int


def signals_at(place: Location) -> SignalsAt:
    """Give the signals of a place; never found by address, because that would tell of others."""
    reports = list(
        SpotReport.objects.filter(inspection__location=place).values_list("report_id", flat=True)
    )
    found = list(Signal.objects.filter(report_id__in=reports).order_by("-registered_at"))
    seen = {each.report_id for each in found}
    return SignalsAt(found, sum(1 for each in reports if each not in seen))
