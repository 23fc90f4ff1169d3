"""Reports from outside as an app of Django."""

from django.apps import AppConfig


class OutsideConfig(AppConfig):
    """Names the app."""

    name = "baken.intake.outside"
    label = "outside"
