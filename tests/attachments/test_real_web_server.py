"""The web server itself under bombs, double files and ten thousand parts: memory, and the disk."""

import io
import struct
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import psycopg
import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from baken.access import context
from baken.accounts.middleware import SEEN
from baken.attachments.tests.samples import docx, package, picture
from baken.core import clock
from baken.demo.cast import fixed_id
from baken.intake.models import Report
from baken.ops.places import var
from baken.parties.models import Account
from tests import database
from tests.attachments.watching import Sender, Watch, clean_scanner
from tests.journeys.house import House, opened

pytestmark = [pytest.mark.deep, pytest.mark.enable_socket]

MEGABYTE = 1024 * 1024
MOST = 300 * MEGABYTE
CANARY = "KANARIE-085-0000123"
PART = f"{CANARY} ".encode().ljust(64 * 1024, b"k")
VIDEO = bytes.fromhex("000000206674797069736f6d0000020069736f6d69736f32617663316d703431")
WAITING = """
select count(*) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
"""


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder in which the web server would put what it cannot hold."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def served(
    temporary: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Iterator[House]:
    """Open a house that takes 700 MB: more than ten thousand parts."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("BAKEN_ATTACHMENT_MB", "700")
        patched.setenv("TMPDIR", str(temporary))
        log = tmp_path_factory.mktemp("served") / "web.log"
        with opened(django_db_blocker, log, "served") as house, clean_scanner(house.scanner):
            yield house


@pytest.fixture(scope="module")
def sender(served: House) -> Sender:
    """Let Yara in, on the page where she adds a file to her report."""

    def come_in() -> Sender:
        yara, client = fixed_id("person", "yara"), Client()
        with context.acting_as(context.person(yara)), transaction.atomic():
            client.force_login(Account.objects.get(pk=yara))
            found: Report = Report.objects.of(yara)[0]
        session = client.session
        session[SEEN] = int(clock.now().timestamp())
        session.save()
        key = client.cookies["s"].value
        return Sender(served.address, key, f"/meldingen/{found.pk}/bijlage")

    return served.inside(come_in)


def test_bombs_and_double_files_keep_memory_small(served: House, sender: Sender) -> None:
    with Watch(served.process).looking() as seen:
        for name, data, status in _hostile():
            assert sender.send(name, len(data), [data]) == status, name
    _tell("bombs", seen)
    assert 0 < seen.sandbox < MOST
    assert 0 < seen.web < MOST
    assert seen.spooled == set()


def test_ten_thousand_parts_keep_memory_small_and_hold_no_transaction(
    served: House, sender: Sender, temporary: Path
) -> None:
    waited: list[int] = []
    with Watch(served.process).looking() as seen, psycopg.connect(_admin()) as rows:
        rows.autocommit = True

        def parts() -> Iterator[bytes]:
            yield VIDEO
            for number in range(10_000):
                if number % 1000 == 500:
                    waited.extend(row[0] for row in rows.execute(WAITING))
                yield PART

        assert sender.send("lang.mp4", len(VIDEO) + 10_000 * len(PART), parts()) == 302
    _tell("10,000 parts", seen)
    assert 0 < seen.web < MOST
    assert seen.spooled == set()
    assert waited == [0] * 10
    places = [temporary, temporary.parent, var() / "attachments", var() / "log"]
    there = [str(place) for place in places if place.exists()]
    found = subprocess.run(["grep", "-rlaF", CANARY, *there], capture_output=True, check=False)
    assert found.stdout == b""


def _admin() -> str:
    return str(database.urls("served")["admin"])


def _tell(what: str, seen: Watch) -> None:
    web, sandbox = seen.web // MEGABYTE, seen.sandbox // MEGABYTE
    print(f"\n{what}: web server {web} MB, sandbox {sandbox} MB")  # noqa: T201


def _hostile() -> Iterator[tuple[str, bytes, int]]:
    """Give files that are more than they seem; what is only large inside comes in unopened."""
    yield "bom.docx", package("[Content_Types].xml", "word/document.xml"), 302
    yield "bom.png", _pixels(20_000), 302
    yield "groot.png", _pixels(4_890), 302
    yield "bom.pdf", _pages(), 302
    yield "dubbel.png", picture("PNG") + docx(), 422
    yield "dubbel.jpg", picture() + package("[Content_Types].xml"), 422
    yield "dubbel.gif", picture("GIF")[:6] + b"%PDF-1.7 " + picture("GIF")[6:], 422


def _pixels(side: int) -> bytes:
    """Give a picture of so many white dots a side, in a few kilobytes."""
    squeezed = zlib.compressobj(1)
    line = b"\0" + b"\xff" * (side * 3)
    body = b"".join([*(squeezed.compress(line) for _ in range(side))]) + squeezed.flush()
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND")


def _chunk(name: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _pages() -> bytes:
    """Give a PDF with a stream that is a gigabyte once it is opened."""
    squeezed = zlib.compressobj(9)
    body = b"".join([squeezed.compress(bytes(MEGABYTE)) for _ in range(1024)]) + squeezed.flush()
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        stream = made.make_stream(body)
        stream.Filter = pikepdf.Name.FlateDecode
        made.pages[0].Contents = stream
        made.save(out, compress_streams=False)
    return out.getvalue()
