"""Registers the demo with Django."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """One fictional region."""

    name = "baken.demo"
    label = "demo"
