"""Registers access with Django."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may see what."""

    name = "baken.access"
    label = "access"
