"""Registers the logbook with Django."""

from django.apps import AppConfig


class LogbookConfig(AppConfig):
    """The access log and the processing log."""

    name = "baken.vault.logbook"
    label = "logbook"
