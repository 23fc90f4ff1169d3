"""Registers intake with Django."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Reports as they come in."""

    name = "baken.intake"
    label = "intake"
