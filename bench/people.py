"""People who are measured at their work: a browser, logged in."""

from django.db import transaction
from django.test import Client

from baken.access import context
from baken.accounts.middleware import SEEN
from baken.core import clock
from baken.demo.cast import fixed_id
from baken.parties.models import Account


def browser_of(key: str) -> Client:
    """Give the browser of somebody of the cast."""
    client = Client()
    person_id = fixed_id("person", key)
    with context.acting_as(context.person(person_id)), transaction.atomic():
        client.force_login(Account.objects.get(pk=person_id))
    session = client.session
    session[SEEN] = int(clock.now().timestamp())
    session.save()
    return client
