"""Registers the hidden number with Django."""

from django.apps import AppConfig


class HiddenConfig(AppConfig):
    """Estimates of how many people no registration holds."""

    name = "baken.statistics.hidden"
    label = "hidden"
