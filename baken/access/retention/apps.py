"""Registers retention with Django."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """Proposals, reviews, destructions and certificates."""

    name = "baken.access.retention"
    label = "retention"
