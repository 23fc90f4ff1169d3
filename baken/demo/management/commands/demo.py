"""Makes the demo region: people as the owner, stories as the people themselves."""

from typing import Any

from django.core.management.base import BaseCommand

from baken.demo.people import settle
from baken.demo.stories import tell_all


class Command(BaseCommand):
    """Make the fictional region; what exists stays as it is."""

    help = "Maakt de verzonnen regio: `people` als eigenaar, `stories` als de mensen zelf."

    def add_arguments(self, parser: Any) -> None:
        """Ask which half to make, and with which password people log in."""
        parser.add_argument("part", choices=("people", "stories"))
        parser.add_argument("--password", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the half that was asked for."""
        if options["part"] == "people":
            settle(options["password"])
        else:
            tell_all()
