"""Without a scanner a file waits; somebody may let it through knowingly. What was removed can
come back until it is decided."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from baken.access.models import Event
from baken.attachments import actions, store
from baken.attachments.models import Attachment, AttachmentFile, AttachmentRelease
from baken.attachments.tests.samples import picture
from baken.core.refusals import Refused
from baken.intake.models import Report
from baken.signals.models import Signal
from tests.attachments.conftest import Scanner, kept, newest, send
from tests.typing import Acting

WHY = "Van onze eigen toezichthouder; ik heb haar gebeld"


@pytest.fixture
def held(yara: Client, report: Report, acting: Acting) -> Attachment:
    """Give a picture that waits, because there is no scanner."""
    send(yara, f"/meldingen/{report.pk}", "kamer.jpg", picture())
    return newest(acting)


def test_without_a_scanner_a_file_waits_and_says_so(
    yara: Client, marieke: Client, report: Report, held: Attachment
) -> None:
    assert "In quarantaine" in yara.get(f"/meldingen/{report.pk}").text
    assert "geen virusscanner" in marieke.get(f"/bijlagen/{held.pk}").text
    for what in ("kopie", "origineel"):
        answer = marieke.post(f"/bijlagen/{held.pk}/{what}", {"why": WHY}, follow=True)
        assert "kan nu niet worden geopend" in answer.text


def test_an_officer_lets_it_through_for_a_reason(
    marieke: Client, held: Attachment, acting: Acting
) -> None:
    address = f"/bijlagen/{held.pk}/vrijgeven"
    assert marieke.post(address, {"why": " "}).status_code == 422
    page = marieke.post(address, {"why": WHY}, follow=True).text
    assert "Beschikbaar" in page
    assert WHY in page
    with acting("marieke"):
        assert AttachmentRelease.objects.filter(attachment=held).count() == 1
        assert Event.objects.filter(verb="attachment_released", subject_id=held.pk).exists()
    assert marieke.post(f"/bijlagen/{held.pk}/kopie").headers["Location"].startswith("/b/")
    again = marieke.post(address, {"why": WHY})
    assert "wacht niet meer op controle" in again.text


def test_who_added_it_does_not_let_it_through(yara: Client, held: Attachment) -> None:
    assert "Geef vrij" not in yara.get(f"/bijlagen/{held.pk}").text
    assert yara.post(f"/bijlagen/{held.pk}/vrijgeven", {"why": WHY}).status_code == 403


def test_a_scanner_that_is_away_looks_later(
    yara: Client, marieke: Client, report: Report, settings: Settings, acting: Acting,
    tmp_path: Path,
) -> None:  # fmt: skip
    settings.CLAMAV = f"unix:{tmp_path}/away.sock"
    send(yara, f"/meldingen/{report.pk}", "kamer.jpg", picture())
    made = newest(acting)
    assert "Wordt gecontroleerd" in yara.get(f"/meldingen/{report.pk}").text
    answer = marieke.post(f"/bijlagen/{made.pk}/controleren", follow=True)
    assert "antwoordt niet" in answer.text
    scanner = Scanner(tmp_path / "away.sock")
    answer = marieke.post(f"/bijlagen/{made.pk}/controleren", follow=True)
    assert "gecontroleerd en beschikbaar" in answer.text
    scanner.listener.close()


def test_a_virus_that_is_found_later_destroys_the_file(
    yara: Client, marieke: Client, report: Report, folder: Path, acting: Acting,
    request: pytest.FixtureRequest, django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    send(yara, f"/meldingen/{report.pk}", "fout.txt", b"x" + Scanner.WORD)
    made = newest(acting)
    request.getfixturevalue("scanner")
    with django_capture_on_commit_callbacks(execute=True):
        answer = marieke.post(f"/bijlagen/{made.pk}/controleren", follow=True)
    assert "Er zat een virus in" in answer.text
    assert not kept(folder)
    assert "Zet terug" not in answer.text


def test_what_was_removed_comes_back_until_it_is_decided(
    yara: Client, held: Attachment, report: Report, acting: Acting
) -> None:
    assert yara.post(f"/bijlagen/{held.pk}/verwijderen", {"why": ""}).status_code == 422
    page = yara.post(f"/bijlagen/{held.pk}/verwijderen", {"why": "Verkeerde foto"}, follow=True)
    assert "Verkeerde foto" in page.text
    assert "is verwijderd door" in yara.get(f"/meldingen/{report.pk}").text
    assert "teruggezet" in yara.post(f"/bijlagen/{held.pk}/terugzetten", follow=True).text
    with acting("yara") as actor, pytest.raises(Refused, match="niet verwijderd"):
        actions.restore(actor, attachment=held)


def test_a_decision_settles_it(
    marieke: Client, signal: Signal, folder: Path, acting: Acting,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    stays, goes = (_added(marieke, signal, name, acting) for name in ("blijft", "gaat"))
    with acting("marieke") as actor:
        actions.remove(actor, attachment=goes, why="Dubbel")
    with acting("marieke") as actor, django_capture_on_commit_callbacks(execute=True):
        actions.settle(actor, near=signal)
    with acting("marieke") as actor:
        for each in (stays, goes):
            with pytest.raises(Refused, match="is besloten"):
                actions.remove(actor, attachment=each, why="Toch niet")
            with pytest.raises(Refused, match="is besloten"):
                actions.restore(actor, attachment=each)
        [left] = AttachmentFile.objects.filter(attachment__in=[stays, goes])
        assert left.attachment_id == stays.pk
    assert kept(folder) == [store.place(left.pk)]


def _added(client: Client, signal: Signal, name: str, acting: Acting) -> Attachment:
    send(client, f"/signalen/{signal.pk}", f"{name}.txt", name.encode())
    return newest(acting)
