"""A file leaves once, to who asked for it, without a cookie, and never unseen."""

import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from baken.access.models import Event
from baken.attachments import store
from baken.attachments.actions import fetching
from baken.attachments.models import Attachment, AttachmentFile, AttachmentLink
from baken.attachments.tests.samples import SECRET, docx, picture
from baken.core import clock
from baken.intake.models import Report
from baken.signals.models import Signal
from tests.attachments.conftest import Scanner, newest, send
from tests.typing import Acting, ClientFor, ConnectAs

WHY = "Nodig voor de aangifte"
FETCHED = "uitgevoerd: bestand van een bijlage"


@pytest.fixture
def attached(yara: Client, report: Report, scanner: Scanner, acting: Acting) -> Attachment:
    """Give a picture with a place in it, that Yara added."""
    send(yara, f"/meldingen/{report.pk}", "geheime kamer.jpg", picture())
    return newest(acting)


def taken(answer: Any) -> bytes:
    """Give what a download holds."""
    return b"".join(answer.streaming_content)


def link_of(client: Client, attachment: Attachment, what: str = "kopie") -> str:
    """Ask for a link."""
    answer: Any = client.post(f"/bijlagen/{attachment.pk}/{what}", {"why": WHY})
    assert answer.status_code == 302
    return str(answer.url)


def test_the_copy_comes_without_place_and_maker(marieke: Client, attached: Attachment) -> None:
    answer = Client().get(link_of(marieke, attached))
    data = taken(answer)
    assert SECRET.encode() not in data
    with Image.open(io.BytesIO(data)) as shown:
        assert not dict(shown.getexif())
    heads = answer.headers
    assert heads["Content-Disposition"].startswith('attachment; filename="bestand-')
    assert "kamer" not in heads["Content-Disposition"]
    assert heads["X-Content-Type-Options"] == "nosniff"
    assert heads["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert heads["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_the_original_takes_a_reason_and_comes_whole(
    marieke: Client, attached: Attachment, acting: Acting
) -> None:
    assert marieke.post(f"/bijlagen/{attached.pk}/origineel", {"why": " "}).status_code == 422
    assert taken(Client().get(link_of(marieke, attached, "origineel"))) == picture()
    with acting("marieke"):
        found = Event.objects.filter(verb="attachment_original", subject_id=attached.pk)
        assert found.count() == 1


def test_a_link_works_once(marieke: Client, attached: Attachment) -> None:
    link = link_of(marieke, attached)
    assert Client().head(link).status_code == 404  # a preview of a link takes nothing away
    assert taken(Client().get(link))
    assert Client().get(link).status_code == 404


def test_a_link_ends_after_a_minute(
    marieke: Client, attached: Attachment, acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = link_of(marieke, attached)
    with clock.at(clock.now() + timedelta(seconds=fetching.LIFETIME + 1)):
        assert Client().get(link).status_code == 404
    link = link_of(marieke, attached)
    monkeypatch.setattr(fetching, "LIFETIME", -1)
    assert Client().get(link).status_code == 404


def test_a_link_ends_with_the_session(marieke: Client, attached: Attachment) -> None:
    link = link_of(marieke, attached)
    marieke.post("/uitloggen")
    assert Client().get(link).status_code == 404


@pytest.mark.parametrize("change", [lambda link: link[:-3] + "abc", lambda _link: "/b/niets"])
def test_a_forged_link_opens_nothing(marieke: Client, attached: Attachment, change: Any) -> None:
    assert Client().get(change(link_of(marieke, attached))).status_code == 404


def test_the_path_of_files_knows_no_session(marieke: Client, attached: Attachment) -> None:
    """Whose cookie comes along makes no difference: the link alone says who asked."""
    before = dict(marieke.session)
    answer = marieke.get("/b/niets")
    assert answer.status_code == 404
    assert not answer.cookies
    assert "Mijn meldingen" not in answer.text
    assert dict(marieke.session) == before


def test_the_keeper_writes_it_down_before_it_opens(
    marieke: Client, attached: Attachment, connect_as: ConnectAs, acting: Acting
) -> None:
    with acting("marieke"):
        stored = AttachmentFile.objects.get(attachment=attached, form="copy")
    link = link_of(marieke, attached)
    lines = "select verb, objects from vault_accesslog where page = 'attachment_fetch'"
    owner = connect_as("admin")
    Client().get(link)
    told = [verb for verb, rows in owner.execute(lines) if str(stored.pk) in json.dumps(rows)]
    assert told == ["export"]


def test_a_link_of_somebody_who_may_no_longer_see_it_opens_nothing(
    marieke: Client, attached: Attachment, acting: Acting
) -> None:
    link = link_of(marieke, attached)
    with acting("yara") as yara:
        AttachmentLink.objects.filter(person_id=yara.person_id).delete()
    with acting("marieke"):
        AttachmentFile.objects.filter(attachment=attached, form="copy").delete()
    assert Client().get(link).status_code == 404


def test_a_file_that_is_gone_or_changed_on_disk_does_not_come(
    marieke: Client, attached: Attachment, acting: Acting, folder: Path
) -> None:
    with acting("marieke"):
        stored = AttachmentFile.objects.get(attachment=attached, form="copy")
    place = store.place(stored.pk)
    whole = place.read_bytes()
    place.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(store.Broken):
        taken(Client().get(link_of(marieke, attached)))
    place.unlink()
    assert Client().get(link_of(marieke, attached)).status_code == 404


def test_of_a_document_there_is_only_the_original(
    marieke: Client, yara: Client, report: Report, scanner: Scanner, acting: Acting
) -> None:
    send(yara, f"/meldingen/{report.pk}", "brief.docx", docx())
    made = newest(acting)
    assert "Er is alleen het origineel" in marieke.get(f"/bijlagen/{made.pk}").text
    answer = marieke.post(f"/bijlagen/{made.pk}/kopie", follow=True)
    assert "Haal het origineel op, met een reden" in answer.text


def test_a_reporter_fetches_only_their_own(
    client_for: ClientFor, yara: Client, attached: Attachment
) -> None:
    assert taken(Client().get(link_of(yara, attached)))
    assert client_for("joris").post(f"/bijlagen/{attached.pk}/kopie").status_code == 404


def test_who_fetched_a_file_stands_in_who_looked(
    marieke: Client, client_for: ClientFor, signal: Signal, scanner: Scanner, acting: Acting
) -> None:
    send(marieke, f"/signalen/{signal.pk}", "kamer.jpg", picture())
    link = link_of(marieke, newest(acting))
    looks = f"/signalen/{signal.pk}/inzage"
    assert FETCHED not in client_for("sander").get(looks).text
    assert taken(Client().get(link))
    assert FETCHED in client_for("sander").get(looks).text
