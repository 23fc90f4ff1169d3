"""Registers the desk with Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The first page of every role."""

    name = "baken.desk"
    label = "desk"
