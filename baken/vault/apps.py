"""Registers the vault with Django."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Content of people, behind one door."""

    name = "baken.vault"
    label = "vault"
