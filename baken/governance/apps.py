"""Registers governance with Django."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """Pages of account: logs, register, switches."""

    name = "baken.governance"
    label = "governance"
