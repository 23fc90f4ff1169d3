"""The portal in this process, on a copy of the demo region, as its own database role."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from baken.ops.testing import Urls
from baken.portal import house
from baken.portal.flood import Buckets
from baken.portal.store import Store
from config import portal_settings
from tests import database

OWN = (
    "ROOT_URLCONF",
    "MIDDLEWARE",
    "TEMPLATES",
    "CONTENT_SECURITY_POLICY",
    "SECURE_REFERRER_POLICY",
    "DATA_UPLOAD_MAX_NUMBER_FILES",
    "FILE_UPLOAD_HANDLERS",
)


@pytest.fixture(scope="session")
def outside_urls(django_db_blocker: DjangoDbBlocker) -> Urls:
    """Give a copy of the world that tests of the portal may commit to."""
    with django_db_blocker.unblock():
        return database.copy("portal")


@pytest.fixture(scope="session")
def store(outside_urls: Urls) -> Iterator[Store]:
    """Give the functions of the portal on that copy."""
    made = Store(outside_urls["portal"])
    yield made
    made.close()


@pytest.fixture
def portal(store: Store) -> Iterator[house.House]:
    """Give a portal at work, without limits on how often one may ask."""
    free = Buckets(size=1e6, per_hour=1e6)
    made = house.House(store, database.PEPPER, handing=free, trying=free)
    house.configure(made)
    with override_settings(**{name: getattr(portal_settings, name) for name in OWN}):
        yield made
    house.configure(None)


@pytest.fixture
def visitor(portal: house.House) -> Client:
    """Give the browser of somebody outside."""
    return Client(enforce_csrf_checks=True)
