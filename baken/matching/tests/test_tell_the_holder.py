"""Across municipalities the holder of a dossier is told and decides; whoever typed learns nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest import mock

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from baken.access.models import Agreement
from baken.access.oversight.models import ProcessingStop
from baken.core import clock
from baken.core.refusals import Refused
from baken.matching import actions, tasks
from baken.matching.models import LinkContact, LinkHit, LinkToken
from baken.signals.actions import note
from baken.signals.models import Signal
from baken.vault import link, office
from baken.vault.keeper.client import KeyRefused
from tests.typing import Acting, ClientFor

NewSignal = Callable[..., Signal]
PHONE = ("phone", "085-0000377")
HOUSE = ("address", "Kaapstanderweg 44, Zandhaven")
MARTA = ("person", "Marta Dabrowska, geboren 02-05-1991")
MISSPELT = ("person", "Martha Dombrowska, geboren 02-05-1991")


@contextmanager
def _as_worker() -> Iterator[None]:
    """Let the functions of the worker run in the transaction of the test."""
    with connection.cursor() as cursor:
        cursor.execute("set local role baken_worker")
        yield
        cursor.execute("reset role")


@pytest.fixture
def find() -> Callable[[], None]:
    """Do what the worker does every few minutes."""

    def run() -> None:
        tasks.find_hits()

    return run
