"""A reporter adds a file: beside the receipt or later with the code; refused with what to do."""

from typing import Any

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from baken.attachments.kinds import named
from baken.ops.testing import Urls
from baken.portal import files
from baken.portal.flood import Buckets
from baken.portal.house import House
from tests.portal.telling import START, hidden, receipt_on, send, tell

FILE, BACK = "/zandhaven/bestand", "/zandhaven/terug"
WORDS = b"kanarie in een bestand\n"


def _file(name: str = "bewijs.txt", data: bytes = WORDS) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def _receipt(visitor: Client) -> str:
    return str(send(visitor, tell(visitor)).content.decode())


def _asked(urls: Urls, question: str) -> Any:
    with psycopg.connect(urls["admin"]) as admin:
        return admin.execute(question.encode()).fetchall()


def test_a_file_goes_along_with_the_receipt_and_later(visitor: Client, outside_urls: Urls) -> None:
    page = _receipt(visitor)
    assert "Hoogstens 20 MB" in page
    assert ".heic" in page
    sent = visitor.post(FILE, {"kept": hidden(page, "kept"), "file": _file()})
    after = sent.content.decode()
    assert sent.status_code == 200
    assert "Uw bestand is verstuurd" in after
    assert receipt_on(after) == receipt_on(page)
    thread = visitor.post(BACK, {"code": receipt_on(page)}).content.decode()
    assert "Bestanden die u stuurde:</p>" not in thread
    again = visitor.post(FILE, {"pass": hidden(thread, "pass"), "file": _file("tweede.PDF")})
    assert "Bestanden die u stuurde: 2" in again.content.decode()
    rows = _asked(outside_urls, "select body || stream || for_office from outside_outsidefile")
    for (sealed,) in rows:
        assert WORDS not in sealed
        assert b"bewijs" not in sealed
        assert b"tweede" not in sealed


def test_what_may_not_come_in_says_what_to_do(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = hidden(_receipt(visitor), "kept")
    monkeypatch.setattr(files, "MOST", 2_000)
    for file, said in (
        (None, "Kies eerst een bestand."),
        (_file(data=b""), "Kies eerst een bestand."),
        (_file("gids.exe"), "Dit soort bestand kan niet."),
        (_file("zonder"), "Dit soort bestand kan niet."),
        (_file("film.mp4", b"x" * 3_000), "Dit bestand is te groot."),
        (_file("film.mp4", b"x" * 300_000), "Kies eerst een bestand."),  # cut off halfway
    ):
        answer = visitor.post(FILE, {"kept": kept, **({"file": file} if file else {})})
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert receipt_on(answer.content.decode())  # the code is still there to write down


def test_the_sixth_file_and_the_hasty_one_wait(visitor: Client, portal: House) -> None:
    kept = hidden(_receipt(visitor), "kept")
    for _ in range(5):
        assert visitor.post(FILE, {"kept": kept, "file": _file()}).status_code == 200
    more = visitor.post(FILE, {"kept": kept, "file": _file()})
    assert "Er kan niets meer bij" in more.content.decode()
    portal.handing = Buckets(size=0, per_hour=0)
    hasty = visitor.post(FILE, {"kept": kept, "file": _file()})
    assert "Dit lukte niet" in hasty.content.decode()


def test_without_a_receipt_no_file_comes_in(visitor: Client, outside_urls: Urls) -> None:
    asked = "select count(*) from outside_outsidefile"
    before = _asked(outside_urls, asked)
    assert visitor.get(FILE).status_code == 302
    for sent in ({}, {"pass": "AAAA" * 9}, {"kept": "AAAA" * 9}):
        assert visitor.post(FILE, {**sent, "file": _file()}).status_code == 302
    assert visitor.post(START, {"path": "see", "file": _file()}).status_code == 200
    assert _asked(outside_urls, asked) == before


def test_the_office_knows_every_kind_that_the_portal_lets_in() -> None:
    assert all(named(f"x.{ending}") for ending in files.ENDINGS)
