"""Registers care with Django."""

from django.apps import AppConfig


class CareConfig(AppConfig):
    """Trajectories, shelter and safety."""

    name = "baken.care"
    label = "care"
