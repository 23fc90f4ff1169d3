"""Registers enforcement with Django."""

from django.apps import AppConfig


class EnforcementConfig(AppConfig):
    """Barriers and local law; inspections and measures follow."""

    name = "baken.enforcement"
    label = "enforcement"
