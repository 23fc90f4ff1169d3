"""What the shared fixtures give, for annotations in tests."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from django.test import Client

from baken.access.actor import Actor

Acting = Callable[[str], AbstractContextManager[Actor]]
"""Act as somebody of the cast, by key: `with acting("marieke") as marieke: ...`."""

ClientFor = Callable[[str], Client]
"""The browser of somebody of the cast, logged in: `client_for("marieke")`."""
