"""Telling something, getting a receipt, coming back with it, and being answered."""

from uuid import UUID

import psycopg
import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from baken.demo.acting import as_member
from baken.demo.cast import MARIEKE
from baken.intake.outside import actions
from baken.intake.outside.models import OutsideReport
from baken.intake.outside.replies import write
from baken.ops.testing import Urls
from baken.portal import receipt
from baken.portal.house import House
from baken.portal.letter import Letter
from baken.vault import boxes
from tests import database
from tests.keeper import KEEPER
from tests.portal.telling import START, TOLD, hidden, receipt_on, send, tell

BACK, TALK = "/zandhaven/terug", "/zandhaven/gesprek"


def test_somebody_tells_gets_a_receipt_and_comes_back(visitor: Client) -> None:
    answer = send(visitor, tell(visitor))
    digits = receipt_on(answer.content.decode())
    assert receipt.read(digits) == digits
    page = visitor.post(BACK, {"code": " ".join(receipt.groups(digits))})
    assert page.status_code == 200
    assert "Uw melding is binnen" in page.content.decode()
    assert str(TOLD["what"]["what"]) not in page.content.decode()


def test_nothing_but_one_observation_is_asked(visitor: Client) -> None:
    nothing: dict[str, dict[str, str]] = {name: {} for name in TOLD}
    empty = tell(visitor, nothing)
    refused = send(visitor, empty)
    assert refused.status_code == 422
    assert "Vertel één ding" in refused.content.decode()
    just_one = tell(visitor, {**nothing, "situations": {"situations": ["afraid"]}})
    assert send(visitor, just_one).status_code == 200


def test_sending_twice_is_sending_once(visitor: Client, outside_urls: Urls) -> None:
    checked = tell(visitor)
    before = _count(outside_urls)
    first, second = send(visitor, checked), send(visitor, checked)
    assert receipt_on(first.content.decode()) == receipt_on(second.content.decode())
    assert _count(outside_urls) == before + 1


def test_the_receipt_is_confirmed_by_typing_a_group(visitor: Client) -> None:
    page = send(visitor, tell(visitor)).content.decode()
    digits, kept = receipt_on(page), hidden(page, "kept")
    wrong = visitor.post("/zandhaven/bewaard", {"kept": kept, "group": "12"})
    assert wrong.status_code == 422
    said = {
        visitor.post("/zandhaven/bewaard", {"kept": kept, "group": group}).status_code
        for group in receipt.groups(digits)
    }
    assert 200 in said


def test_a_wrong_receipt_tells_nothing(visitor: Client, outside_urls: Urls) -> None:
    wrong = visitor.post(BACK, {"code": receipt.new()})
    digits = receipt_on(send(visitor, tell(visitor)).content.decode())
    with psycopg.connect(outside_urls["admin"]) as admin:
        admin.execute("update outside_outsidereport set locator = sha256(locator)")
    gone = visitor.post(BACK, {"code": digits})
    assert wrong.status_code == gone.status_code == 422
    assert wrong.content.decode().replace(_nonce(wrong), "") == gone.content.decode().replace(
        _nonce(gone), ""
    )


def test_a_slip_of_the_pen_is_no_attempt(visitor: Client, portal: House) -> None:
    digits = receipt.new()
    slip = str((int(digits[3]) + 1) % 10).join([digits[:3], digits[4:]])
    portal.trying.size = 0
    answer = visitor.post(BACK, {"code": slip})
    assert answer.status_code == 422
    assert "twintig cijfers" in answer.content.decode()


def test_a_receipt_of_one_municipality_opens_nothing_in_another(visitor: Client) -> None:
    digits = receipt_on(send(visitor, tell(visitor)).content.decode())
    assert visitor.post("/elders/terug", {"code": digits}).status_code == 404


def test_the_officer_reads_answers_and_the_reporter_reads_that(
    visitor: Client, outside_urls: Urls, django_db_blocker: DjangoDbBlocker
) -> None:
    told = "Er staat een bus met een gebroken lamp, kenteken weet ik niet."
    page = send(visitor, tell(visitor, {"what": {"what": told}})).content.decode()
    digits = receipt_on(page)
    with django_db_blocker.unblock():
        database.point_at(outside_urls["office"])
        try:
            read = _as_officer(told)
        finally:
            connection.close()
            KEEPER.store.hang_up()
            database.point_at(outside_urls["office"])
    assert read == told
    shown = visitor.post(BACK, {"code": digits}).content.decode()
    assert "Dank u. Hebt u de bus vaker gezien?" in shown
    assert "Wij zijn ermee bezig" not in shown  # taken in, not registered yet
    answered = {"pass": hidden(shown, "pass"), "message": hidden(shown, "message")}
    for _ in range(2):
        again = visitor.post(TALK, {**answered, "do": "write", "text": "Ja, elke vrijdag."})
    assert again.content.decode().count("Ja, elke vrijdag.") == 1


def test_somebody_has_their_number_forgotten(visitor: Client, outside_urls: Urls) -> None:
    contact = {"channel": "phone", "reach": "085-0000388", "moment": "dinsdag"}
    page = send(visitor, tell(visitor, {"contact": contact})).content.decode()
    shown = visitor.post(BACK, {"code": receipt_on(page)}).content.decode()
    assert "Haal mijn gegevens weg" in shown
    after = visitor.post(TALK, {"pass": hidden(shown, "pass"), "do": "forget"}).content.decode()
    assert "Uw gegevens zijn weg" in after
    assert "Haal mijn gegevens weg" not in after


def test_who_wants_to_be_called_gives_a_number(visitor: Client) -> None:
    page = visitor.post(START, {"path": "see"}).content.decode()
    sent = {"state": hidden(page, "state"), "step": "contact", "go": "next", "channel": "phone"}
    assert visitor.post(START, sent).status_code == 422
    assert visitor.post(START, {**sent, "go": "back"}).status_code == 200


def test_going_back_keeps_what_was_answered(visitor: Client) -> None:
    checked = tell(visitor)
    back = {"state": hidden(checked, "state"), "step": "check", "go": "where"}
    assert "Achter de bakkerij" in visitor.post(START, back).content.decode()


def test_state_of_another_day_or_another_hand_begins_anew(visitor: Client) -> None:
    page = visitor.post(START, {"state": "AAAA" * 20, "step": "what", "what": "x"})
    assert "Dit duurde te lang" in page.content.decode()


@pytest.mark.parametrize("path", ["", "/hulp", "/jong", "/veilig", "/wie-leest-dit", "/terug"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_every_page_shows_in_every_language(visitor: Client, language: str, path: str) -> None:
    page = visitor.get(f"{language}/zandhaven{path}")
    assert page.status_code == 200
    assert f'lang="{language.strip("/") or "nl"}"' in page.content.decode()
    assert not page.cookies


def test_a_municipality_that_switched_it_off_is_not_there(visitor: Client) -> None:
    assert visitor.get("/duinrede").status_code == 404
    assert "/zandhaven" in visitor.get("/").content.decode()


def _as_officer(told: str) -> str:
    with as_member(MARIEKE) as marieke:
        waiting = list(OutsideReport.objects.waiting())
        texts = boxes.opened(waiting)
        found = next(each for each in waiting if told in texts.get(each.pk, ""))
        letter = Letter.read(texts[found.pk])
        made = actions.take_in(marieke, outside=found, letter=letter)
        assert isinstance(made.pk, UUID)
        write(marieke, outside=found, text="Dank u. Hebt u de bus vaker gezien?")
        return letter.text("what")


def _count(urls: Urls) -> int:
    with psycopg.connect(urls["admin"]) as admin:
        row = admin.execute("select count(*) from outside_outsidereport").fetchone()
    return int(row[0]) if row else 0


def _nonce(answer: object) -> str:
    return str(answer.headers["Content-Security-Policy"]).partition("nonce-")[2][:22]  # type: ignore[attr-defined]


def test_the_database_tells_at_once_where_somebody_must_look(
    visitor: Client, outside_urls: Urls
) -> None:
    with psycopg.connect(outside_urls["worker"], autocommit=True) as worker:
        worker.execute("listen baken_outside")
        send(visitor, tell(visitor))
        send(visitor, tell(visitor, {"danger": {"danger": "yes"}}))
        heard = [each.payload for each in worker.notifies(timeout=20, stop_after=2)]
        waiting = worker.execute("select slug from portal.acute()").fetchall()
    assert heard[0] == ""
    assert UUID(heard[1])
    assert waiting == [("zandhaven",)]
