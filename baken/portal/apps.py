"""The portal as an app of Django: templates and tags only, no models."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Names the app."""

    name = "baken.portal"
    label = "portal"
