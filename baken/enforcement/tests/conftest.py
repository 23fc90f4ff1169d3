"""A place of Zandhaven, with an inspection that runs."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from baken.access.actor import Actor
from baken.core import clock
from baken.enforcement import actions
from baken.enforcement.actions import Address, Plan
from baken.enforcement.models import Inspection, Location

ADDRESS = Address(
    text="Proefpad 1, Zandhaven", use="woonfunctie", floor_area=100, reason="Schimmel gemeld."
)

Opened = Callable[[Actor], Location]
Begun = Callable[..., Inspection]


@pytest.fixture
def opened() -> Opened:
    """Open a dossier of a place."""

    def give(actor: Actor) -> Location:
        return actions.add_location(actor, owner_id=actor.organisation_id, address=ADDRESS)

    return give


@pytest.fixture
def begun(opened: Opened) -> Begun:
    """Plan an inspection of a place, and go in."""

    def give(actor: Actor, **more: object) -> Inspection:
        asked = Plan(
            kind="housing", planned_on=clock.today(), lead_id=actor.person_id,
            reason="Schimmel gemeld.", legal_ground="Wet", entry_ground="Toestemming",
        )  # fmt: skip
        made = actions.plan(actor, location=opened(actor), asked=replace(asked, **more))  # type: ignore[arg-type]
        return actions.begin(actor, inspection=made)

    return give
