"""The door of the public portal for a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.portal_settings")

from baken.portal import house, store
from config import portal_settings as own

application = get_wsgi_application()
house.configure(
    house.House(
        store=store.Store(own.DATABASE_URL),
        pepper=own.PEPPER,
        onion=own.ONION,
        entries=own.ENTRIES,
        is_proxied=own.IS_PROXIED,
    )
)
