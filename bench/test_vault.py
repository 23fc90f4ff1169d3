"""What the vault costs: a page with 200 sealed texts, and replacing the keys of 10,000 dossiers.

The page asks a keeper in a process of its own, which logs on disk before it answers. Without the
vault means: the same page, whose texts open by themselves.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from baken.access.models import Event
from baken.core import clock
from baken.core.ids import new_id
from baken.demo.cast import fixed_id
from baken.ops import testing
from baken.signals.models import Signal
from baken.vault import door, office
from baken.vault.content import Content
from baken.vault.keeper import caretaker
from baken.vault.keeper.client import SocketKeeper
from baken.vault.keeper.store import binding
from baken.vault.place import Scope
from bench import figures
from tests import database
from tests.keeper import keyring
from tests.vault.conftest import Process

TEXTS = 200
WHY = "Besproken met de aandachtsfunctionaris; zij belt maandag terug over de woning. " * 3
ROUNDS = 30
DOSSIERS = 10_000


@pytest.fixture(scope="module")
def addresses(django_db_blocker: DjangoDbBlocker) -> Iterator[testing.Urls]:
    """Give the addresses of a copy of the demo region; Django is pointed at the office's."""
    with django_db_blocker.unblock():
        urls = database.copy("benchvault")
        database.point_at(urls["office"])
        yield urls
        connection.close()


@pytest.fixture
def process(addresses: testing.Urls, tmp_path: Path) -> Iterator[Process]:
    """Let the office ask a keeper in another process."""
    process = Process(addresses, tmp_path)
    process.start()
    with office.asking(SocketKeeper(process.socket)):
        yield process
    process.stop()


@pytest.fixture
def page(process: Process) -> str:
    """Give the address of a dossier in which much was written."""
    with process.house.acting("marieke") as marieke:
        signal = Signal.objects.filter(observation__isnull=False).earliest("id")
        signal.observation = signal.interpretation = Content.opened(WHY)
        signal.save(update_fields=["observation", "interpretation"])
        Event.objects.bulk_create(
            Event(
                dossier_id=signal.dossier_id,
                owner_id=signal.owner_id,
                region_id=signal.region_id,
                at=clock.now(),
                actor_id=marieke.person_id,
                actor_role="focal_officer",
                verb="weighed",
                subject_kind="signal",
                subject_id=signal.pk,
                why=WHY,
            )
            for _ in range(TEXTS - 2)
        )
    return f"/signalen/{signal.pk}"


def test_a_page_with_two_hundred_sealed_texts(benchmark: Any, marieke: Client, page: str) -> None:
    """In turns, so that a busy machine weighs on both alike."""
    with_vault, without = [], []

    def both() -> None:
        with_vault.append(_seconds(marieke, page))
        with _open_by_themselves():
            without.append(_seconds(marieke, page))

    benchmark.pedantic(both, rounds=ROUNDS)
    sealed, plain = median(with_vault) * 1000, median(without) * 1000
    beside = f"{plain:.0f} ms without the vault; ratio {sealed / plain:.2f}, at most 1.50"
    figures.say(f"page with {TEXTS} sealed texts", sealed, "ms", beside=beside)


def test_replacing_the_keys_of_ten_thousand_dossiers(
    benchmark: Any, addresses: testing.Urls, tmp_path: Path
) -> None:
    """Rewrap every data key under a new version of the file keyring."""
    ring = keyring(tmp_path)
    owner, region = fixed_id("organisation", "zandhaven"), fixed_id("region", "lagerwaard")
    with (
        psycopg.connect(addresses["owner"]) as rows,
        rows.cursor() as cursor,
        cursor.copy(
            "copy vault_datakey (id, scope_kind, scope_id, owner_id, region_id, kek, wrapped,"
            " made_at) from stdin"
        ) as copy,
    ):
        for _ in range(DOSSIERS):
            key_id, scope = new_id(), Scope("dossier", new_id(), owner, region)
            wrapped = ring.wrap(bytes(32), binding(key_id, scope))
            copy.write_row((key_id, "dossier", scope.id, owner, region, ring.current, wrapped,
                            clock.now()))  # fmt: skip
    ring.add()
    with closing(psycopg.connect(addresses["keeper"], autocommit=True)) as rows:
        began = perf_counter()
        *_, last = benchmark.pedantic(lambda: list(caretaker.rewrap(rows, ring)), rounds=1)
        figures.say(f"replacing the keys of {DOSSIERS:,} dossiers", perf_counter() - began, "s")
    assert last.done >= DOSSIERS


def _seconds(marieke: Client, page: str) -> float:
    began = perf_counter()
    answer = marieke.get(page)
    took = perf_counter() - began
    assert answer.status_code == 200
    return took


@contextmanager
def _open_by_themselves() -> Iterator[None]:
    """Let content open without a key, as it did before there was a vault."""
    sealed = door._closed  # noqa: SLF001 - there is no other way around the vault

    def opened(row: object) -> list[tuple[object, str, Content]]:
        for content in vars(row).values():
            if isinstance(content, Content):
                content.open(WHY if content.stored else "")
        return []

    door._closed = opened  # type: ignore[assignment]  # noqa: SLF001
    try:
        yield
    finally:
        door._closed = sealed  # noqa: SLF001
