"""Registers the inner vault with Django."""

from django.apps import AppConfig


class InnerConfig(AppConfig):
    """Own keys of named people, and recovery keys of municipalities."""

    name = "baken.access.inner"
    label = "inner"
