"""The work list: what waits to be registered, and the signals with what each asks of whom."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from baken.access.actor import Actor
from baken.core.ids import read_code
from baken.signals.models import Signal
from baken.signals.vocabulary import OPEN, SignalStatus

VIEWS = {
    "all": _("Alles wat open is"),
    "mine": _("Van mij"),
    "to_weigh": _("Te wegen"),
    "second": _("Wacht op tweede oordeel"),
    "to_decide": _("Te besluiten"),
    "monitoring": _("Volgen"),
    "handed_on": _("Doorgeleid"),
    "closed": _("Gesloten"),
}
STATUS_OF = {
    "to_weigh": (SignalStatus.REGISTERED,),
    "second": (SignalStatus.WEIGHING,),
    "to_decide": (SignalStatus.WEIGHED,),
    "monitoring": (SignalStatus.MONITORING,),
    "handed_on": (SignalStatus.IN_TRACKS,),
    "closed": (SignalStatus.NO_INDICATION, SignalStatus.CLOSED),
}


@dataclass(frozen=True)
class Search:
    """What somebody asked to see: one view, perhaps one code."""

    view: str = "all"
    code: str = ""

    @property
    def is_filtered(self) -> bool:
        """Say whether anything was left out on purpose."""
        return self.view != "all" or bool(self.code)

    def rows(self, actor: Actor) -> "QuerySet[Signal]":
        """Give the signals asked for, in the order of the list."""
        found = Signal.objects.listed()
        if self.code:
            return found.filter(code=read_code(self.code) or "")
        if self.view == "mine":
            return found.filter(status__in=OPEN, assignee_id=actor.person_id)
        return found.filter(status__in=STATUS_OF.get(self.view, OPEN))


def search_from(view: str, code: str) -> Search:
    """Give the search for what came in with an address; an unknown view shows all."""
    return Search(view if view in VIEWS else "all", code.strip())
