"""The numbers to call, from the routes in force."""

from baken.core import clock
from baken.knowledge.packs import Contact, routes


def numbers() -> dict[str, list[Contact]]:
    """Give the numbers for now (`urgent`) and for advice (`numbers`)."""
    contacts = routes().on(clock.today()).contacts
    return {
        "urgent": [each for each in contacts if each.is_urgent],
        "numbers": [each for each in contacts if not each.is_urgent],
    }
