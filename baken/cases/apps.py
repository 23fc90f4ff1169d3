"""Registers cases with Django."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """What is done about one person or situation."""

    name = "baken.cases"
    label = "cases"
