"""The browser of a professional, and buckets that are full."""

from collections.abc import Iterator

import pytest
from django.test import Client

from baken.intake import flood
from tests.typing import ClientFor


@pytest.fixture
def yara(client_for: ClientFor) -> Client:
    """Give the browser of the register inspector."""
    return client_for("yara")


@pytest.fixture(autouse=True)
def no_flood() -> Iterator[None]:
    """Let each test begin with full buckets."""
    flood.callbacks.buckets.clear()
    yield
    flood.callbacks.buckets.clear()
