"""Builds the walls: policies, keys and grants."""

from typing import Any

from django.core.management.base import BaseCommand

from baken.access.walls import build
from baken.core import clock


class Command(BaseCommand):
    """Compile the matrix in force today into the database; run as the owner, after migrating."""

    help = "Bouwt de muren in de database: wie welke rijen mag zien, volgens de matrix van vandaag."

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, and say whether anything had to change."""
        self.stdout.write("Muren gebouwd." if build(clock.today()) else "Muren stonden al.")
