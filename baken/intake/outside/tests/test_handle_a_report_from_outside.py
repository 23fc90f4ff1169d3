"""A focal officer reads what came from outside, takes it in, sets it aside and writes back."""

from base64 import b64decode
from typing import Any

import pytest
from nacl.public import PrivateKey

from baken.attachments import store
from baken.attachments.models import AttachmentFile
from baken.core.refusals import Refused
from baken.intake.actions import give_feedback
from baken.intake.models import Channel, Report, ReporterContact
from baken.intake.outside import actions, files
from baken.intake.outside.desks import public_key
from baken.intake.outside.models import (
    FileStatus,
    OutsideFile,
    OutsideMessage,
    OutsideReport,
    OutsideStatus,
    unread,
)
from baken.portal import files as sealing
from baken.portal.letter import Letter
from baken.portal.store import Desk
from baken.vault import boxes, outside
from baken.vault.door import unwrap
from tests.typing import Acting, ClientFor, ConnectAs

NEIGHBOUR, WORKER = "P-2222-22", "P-3333-33"


def _found(code: str) -> OutsideReport:
    found: OutsideReport = OutsideReport.objects.get(code=code)
    return found


def test_it_waits_on_desk_and_list(client_for: ClientFor) -> None:
    browser = client_for("marieke")
    for address in ("/", "/van-buiten"):
        assert NEIGHBOUR in browser.get(address).content.decode()


def test_who_may_not_finds_nothing(client_for: ClientFor, acting: Acting) -> None:
    with acting("marieke"):
        address = f"/van-buiten/{_found(NEIGHBOUR).pk}"
    assert client_for("joris").get(address).status_code == 404  # focal officer elsewhere
    assert client_for("yara").get(address).status_code == 403


def test_the_page_shows_what_was_told_and_how_to_reach(
    client_for: ClientFor, acting: Acting, connect_as: ConnectAs
) -> None:
    with acting("marieke"):
        pk = _found(WORKER).pk
    page = client_for("marieke").get(f"/van-buiten/{pk}").content.decode()
    assert "My boss keeps my passport" in page
    assert "085-0000399" in page
    asked = "select count(*) from vault_accesslog where page = 'outside_detail'"
    looked = connect_as("admin").execute(asked)
    assert looked.fetchone() != (0,)  # written down before it opened


def test_taking_in_makes_a_report_without_how_to_reach(acting: Acting) -> None:
    with acting("marieke") as marieke:
        found = _found(WORKER)
        letter = Letter.read(boxes.opened([found])[found.pk])
        made = actions.take_in(marieke, outside=found, letter=letter)
        assert made.channel == Channel.PORTAL
        assert "My boss keeps my passport" in made.observed.text
        assert "schuld" in made.observed.text
        assert made.received_at.astimezone().minute == 0
        assert not ReporterContact.objects.get(report=made).phone
        found.refresh_from_db(fields=["status", "body"])
        assert (found.status, bytes(found.body)) == (OutsideStatus.TAKEN, b"")
        with pytest.raises(Refused):
            actions.take_in(marieke, outside=found, letter=letter)


def test_taking_in_leads_on_to_registering(client_for: ClientFor, acting: Acting) -> None:
    with acting("marieke"):
        address = f"/van-buiten/{_found(NEIGHBOUR).pk}"
    browser = client_for("marieke")
    sent = browser.post(address, {"do": "take"}, follow=True)
    assert sent.redirect_chain[-1][0].startswith("/signalen/melding/")
    assert "zeker twaalf mannen" in sent.content.decode()
    again = browser.post(address, {"do": "take"}, follow=True).content.decode()
    assert "Een collega heeft deze melding net afgehandeld" in again


def test_nonsense_goes_in_one_go_with_a_reason(client_for: ClientFor, acting: Acting) -> None:
    browser = client_for("marieke")
    with acting("marieke"):
        both = [str(pk) for pk in OutsideReport.objects.waiting().values_list("pk", flat=True)]
    refused = browser.post("/van-buiten", {"which": both}, follow=True).content.decode()
    assert "Kies waarom" in refused
    done = browser.post("/van-buiten", {"which": both, "reason": "spam"}, follow=True)
    assert "2 meldingen liggen terzijde" in done.content.decode()
    nothing = browser.post("/van-buiten", {"reason": "spam"}, follow=True).content.decode()
    assert "Kruis eerst aan" in nothing


def test_a_flood_of_one_text_goes_with_one_of_them(acting: Acting, client_for: ClientFor) -> None:
    with acting("marieke"):
        one, other = _found(NEIGHBOUR), _found(WORKER)
        OutsideReport.objects.filter(pk=other.pk).update(likeness=one.likeness)
    browser = client_for("marieke")
    assert "precies dezelfde tekst" in browser.get("/van-buiten").content.decode()
    sent = {"which": [str(one.pk)], "reason": "spam"}
    page = browser.post("/van-buiten", {**sent, "alike": "1"}, follow=True).content.decode()
    assert "2 meldingen liggen terzijde" in page


def test_a_report_without_a_text_is_like_no_other(acting: Acting) -> None:
    with acting("marieke") as marieke:
        OutsideReport.objects.waiting().update(likeness=0)
        ids = [_found(NEIGHBOUR).pk]
        assert actions.set_aside(marieke, ids=ids, reason="spam", also_alike=True) == 1


def test_an_answer_is_sealed_to_the_reporter_too(acting: Acting) -> None:
    private = PrivateKey.generate()
    with acting("marieke") as marieke:
        found = _found(NEIGHBOUR)
        found.public = bytes(private.public_key)
        sent = actions.reply(marieke, outside=found, text="Hebt u het kenteken?")
        bound = outside.Bound(found.owner_id, sent.pk)
        key = outside.unbox(bound, bytes(sent.for_reporter), private)
        assert outside.unseal(bound, bytes(sent.body), key) == "Hebt u het kenteken?"
        with pytest.raises(Refused):
            actions.reply(marieke, outside=found, text="  ")


def test_feedback_on_the_report_reaches_the_thread(acting: Acting) -> None:
    with acting("marieke") as marieke:
        found = _found(NEIGHBOUR)
        made = actions.take_in(marieke, outside=found, letter=Letter("see", "nl", {"what": "x"}))
        give_feedback(marieke, report=made, text="Dank u.")
        assert (
            OutsideMessage.objects.filter(outside=found, written_by_id=marieke.person_id).count()
            == 1
        )
        other = Report.objects.exclude(pk=made.pk).filter(owner_id=made.owner_id).first()
        assert other is not None
        give_feedback(marieke, report=other, text="Dank u.")
        assert OutsideMessage.objects.filter(written_by_id=marieke.person_id).count() == 1


def test_a_message_is_unread_until_somebody_read_it(acting: Acting) -> None:
    with acting("marieke") as marieke:
        assert list(unread()) == []
        actions.see(marieke, outside=_found(WORKER))


def test_a_box_of_another_row_does_not_open(acting: Acting) -> None:
    with acting("marieke"):
        one, other = _found(NEIGHBOUR), _found(WORKER)
        one.for_office = other.for_office
        assert boxes.opened([one]) == {}


def test_the_receipt_of_a_reporter_is_closed_to_the_office(connect_as: ConnectAs) -> None:
    office: Any = connect_as("office")
    for asked in (
        "select locator from outside_outsidereport",
        "select locked from outside_outsidereport",
    ):
        with pytest.raises(Exception, match="permission denied"):
            office.execute(asked)
        office.rollback()


def _hours() -> OutsideFile:
    found: OutsideFile = OutsideFile.objects.get(outside__code=WORKER)
    return found


def _taken_in(marieke: Any) -> None:
    actions.take_in(marieke, outside=_found(WORKER), letter=Letter("me", "en", {"what": "x"}))


def test_a_file_of_the_reporter_becomes_an_attachment(acting: Acting) -> None:
    with acting("marieke") as marieke:
        with pytest.raises(Refused, match="in behandeling"):
            files.take_over(marieke, file=_hours())
        _taken_in(marieke)
        made = files.take_over(marieke, file=_hours())
        assert made.name.text == "uren.txt"
        stored = AttachmentFile.objects.get(attachment=made, form="original")
        unwrap([stored])
        whole = b"".join(store.read(stored.pk, b64decode(stored.key.text)))
        assert whole.startswith(b"monday 7-21")
        left = _hours()
        assert (left.status, bytes(left.body), bytes(left.stream)) == (FileStatus.TAKEN, b"", b"")
        with pytest.raises(Refused, match="collega"):
            files.take_over(marieke, file=left)


def test_a_file_that_does_not_open_is_destroyed(acting: Acting) -> None:
    with acting("marieke") as marieke:
        _taken_in(marieke)
        row = _hours()
        key = public_key(row.owner_id)
        desk = Desk(row.owner_id, "", "", "", key, b"")
        sent = sealing.sealed(desk, b"", sealing.held("foto.jpg", b"<html>"))
        OutsideFile.objects.filter(pk=row.pk).update(
            body=sent.body, for_office=sent.for_office, stream=sent.stream
        )
        with pytest.raises(Refused, match="gaat niet open"):
            files.take_over(marieke, file=row)
        assert _hours().status == FileStatus.REFUSED
        assert bytes(_hours().stream) == b""


def test_the_page_names_the_file_and_takes_it_over(client_for: ClientFor, acting: Acting) -> None:
    with acting("marieke") as marieke:
        _taken_in(marieke)
        address, file = f"/van-buiten/{_found(WORKER).pk}", str(_hours().pk)
    browser = client_for("marieke")
    assert "uren.txt" in browser.get(address).content.decode()
    done = browser.post(address, {"do": "file", "file": file}, follow=True).content.decode()
    assert "Het bestand staat bij de bijlagen" in done
    assert "Staat bij de bijlagen" in done
    assert browser.post(address, {"do": "file", "file": "x"}).status_code == 404
