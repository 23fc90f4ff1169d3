"""Killed at any moment, the keeper leaves nothing half: no key without a log, no lost text."""

import random
import threading
import time

import pytest

from baken.access.models import Draft
from baken.demo.cast import fixed_id
from baken.vault.door import unwrap
from baken.vault.keeper.client import KeeperDown
from tests.vault.conftest import House, Process

pytestmark = pytest.mark.deep
ROUNDS = 5


def test_what_was_acknowledged_is_there_and_opens_after_each_kill(
    fresh: House, fresh_process: Process
) -> None:
    kept: list[str] = []
    chance = random.Random(4)  # noqa: S311 - a moment, not a secret
    for round_ in range(ROUNDS):
        enough = len(kept) + chance.randint(2, 6)
        stop = threading.Thread(
            target=_kill_after, args=(fresh_process, kept, enough, chance.uniform(0, 0.05))
        )
        stop.start()
        _write_until_down(fresh, round_, kept)
        stop.join()
        fresh_process.start()
    assert len(kept) > ROUNDS
    with fresh.acting("yara"):
        found = list(Draft.objects.filter(key__startswith="/kill"))
        unwrap(found)
        assert {draft.key: draft.fields.text for draft in found} == {key: key for key in kept}
    wrapped = fresh.ask("select count(*) from vault_datakey where scope_id = %s",
                        fixed_id("person", "yara"))  # fmt: skip
    assert wrapped == [(1,)]


def _kill_after(process: Process, kept: list[str], enough: int, moment: float) -> None:
    """Kill somewhere within a write, once so many were acknowledged."""
    while len(kept) < enough:
        time.sleep(0.001)
    time.sleep(moment)
    process.kill()


def _write_until_down(fresh: House, round_: int, kept: list[str]) -> None:
    deadline = time.monotonic() + 60
    for number in range(10_000):
        key = f"/kill/{round_}/{number}"
        try:
            with fresh.acting("yara") as yara:
                Draft.objects.create(person_id=yara.person_id, key=key, fields=key,
                                     owner_id=yara.organisation_id, region_id=yara.region_id,
                                     saved_at="2026-01-01T00:00Z")  # fmt: skip
        except KeeperDown:
            return
        kept.append(key)
        assert time.monotonic() < deadline, "the keeper was not killed"
