"""The look of the public entry as an app of Django."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Names the app."""

    name = "baken.intake.look"
    label = "look"
