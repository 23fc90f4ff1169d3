"""What people write is nowhere on disk: not in a dump, a file, the write-ahead log or a log.

Nor in mail, temporary files or a copy for safekeeping, after people walked through their pages.
"""

import base64
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core import mail
from django.db import models, transaction
from django.test import Client

from baken.accounts.middleware import SEEN
from baken.core import clock
from baken.ops import testing
from baken.parties.models import Account
from baken.signals.actions import note
from baken.signals.models import Signal
from baken.signals.search import look_for
from baken.vault.content import Content
from baken.vault.door import unwrap
from baken.vault.fields import content_fields
from baken.vault.reseal import content_models
from tests import database
from tests.vault.conftest import House, Process

pytestmark = pytest.mark.deep
CANARY = "kanarie-Δ-7f3b91c2"
CALLED_OFF = "kanarie-ε-teruggedraaid"
IN_THE_CLEAR = "mus-4d1e"
NUMBER, TYPED = "+31600918273", "06-0091 82 73"


def _forms(text: str) -> Iterator[bytes]:
    """Give a text as it might lie on disk: as it is, wider, in hexadecimals and in base64."""
    plain = text.encode()
    yield plain
    yield text.encode("utf-16-le")
    yield plain.hex().encode()
    for skipped in range(3):  # base64 of it, wherever it begins in a group of three
        yield base64.b64encode(bytes(skipped) + plain)[4:-4]


@pytest.fixture
def written(fresh: House, fresh_process: Process) -> int:
    """Write the canary into every field with content of one row each, and again in vain."""
    database.point_at(fresh.urls["owner"])
    count = 0
    for model in content_models():
        row = models.QuerySet(model).first()
        if row is None:
            continue
        names = [field.attname for field in content_fields(model)]
        for text in (CALLED_OFF, CANARY):
            with transaction.atomic():
                for name in names:
                    setattr(row, name, Content.opened(f"{text} {name}"))
                row.save(update_fields=names)
                transaction.set_rollback(text == CALLED_OFF)
        count += len(names)
    database.point_at(fresh.urls["office"])
    return count


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Path:
    """Let mail and temporary files land in a folder of our own, to be searched."""
    for name in ("mail", "temporary", "backup"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    settings.AUDIT_FOLDER = tmp_path / "audit"
    return tmp_path


def test_the_canary_is_read_back_and_is_nowhere_on_disk(
    apart: Path,
    fresh: House,
    fresh_process: Process,
    written: int,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert written >= 20
    walked = _walk(fresh)
    _look(fresh)
    _note_a_number(fresh)
    mail.send_mail("Proef", IN_THE_CLEAR, "a@baken.example", ["b@baken.example"])
    (tmp_path / "temporary" / "one").write_text(IN_THE_CLEAR)
    said = capfd.readouterr()
    (tmp_path / "office.log").write_text(said.out + said.err)
    fresh.ask("create table beside (told text)", role="owner")
    fresh.ask("insert into beside values (%s)", IN_THE_CLEAR, role="owner")
    data, programs = _server()
    # A copy for safekeeping, not compressed, so that it can be searched.
    copied = [str(programs / "pg_dump"), "-Fd", "-Z0", "-f", str(tmp_path / "backup/all")]
    subprocess.run([*copied, fresh.urls["admin"]], check=True)
    with (tmp_path / "dump.sql").open("wb") as out:
        subprocess.run([programs / "pg_dump", fresh.urls["admin"]], stdout=out, check=True)
    places = [*_files(data), *_files(tmp_path)]
    assert [path for path in places if any(_holds(path, form) for form in _needles())] == []
    # The search works: what was written beside the vault lies in table, write-ahead log and dump.
    clear = {_kind(path) for path in places if _holds(path, IN_THE_CLEAR.encode())}
    assert clear >= {"base", "pg_wal", "dump.sql", "backup", "mail", "temporary"}
    assert "request_answered" in (tmp_path / "office.log").read_text()
    sizes = Counter(_kind(path) for path in places)
    with capfd.disabled():
        print(f"\n{written} fields, {walked} pages, {len(_needles())} forms of the canaries in"  # noqa: T201
              f" {len(places)} files {dict(sizes.most_common(9))}: 0 found")  # fmt: skip


def _walk(fresh: House) -> int:
    """Open and send pages as those who work with the canaries; give how many answered."""
    answered = 0
    for who in ("marieke", "yara", "noor"):
        browser = _browser(fresh, who)
        pages = ["/", "/signalen", "/meldingen", "/advies", "/terugbellen", "/inzage"]
        with fresh.acting(who):
            pages += [f"/signalen/{each}" for each in Signal.objects.values_list("pk", flat=True)]
        for page in pages:
            answered += browser.get(page).status_code == 200
        # What was typed stays as a draft, and what was looked for is in the log as a look.
        answered += browser.post("/concepten/melden", {"observed": CANARY}).status_code == 204
        answered += browser.post("/signalen/zoeken", {"words": CANARY}).status_code == 200
    assert answered > 15
    return answered


def _browser(fresh: House, who: str) -> Client:
    browser = Client()
    with fresh.acting(who) as actor:
        browser.force_login(Account.objects.get(pk=actor.person_id))
    session = browser.session
    session[SEEN] = int(clock.now().timestamp())
    session.save()
    return browser


def _note_a_number(fresh: House) -> None:
    """Note a number, and look for it: its mark is stored, and what it is made of is not."""
    with fresh.acting("marieke") as marieke:
        signal = Signal.objects.earliest("id")
        said = {"kind": "phone", "named_as": "unknown", "according_to": "een bewoner"}
        assert note(marieke, signal=signal, value=TYPED, **said).mark
    with fresh.acting("marieke"):
        assert len(look_for(NUMBER, "").hits) == 1


def _server() -> tuple[Path, Path]:
    """Bring everything to disk, and give where the data and the programs lie."""
    with psycopg.connect(testing.cluster().admin(), autocommit=True) as admin:
        admin.execute("checkpoint")
        [(data, programs)] = admin.execute(
            "select current_setting('data_directory'), "
            "(select setting from pg_config where name = 'BINDIR')"
        ).fetchall()
    return Path(str(data)), Path(str(programs))


def _kind(path: Path) -> str:
    known = ("base", "pg_wal", "backup", "mail", "temporary")
    return next((name for name in known if name in path.parts), path.name)


def _look(fresh: House) -> None:
    """Read it back as somebody who may, so that the test looks for what was really written."""
    with fresh.acting("marieke"):
        signals = list(Signal.objects.all())
        unwrap(signals)
        assert any(CANARY in signal.observation.text for signal in signals)


def _needles() -> list[bytes]:
    return [form for text in (CANARY, CALLED_OFF, NUMBER, TYPED) for form in _forms(text)]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]


def _holds(path: Path, needle: bytes) -> bool:
    try:
        return needle in path.read_bytes()
    except (FileNotFoundError, PermissionError):
        return False


def test_the_search_itself_finds_a_text_in_every_form(tmp_path: Path) -> None:
    for form in _forms(CANARY):
        (tmp_path / "file").write_bytes(b"..." + form + b"...")
        assert any(_holds(tmp_path / "file", needle) for needle in _needles())
    encoded = base64.b64encode(f"xy{CANARY} meer".encode())
    assert any(needle in encoded for needle in _needles())
