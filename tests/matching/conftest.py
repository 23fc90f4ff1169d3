"""A copy of the demo world in which what people do is kept, so that worker and owner see it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from django.test import Client

from baken.access import context
from baken.accounts.middleware import SEEN
from baken.core import clock
from baken.demo.acting import as_member
from baken.demo.cast import ANOUK, HANNA, JORIS, MARIEKE, YARA, Member, fixed_id
from baken.intake.actions import ReportForm, report
from baken.intake.models import Report
from baken.matching import tasks
from baken.matching.models import LinkHit
from baken.matching.tests.conftest import SETTLED
from baken.ops.testing import Urls
from baken.parties.models import Account
from baken.signals.actions import note, register
from baken.signals.models import Mention, Signal
from tests import database

Named = tuple[str, str]
TELLERS = {MARIEKE.key: YARA, JORIS.key: ANOUK, HANNA.key: HANNA}


@pytest.fixture(scope="package")
def urls(django_db_setup: None, django_db_blocker: Any) -> Iterator[Urls]:
    """A copy of the demo world in which what people do is kept, so that the worker sees it."""
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        made = database.copy("hits")
        database.point_at(made["office"])
        yield made
        connection.close()
        connection.settings_dict.update(before)


@pytest.fixture
def find(urls: Urls, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Do what the worker does every few minutes, in the worker's own role."""

    def ask(sql: str, *values: object) -> object:
        with psycopg.connect(urls["worker"]) as worker:
            row = worker.execute(sql, values).fetchone()
        return row[0] if row else 0

    monkeypatch.setattr(tasks, "_ask", ask)
    return tasks.find_hits


def new_signal(who: Member, *named: Named) -> Signal:
    """Make a signal of somebody's municipality that names these."""
    teller = TELLERS[who.key]
    place = fixed_id("organisation", who.place)
    with as_member(teller) as actor:
        told = ReportForm(observed="Zij mag niet weg.", minor_involved="no")
        made = report(actor, organisation_id=place, told=told)
    with as_member(who) as officer:
        found = Report.objects.get(pk=made.pk)
        signal = register(officer, report=found, settled=SETTLED)
    for kind, value in named:
        noted(who, signal, kind, value)
    return signal


def noted(who: Member, signal: Signal, kind: str, value: str) -> Mention:
    """Note one thing more."""
    with as_member(who) as officer:
        found = Signal.objects.select_related("owner").get(pk=signal.pk)
        return note(officer, signal=found, kind=kind, value=value, named_as="victim",
                    according_to="de melder")  # fmt: skip


def hits_of(who: Member, signal: Signal) -> list[LinkHit]:
    """Give the hits on a signal, as far as somebody sees them."""
    with as_member(who):
        rows = LinkHit.objects.defer("their_dossier").filter(dossier_id=signal.dossier_id)
        return list(rows.select_related("their_owner"))


def client_of(who: Member) -> Client:
    """Give somebody's browser."""
    client, person_id = Client(), fixed_id("person", who.key)
    with context.acting_as(context.person(person_id)), transaction.atomic():
        client.force_login(Account.objects.get(pk=person_id))
        session = client.session
        session[SEEN] = int(clock.now().timestamp())
        session.save()
    return client


@contextmanager
def as_owner(urls: Urls) -> Iterator[None]:
    """Work as the owner of the tables, as commands do."""
    database.point_at(urls["owner"])
    try:
        yield
    finally:
        database.point_at(urls["office"])
