"""Registers signals with Django."""

from django.apps import AppConfig


class SignalsConfig(AppConfig):
    """From a report to a decision."""

    name = "baken.signals"
    label = "signals"
