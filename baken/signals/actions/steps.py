"""Moving a signal on: the one place where its status changes."""

from datetime import date

from django.utils.translation import gettext as _

from baken.core import clock
from baken.core.refusals import Refused
from baken.core.workdays import add_working_days
from baken.knowledge.packs import terms
from baken.signals.models import Signal
from baken.signals.rules import TRANSITIONS, may_follow, term_of


def lock(signal: Signal, version: int) -> Signal:
    """Hold a signal for a change; raise Refused when a colleague changed it meanwhile."""
    locked: Signal = (
        Signal.objects.select_for_update(of=("self",)).select_related("report").get(pk=signal.pk)
    )
    if locked.version != version:
        raise Refused(
            _("Een collega heeft dit signaal net gewijzigd. Bekijk eerst wat er veranderd is.")
        )
    return locked


def take_step(signal: Signal, version: int, name: str, *, due_on: date | None = None) -> Signal:
    """Move a signal on; raise Refused when it changed meanwhile or the step does not fit."""
    locked = lock(signal, version)
    if not may_follow(name, locked.status):
        raise Refused(
            _("Deze stap past niet bij de status “%(status)s”.")
            % {"status": locked.get_status_display()}
        )
    locked.status = TRANSITIONS[name].target
    locked.version += 1
    locked.due_on = due_on or due(name, is_acute=locked.is_acute)
    locked.save(update_fields=["status", "version", "due_on"])
    return locked


def due(step: str, *, is_acute: bool) -> date | None:
    """Give the last day for the step after this one, in working days; None when nothing is due."""
    term = term_of(step, is_acute=is_acute)
    today = clock.today()
    return add_working_days(today, terms().value(term, today)) if term else None
