"""Somebody adds a file to a report or a signal; what may not come in is told plainly."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from baken.access.models import Event
from baken.attachments.actions import add
from baken.attachments.models import Attachment, AttachmentFile
from baken.attachments.tests.samples import docx, package, pdf, picture
from baken.intake.models import Report
from baken.signals.models import Signal
from tests.attachments.conftest import Scanner, kept, newest, send
from tests.typing import Acting, ClientFor

NOTE = "Acht matrassen in één kamer"


def test_a_reporter_adds_a_picture_that_the_officer_sees(
    yara: Client, marieke: Client, report: Report, scanner: Scanner, acting: Acting
) -> None:
    answer: Any = send(yara, f"/meldingen/{report.pk}", "kamer.jpg", picture(), NOTE)
    assert answer.status_code == 302
    page = yara.get(answer.url).text
    assert "kamer.jpg" in page
    assert NOTE in page
    assert "Beschikbaar" in page
    made = newest(acting)
    with acting("marieke"):
        assert set(
            AttachmentFile.objects.filter(attachment=made).values_list("form", flat=True)
        ) == {
            "original",
            "copy",
        }
    assert "kamer.jpg" in marieke.get(f"/bijlagen/{made.pk}").text


def test_an_officer_adds_a_pdf_to_a_signal(
    marieke: Client, signal: Signal, scanner: Scanner
) -> None:
    answer: Any = send(marieke, f"/signalen/{signal.pk}", "brief.pdf", pdf(), "Brief")
    page = marieke.get(answer.url).text
    assert "brief.pdf" in page
    assert "Bijlage toegevoegd" in page


def test_nobody_else_finds_it(
    yara: Client, report: Report, client_for: ClientFor, acting: Acting
) -> None:
    send(yara, f"/meldingen/{report.pk}", "kamer.jpg", picture())
    made = newest(acting)
    for other in ("joris", "tom", "ruben"):
        assert client_for(other).get(f"/bijlagen/{made.pk}").status_code in {403, 404}, other
    assert client_for("tom").get(f"/meldingen/{report.pk}/bijlage").status_code == 404


REFUSED = {
    "virus.exe": (b"MZ" + b"\0" * 100, "Dit soort bestand kan niet worden toegevoegd"),
    "pagina.html": (b"<html>", "Dit soort bestand kan niet worden toegevoegd"),
    "leeg.txt": (b"", "leeg"),
    "foto.jpg": (pdf(), "past niet bij de naam die eindigt op .jpg"),
    "macro.docx": (
        package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        "past niet bij de naam",
    ),
    "dubbel.png": (picture("PNG") + docx(), "tweede bestand verstopt"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_may_not_come_in_is_told_and_gone(
    yara: Client, report: Report, folder: Path, name: str
) -> None:
    data, told = REFUSED[name]
    answer: Any = send(yara, f"/meldingen/{report.pk}", name, data, NOTE)
    assert answer.status_code == 422
    assert told in answer.text
    assert NOTE in answer.text
    assert not kept(folder)


def test_a_file_that_is_too_large_is_dropped_on_the_way(
    yara: Client, report: Report, folder: Path, settings: Settings
) -> None:
    settings.ATTACHMENT_BYTES = 1024 * 1024
    answer: Any = send(yara, f"/meldingen/{report.pk}", "lang.txt", b"a" * 1_100_000, NOTE)
    assert answer.status_code == 422
    assert "hoogstens 1 MB" in answer.text
    assert not kept(folder)


def test_without_a_file_the_form_asks_for_one(yara: Client, report: Report) -> None:
    answer = yara.post(f"/meldingen/{report.pk}/bijlage", {"note": NOTE})
    assert answer.status_code == 422
    assert "Kies een bestand." in answer.text
    assert NOTE in answer.text


@pytest.mark.parametrize(
    ("limit", "told"),
    [("MOST_AN_HOUR", "het afgelopen uur al 1"), ("MOST_IN_A_DOSSIER", "al 1 bijlagen")],
)
def test_many_files_are_enough(
    yara: Client,
    report: Report,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    told: str,
) -> None:
    send(yara, f"/meldingen/{report.pk}", "een.txt", b"een")
    monkeypatch.setattr(add, limit, 1)
    answer: Any = send(yara, f"/meldingen/{report.pk}", "twee.txt", b"twee")
    assert told in answer.text
    assert len(kept(folder)) == 1


def test_an_infected_file_is_destroyed_and_written_down(
    yara: Client, report: Report, folder: Path, scanner: Scanner, acting: Acting
) -> None:
    before = _ids(acting)
    answer: Any = send(yara, f"/meldingen/{report.pk}", "fout.txt", b"x" + scanner.WORD, NOTE)
    assert answer.status_code == 422
    assert "In dit bestand zit een virus" in answer.text
    assert not kept(folder)
    assert _ids(acting) == before
    with acting("marieke"):
        assert Event.objects.filter(
            dossier_id=report.dossier_id, verb="attachment_infected"
        ).exists()


def _ids(acting: Acting) -> set[object]:
    with acting("marieke"):
        return set(Attachment.objects.values_list("pk", flat=True))


def test_a_page_that_asks_no_file_keeps_none(
    yara: Client, client_for: ClientFor, folder: Path, report: Report
) -> None:
    for client, address in ((yara, f"/meldingen/{report.pk}/gesprek"), (Client(), "/inloggen")):
        client.post(address, {"file": SimpleUploadedFile("a.txt", b"tekst")})
    Client().post(f"/meldingen/{report.pk}/bijlage", {"file": SimpleUploadedFile("a.txt", b"a")})
    assert not kept(folder)
