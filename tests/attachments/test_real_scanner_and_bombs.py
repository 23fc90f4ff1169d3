"""ClamAV itself, and large files: looked at in the deep run only."""

import resource
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from baken.attachments import clamav, store
from baken.attachments.kinds import Looks

pytestmark = pytest.mark.deep

CLAMD = shutil.which("clamd") or "/usr/sbin/clamd"
WORD = b"BAKEN-PROEFVIRUS-VAN-HIER"
MEGABYTE = 1024 * 1024


@pytest.fixture
def clamd(tmp_path: Path) -> Iterator[str]:
    """Start ClamAV with one signature of our own; nothing is fetched."""
    if not Path(CLAMD).exists():
        pytest.skip("no clamd here: apt-get install clamav-daemon")
    signatures, socket = tmp_path / "db", tmp_path / "clamd.sock"
    signatures.mkdir()
    (signatures / "baken.ndb").write_text(f"Baken.Proef:0:*:{WORD.hex()}\n")
    settings = tmp_path / "clamd.conf"
    settings.write_text(
        f"DatabaseDirectory {signatures}\nLocalSocket {socket}\nForeground yes\n"
        "StreamMaxLength 60M\n"
    )
    child = subprocess.Popen([CLAMD, f"--config-file={settings}"])
    try:
        deadline = time.monotonic() + 30
        while not socket.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        yield f"unix:{socket}"
    finally:
        child.kill()
        child.wait()


def test_clamav_finds_its_signature_and_lets_the_rest_through(clamd: str) -> None:
    found = clamav.ask(clamd, [b"tekst ", WORD, b" meer"])
    assert found.virus.startswith("Baken.Proef")
    assert clamav.ask(clamd, [b"gewone tekst"] * 1000).is_clean


def test_ten_thousand_parts_stay_within_memory(tmp_path: Path, settings: Settings) -> None:
    """640 MB of canaries pass by: memory hardly grows, and nothing readable is written."""
    settings.ATTACHMENTS_FOLDER = str(tmp_path)
    canary = b"KANARIE-085-0000123 ".ljust(64 * 1024, b"k")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    writing, looks = store.Writing(), Looks()
    for _ in range(10_000):
        looks.see(canary)
        writing.write(canary)
    writing.finish()
    size = sum(len(part) for part in store.read(writing.file_id, writing.key))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert size == 10_000 * 64 * 1024
    assert grown * 1024 < 50 * MEGABYTE
    ended = subprocess.run(
        ["grep", "-rlaF", "KANARIE", str(tmp_path)],
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 1
    assert not ended.stdout
