"""The worker, as the process that it is, removes sealed files that no row knows, and no others."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytest_django import Settings

from baken.attachments import store
from baken.attachments.actions import attach
from baken.attachments.kinds import Looks
from baken.attachments.upload import SealedUpload
from baken.intake.models import Report
from tests.vault.conftest import House, Process

pytestmark = pytest.mark.deep

TASK = "baken.attachments.tasks.sweep_attachments"
OLD = time.time() - 2 * store.ORPHAN_AFTER


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Keep sealed files apart."""
    settings.ATTACHMENTS_FOLDER, settings.CLAMAV = str(tmp_path / "files"), ""
    return tmp_path / "files"


def test_the_real_worker_leaves_what_a_row_knows(
    house: House, process: Process, folder: Path
) -> None:
    with house.acting("yara") as yara:
        report: Report = Report.objects.of(yara.person_id)[0]
        attach(yara, near=report, upload=_text())
    orphan = store.Writing()
    orphan.finish()
    found = [path for path in folder.rglob("*") if path.is_file()]
    for path in found:
        os.utime(path, (OLD, OLD))
    _work(house, folder)
    left = [path for path in folder.rglob("*") if path.is_file()]
    assert set(left) == set(found) - {store.place(orphan.file_id)}
    assert len(left) == 1
    ended = house.ask("select status from procrastinate_jobs where task_name = %s", TASK)
    assert {status for (status,) in ended} == {"succeeded"}


def _text() -> SealedUpload:
    writing, looks = store.Writing(), Looks()
    looks.see(b"tekst")
    writing.write(b"tekst")
    writing.finish()
    made = SealedUpload("brief.txt", 5, writing)
    made.looked_at(looks)
    return made


def _work(house: House, folder: Path) -> None:
    """Let the worker take the job as it does at seventeen past, and stop when there is no more."""
    here = os.environ | {
        "BAKEN_ROLE": "worker",
        "BAKEN_WORKER_DATABASE_URL": house.urls["worker"],
        "BAKEN_ATTACHMENTS": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    program = [sys.executable, "-P", "-m", "django", "procrastinate"]
    for words in (["defer", TASK, '{"timestamp": 0}'], ["worker", "--one-shot"]):
        subprocess.run([*program, *words], env=here, check=True, timeout=120)
