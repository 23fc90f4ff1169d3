"""Registers accounts with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Getting in and who holds which role."""

    name = "baken.accounts"
    label = "accounts"
