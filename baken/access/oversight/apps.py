"""Registers oversight with Django."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Openings, conflicts of interest and switches."""

    name = "baken.access.oversight"
    label = "oversight"
