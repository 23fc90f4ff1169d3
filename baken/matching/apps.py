"""Registers matching with Django."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    """What signals may have to do with one another."""

    name = "baken.matching"
    label = "matching"
