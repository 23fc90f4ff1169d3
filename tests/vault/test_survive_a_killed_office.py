"""Killed at any moment, web server and worker lose nothing that was told to be kept.

And nothing half-written is shown: what one transaction writes is there whole or not at all.
"""

import http.client
import os
import random
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from baken.accounts.middleware import SEEN
from baken.core import clock
from baken.demo.cast import fixed_id
from baken.ops import audit_daily, keeping
from baken.ops.lifeline import Lifeline
from baken.ops.supervise import Child
from baken.parties.models import Account
from baken.signals.models import Mention, Signal
from baken.vault.door import unwrap
from baken.vault.logbook import signed
from tests.vault.conftest import House, Process

pytestmark = [pytest.mark.deep, pytest.mark.enable_socket]
ROUNDS = 6
PROGRAM = (sys.executable, "-P", "-m", "baken.ops.children")
TOKEN = "k" * 32


@dataclass
class Web:
    """The web server of a house, its port, and the cookies of somebody who logged in."""

    child: Child
    port: int
    cookies: str
    lifeline: Lifeline
    kept: list[str] = field(default_factory=list)

    def send(self, page: str, told: dict[str, str]) -> str:
        """Send a form and give where one is sent on to; raises OSError when nobody answers."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as line:
            headers = {"Cookie": self.cookies, "Content-Type": "application/x-www-form-urlencoded"}
            line.request("POST", page, urlencode(told | {"csrfmiddlewaretoken": TOKEN}), headers)
            return line.getresponse().headers.get("Location", "")

    def kill(self, chance: random.Random) -> None:
        """End the whole server without a word, or one of its workers."""
        assert self.child.process is not None
        master = self.child.process.pid
        below = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        if below and chance.random() < 0.5:
            os.kill(int(chance.choice(below)), signal.SIGKILL)
            return
        os.killpg(master, signal.SIGKILL)
        self.child.process.wait()
        self.child.start(self.lifeline)


@pytest.fixture
def web(fresh: House, fresh_process: Process, tmp_path: Path) -> Iterator[Web]:
    """Give the web server of a copy of one's own, with Marieke logged in."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listener:
        number = listener.fileno()
        environment = {
            "BAKEN_ROLE": "office",
            "BAKEN_OFFICE_DATABASE_URL": fresh.urls["office"],
            keeping.SOCKET: str(fresh_process.socket),
        }
        child = Child("the web server", [*PROGRAM, "web", str(number)], environment,
                      hand_over=[number], log=tmp_path / "web.log")  # fmt: skip
        cookies = f"s={_session(fresh)}; c={TOKEN}"
        lifeline = Lifeline()
        child.start(lifeline)
        yield Web(child, listener.getsockname()[1], cookies, lifeline)
        child.stop()
        lifeline.let_go()


def _session(fresh: House) -> str:
    with fresh.acting("marieke") as marieke:
        account = Account.objects.get(pk=marieke.person_id)
    session = Client().session
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "baken.accounts.backends.LocalAccounts"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session[SEEN] = int(clock.now().timestamp())
    session.save()
    return str(session.session_key)


def test_what_a_page_acknowledged_is_there_whole_after_each_kill(
    fresh: House, fresh_process: Process, web: Web
) -> None:
    with fresh.acting("marieke"):
        chosen = Signal.objects.filter(status="in_tracks").earliest("id")
    chance = random.Random(4)  # noqa: S311 - a moment, not a secret
    for round_ in range(ROUNDS):
        enough = len(web.kept) + chance.randint(1, 4)
        killer = threading.Thread(target=_kill_after, args=(web, enough, chance))
        killer.start()
        _note_until(web, chosen.pk, round_, killer)
    assert len(web.kept) > ROUNDS
    with fresh.acting("marieke"):
        found = list(Mention.objects.filter(signal_id=chosen.pk))
        unwrap(found)
    noted = [row.value.text for row in found if row.value.text.startswith("Proef ")]
    assert set(noted) >= set(web.kept)
    assert len(noted) == len(set(noted))
    ids = [row.pk for row in found if row.value.text.startswith("Proef ")]
    told = fresh.ask("select subject_id from access_event where subject_id = any (%s)", ids)
    assert sorted(told) == sorted((each,) for each in ids)  # each with its event, none without
    print(f"\n{len(web.kept)} acknowledged over {ROUNDS} kills, {len(noted)} there")  # noqa: T201


def _kill_after(web: Web, enough: int, chance: random.Random) -> None:
    until = time.monotonic() + 60
    while len(web.kept) < enough and time.monotonic() < until:
        time.sleep(0.001)
    time.sleep(chance.uniform(0, 0.2))
    web.kill(chance)


def _note_until(web: Web, pk: UUID, round_: int, killer: threading.Thread) -> None:
    """Note one thing after the other until somebody killed, and it answers again."""
    number, answered_after = 0, 0
    until = time.monotonic() + 120
    while answered_after < 1:
        assert time.monotonic() < until, "the web server does not come back"
        number += 1
        value = f"Proef {round_}-{number}"
        told = {"kind": "person", "value": value, "named_as": "unknown", "according_to": "proef"}
        with suppress(OSError, http.client.HTTPException):
            if web.send(f"/signalen/{pk}/vastleggen", told) == f"/signalen/{pk}":
                web.kept.append(value)
                answered_after += not killer.is_alive()
    killer.join()


def test_a_worker_that_is_killed_leaves_no_half_signature(
    fresh: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "audit"
    environment = {
        "BAKEN_ROLE": "worker",
        "BAKEN_WORKER_DATABASE_URL": fresh.urls["worker"],
        "BAKEN_BACKUP_DATABASE_URL": fresh.urls["backup"],
        "BAKEN_VAR": str(tmp_path / "var"),
        "BAKEN_AUDIT_FOLDER": str(folder),
        "BAKEN_AUDIT_HANDOUT": f"zandhaven={tmp_path / 'out'}",
    }
    child = Child("the worker", [*PROGRAM, "worker"], environment, log=tmp_path / "worker.log")
    lifeline = Lifeline()
    chance = random.Random(4)  # noqa: S311 - a moment, not a secret
    kills = 0
    try:
        for _ in range(ROUNDS):
            _defer(fresh)
            child.start(lifeline)
            _wait(lambda: any(folder.glob("*/*")) or _taken(fresh))
            time.sleep(chance.uniform(0, 0.1))
            assert child.process is not None
            os.killpg(child.process.pid, signal.SIGKILL)
            child.process.wait()
            kills += 1
            _all_whole(folder, tmp_path / "out")
            for path in (*folder.glob("*/*.json"), folder / audit_daily.DONE):
                path.unlink(missing_ok=True)
        _defer(fresh)
        child.start(lifeline)
        _wait((tmp_path / "out" / f"{clock.today()}.json").exists)
        time.sleep(0.5)
    finally:
        child.stop()
        lifeline.let_go()
    _all_whole(folder, tmp_path / "out")
    assert (folder / str(fixed_id("organisation", "zandhaven"))).is_dir()
    print(f"\n{kills} kills of the worker, every signature whole")  # noqa: T201


def _defer(fresh: House) -> None:
    """Ask for the job as the clock would; one that was broken off is no longer waiting."""
    fresh.ask("update procrastinate_jobs set status = 'failed' where status in ('todo', 'doing')")
    fresh.ask("insert into procrastinate_jobs (queue_name, task_name, args, status)"
              " values ('default', 'sign_logs', '{\"timestamp\": 0}', 'todo')")  # fmt: skip


def _taken(fresh: House) -> bool:
    return bool(fresh.ask("select 1 from procrastinate_jobs where status = 'doing'"))


def _wait(seen: object) -> None:
    until = time.monotonic() + 90
    while not seen():  # type: ignore[operator]
        assert time.monotonic() < until, "the worker does not begin"
        time.sleep(0.01)


def _all_whole(*folders: Path) -> None:
    """Read everything that lies there: a signature that is half fails."""
    for folder in folders:
        key = signed.public_key(folder / signed.PUBLIC)
        for path in folder.rglob("20*.json"):
            assert key is not None
            signed.read(path.read_text(), key)
