"""Registers instruments with Django."""

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    """Which legal instrument, on which day, under which conditions."""

    name = "baken.instruments"
    label = "instruments"
