"""Registers core with Django and sets up logging."""

from django.apps import AppConfig

from baken.core.logs import configure


class CoreConfig(AppConfig):
    """The ground floor."""

    name = "baken.core"
    label = "core"

    def ready(self) -> None:
        """Start structured logging before anything logs."""
        configure()
