"""Giving account: an emergency at night."""

from baken.access.oversight.models import OpeningRole
from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import ESTHER, MARIEKE
from baken.governance import actions
from baken.signals.models import Signal


def tell() -> None:
    """Tell how Esther opened one signal at night."""
    _emergency()


def _emergency() -> None:
    with as_member(MARIEKE):
        code = Signal.objects.filter(status="in_tracks").order_by("-is_acute", "id")[0].code
    with as_member(ESTHER, working_days_ago(4, hour=22, minute=40)) as esther:
        actions.ask(
            esther,
            role=OpeningRole.EMERGENCY,
            code=code,
            purpose="Belde van onderweg en vroeg wie haar contactpersoon is",
            is_alone=True,
        )
