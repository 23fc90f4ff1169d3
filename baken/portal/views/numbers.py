"""The numbers to call, on every page where somebody may need one."""

from typing import Any

from baken.core import clock
from baken.knowledge.packs import routes


def numbers() -> dict[str, Any]:
    """Give the numbers to call, by id: `call.emergency`; and all of them, the urgent ones first."""
    contacts = routes().on(clock.today()).contacts
    return {
        "urgent": [each for each in contacts if each.is_urgent],
        "others": [each for each in contacts if not each.is_urgent and not each.is_for_young],
        "young": [each for each in contacts if each.is_for_young],
        "call": {each.id: each for each in contacts},
    }
