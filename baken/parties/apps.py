"""Registers parties with Django."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """Who takes part."""

    name = "baken.parties"
    label = "parties"
