"""Addresses for those who watch over the house."""

from django.urls import path

from baken.ops import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
