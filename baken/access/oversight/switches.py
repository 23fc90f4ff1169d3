"""Switches: a processing is off until people recorded why it may be on.

Asked by every app that does such a processing, before it does anything: a page by
`if not switches.is_on("linkage", owner_id): ...`, an action by `switches.demand("hits", owner_id)`.
The name stands there as a word, so that `tests/architecture/test_switches.py` sees who asks it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from baken.access.oversight.models import ProcessingAdvice, ProcessingGround, ProcessingStop
from baken.access.words import say
from baken.core import clock
from baken.core.refusals import Refused
from baken.knowledge.packs import processing


@dataclass(frozen=True)
class State:
    """Where the switch of one processing stands for one organisation, and what it lacks."""

    ground: ProcessingGround | None
    advice: ProcessingAdvice | None
    stop: ProcessingStop | None
    day: date

    @property
    def is_stopped(self) -> bool:
        """Say whether somebody stopped it after the ground was recorded."""
        return self.stop is not None and (self.ground is None or self.stop.at >= self.ground.at)

    @property
    def is_on(self) -> bool:
        """Say whether it may run: ground, assessment, positive advice, and no review overdue."""
        return (
            self.ground is not None
            and self.ground.review_on >= self.day
            and self.has_advice
            and not self.is_stopped
        )

    @property
    def has_advice(self) -> bool:
        """Say whether the privacy officer advised in favour of this very ground."""
        return (
            self.ground is not None
            and self.advice is not None
            and self.advice.at >= self.ground.at
            and self.advice.is_positive
        )

    @property
    def needs_review(self) -> bool:
        """Say whether the review day passed."""
        return self.ground is not None and self.ground.review_on < self.day


def demand(name: str, owner_id: UUID) -> None:
    """Let an action go on only while the switch is on; else raise Refused with what to do."""
    if not is_on(name, owner_id):
        activity = processing().on(clock.today()).activity(name)
        raise Refused(
            _("“%(name)s” staat uit. Kijk bij Verwerkingen wat er eerst vastgelegd moet worden.")
            % {"name": say(activity.name)}
        )


def state(name: str, owner_id: UUID) -> State:
    """Give where a switch stands; raise UnknownId for what is not in the register."""
    day = clock.today()
    processing().on(day).activity(name)
    mine = {"processing": name, "owner_id": owner_id}
    return State(
        ground=ProcessingGround.objects.filter(**mine).order_by("at", "id").last(),
        advice=ProcessingAdvice.objects.filter(**mine).order_by("at", "id").last(),
        stop=ProcessingStop.objects.filter(**mine).order_by("at", "id").last(),
        day=day,
    )


def is_on(name: str, owner_id: UUID) -> bool:
    """Say whether an organisation does this processing today; raise UnknownId for a wrong name.

    What is not switched is always on. Needs a context that may see the decisions.
    """
    if not processing().on(clock.today()).activity(name).is_switched:
        return True
    return state(name, owner_id).is_on
