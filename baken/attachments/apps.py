"""Registers attachments with Django."""

from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    """Files beside a row of a dossier."""

    name = "baken.attachments"
    label = "attachments"
