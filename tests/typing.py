"""What the shared fixtures give, for annotations in tests."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import psycopg
from django.test import Client

from baken.access.actor import Actor

Acting = Callable[[str], AbstractContextManager[Actor]]
"""Act as somebody of the cast, by key: `with acting("marieke") as marieke: ...`."""

ClientFor = Callable[[str], Client]
"""The browser of somebody of the cast, logged in: `client_for("marieke")`."""

Rows = psycopg.Connection[tuple[Any, ...]]
"""A plain connection, past Django."""

ConnectAs = Callable[[str], Rows]
"""Enter the database of the tests as another role: `connect_as("keeper")`."""
