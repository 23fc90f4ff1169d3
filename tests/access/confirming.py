"""Somebody who just showed who they are, with both steps."""

from django.test import Client

from baken.access.confirmed import CONFIRMED
from baken.core import clock


def confirmed(browser: Client) -> Client:
    """Let somebody just have taken both steps."""
    session = browser.session
    session[CONFIRMED] = int(clock.now().timestamp())
    session.save()
    return browser
