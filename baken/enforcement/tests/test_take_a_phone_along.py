"""A phone without a network: nothing lost, nothing twice, and nothing for whoever finds it."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from baken.access.actor import Actor
from baken.attachments.models import Attachment
from baken.attachments.tests.samples import picture
from baken.core import clock
from baken.enforcement import actions
from baken.enforcement.actions import Closing, Plan
from baken.enforcement.models import (
    FieldDevice,
    Finding,
    Headcount,
    Inspection,
    PersonMet,
    SpotReport,
)
from baken.enforcement.sent import Sent, Unreadable, read
from baken.enforcement.tests.conftest import Begun
from baken.vault.door import unwrap
from tests.typing import Acting, ClientFor

Op = dict[str, Any]
SAW = "Zwarte plekken"
MOULD = {"item": "mould-damp", "seen": "yes", "remark": SAW}
HEADS = {"sleeping_places": "56", "persons_found": "31", "registrations": "1", "floor_area": "212"}


PLAN = Plan("housing", clock.today(), uuid4(), "Schimmel gemeld.", "Wet", "Toestemming")


class Phone:
    """The page on a phone, as the server meets it."""

    def __init__(self, browser: Client) -> None:
        """Prepare it."""
        self.browser = browser
        self.given = browser.post("/veld/telefoon").json()
        self.address = f"/veld/telefoon/{self.given['id']}"

    def send(self, *ops: Op) -> list[Op]:
        """Send what waits and give what became of it."""
        return list(self.try_to_send(*ops).json()["results"])

    def try_to_send(self, *ops: Op) -> Any:
        """Send what waits and give the whole answer."""
        body, kind = json.dumps({"ops": ops}), "application/json"
        return self.browser.post(f"{self.address}/opsturen", body, kind)

    def along(self) -> list[Op]:
        """Give what goes along."""
        return list(self.browser.post(f"{self.address}/mee").json()["visits"])

    def photo(self, visit: Inspection, photo_id: str) -> Any:
        """Send a photo."""
        data = SimpleUploadedFile("foto.jpg", picture(size=(60, 40)), "image/jpeg")
        told = {"id": photo_id, "device": self.given["id"], "note": "Trap", "file": data}
        at = clock.now().isoformat()
        return self.browser.post(f"/veld/controle/{visit.pk}/foto", {**told, "at": at})


def op(visit: Inspection, kind: str, body: Op | None = None, **more: Any) -> Op:
    """Give something that was done on a phone."""
    made = {"id": str(uuid4()), "kind": kind, "visit": str(visit.pk), "body": body or {}}
    return {**made, "at": clock.now().isoformat(), **more}


@pytest.fixture
def phone(client_for: ClientFor) -> Callable[[str], Phone]:
    """Prepare the phone of somebody."""
    return lambda who: Phone(client_for(who))


@pytest.fixture
def visit(acting: Acting, begun: Begun) -> Inspection:
    """Begin a visit as Tom."""
    with acting("tom") as tom:
        return begun(tom)


def test_a_whole_visit_sent_twice_is_there_once(
    acting: Acting, visit: Inspection, phone: Callable[[str], Phone]
) -> None:
    tom_ = phone("tom")
    done = [
        op(visit, "begin"),
        op(visit, "finding", MOULD),
        op(visit, "count", HEADS),
        op(visit, "met", {"was_offered_help": "on"}),
        op(visit, "report", {"observed": "Iemand durft niet te praten."}),
    ]
    assert {each["outcome"] for each in tom_.send(*done[:3])} == {"kept"}
    assert {each["outcome"] for each in tom_.send(*done)} == {"kept"}
    with acting("tom") as tom:
        _end(tom, visit)
    assert {each["outcome"] for each in tom_.send(*done)} == {"kept"}
    with acting("tom"):
        near = {"inspection": visit}
        kept = [model.objects.filter(**near).count() for model in (Finding, PersonMet, SpotReport)]
        assert kept == [1, 1, 1]
        assert Headcount.objects.filter(location=visit.location).count() == 1


def _end(actor: Actor, visit: Inspection) -> None:
    closing = Closing("Overbewoond.", "Iedereen slaapt in het hotel.")
    actions.finish(actor, inspection=visit, closing=closing)


def test_two_people_saw_something_else_and_one_of_them_chooses(
    acting: Acting, visit: Inspection, phone: Callable[[str], Phone]
) -> None:
    with acting("ilse") as ilse:
        theirs = actions.find(ilse, inspection=visit, item="mould-damp", seen="no", remark="Droog.")
    tom_, mine = phone("tom"), op(visit, "finding", MOULD)
    [answer] = tom_.send(mine)
    assert answer["outcome"] == "conflict"
    assert (answer["theirs"]["seen"], answer["theirs"]["remark"]) == ("no", "Droog.")
    assert tom_.send(mine | {"over": str(uuid4())})[0]["outcome"] == "conflict"
    assert tom_.send(mine | {"over": answer["theirs"]["id"]})[0]["outcome"] == "kept"
    with acting("tom"):
        assert Finding.objects.get(pk=mine["id"]).replaces == theirs.pk
    shown = tom_.browser.get(f"/controles/{visit.pk}").text
    assert "later anders gezien" in shown
    assert "Droog." in shown
    assert "Droog." not in tom_.browser.get(f"/controles/{visit.pk}/verslag").text


def test_the_same_seen_by_two_is_no_conflict(
    acting: Acting, visit: Inspection, phone: Callable[[str], Phone]
) -> None:
    with acting("ilse") as ilse:
        actions.find(ilse, inspection=visit, item="mould-damp", seen="yes", remark=MOULD["remark"])
    assert phone("tom").send(op(visit, "finding", MOULD))[0]["outcome"] == "kept"
    with acting("tom"):
        assert Finding.objects.filter(inspection=visit).count() == 1


def test_a_sign_thought_better_of_asks_no_report(
    acting: Acting, visit: Inspection, phone: Callable[[str], Phone]
) -> None:
    tom_ = phone("tom")
    first = op(visit, "finding", {"item": "afraid-to-talk", "seen": "yes"})
    then = op(visit, "finding", {"item": "afraid-to-talk", "seen": "no"}, over=first["id"])
    assert [each["outcome"] for each in tom_.send(first, then)] == ["kept", "kept"]
    with acting("tom") as tom:
        _end(tom, visit)


def test_what_was_done_without_a_network_keeps_its_moment(
    acting: Acting, visit: Inspection, phone: Callable[[str], Phone]
) -> None:
    tom_, then = phone("tom"), clock.now() - timedelta(hours=5)
    late, ahead = op(visit, "finding", MOULD), op(visit, "met", {"got_card": "on"})
    late["at"] = then.isoformat()
    ahead["at"] = (clock.now() + timedelta(days=1)).isoformat()
    tom_.send(late, ahead)
    with acting("tom"):
        assert Finding.objects.get(pk=late["id"]).found_at == then
        assert PersonMet.objects.get(pk=ahead["id"]).met_at <= clock.now()


def test_what_is_refused_says_why_and_does_not_hold_up_the_rest(
    visit: Inspection, phone: Callable[[str], Phone]
) -> None:
    tom_ = phone("tom")
    old = op(visit, "finding", MOULD)
    old["at"] = (clock.now() - timedelta(days=2, minutes=1)).isoformat()
    elsewhere = op(visit, "finding", MOULD) | {"visit": str(uuid4())}
    unknown = op(visit, "finding", MOULD | {"item": "origin"})
    half = op(visit, "count", {"sleeping_places": "3"})
    fine = op(visit, "finding", MOULD)
    answers = tom_.send(old, elsewhere, unknown, half, fine)
    assert [each["outcome"] for each in answers] == ["refused"] * 4 + ["kept"]
    told = " ".join(each["reason"] for each in answers)
    for reason in ("ouder dan twee dagen", "niet van uw gemeente", "op de lijst", "Aangetroffen"):
        assert reason in told
    assert tom_.try_to_send({"kind": "wis alles"}).status_code == 422
    assert tom_.try_to_send(*([fine] * 51)).status_code == 422


def test_a_lawyer_makes_no_report_from_a_phone(
    visit: Inspection, phone: Callable[[str], Phone]
) -> None:
    [answer] = phone("ilse").send(op(visit, "report", {"observed": "Iets."}))
    assert answer["outcome"] == "refused"
    assert "in uw rol" in answer["reason"]


def test_a_revoked_phone_gets_nothing_and_is_told_to_wipe(
    visit: Inspection, phone: Callable[[str], Phone], client_for: ClientFor
) -> None:
    lost = phone("tom")
    assert lost.browser.post(f"{lost.address}/helft").json()["half"] == lost.given["half"]
    desk = client_for("tom")
    assert "Trek in: klaargemaakt" in desk.get("/veld/telefoons").text
    desk.post(f"{lost.address}/intrekken")
    assert "Trek in: klaargemaakt" not in desk.get("/veld/telefoons").text
    for answer in (
        lost.browser.post(f"{lost.address}/helft"),
        lost.browser.post(f"{lost.address}/mee"),
        lost.try_to_send(op(visit, "finding", MOULD)),
        lost.photo(visit, str(uuid4())),
    ):
        assert answer.status_code == 410
        assert answer.headers["Clear-Site-Data"] == '"storage"'
        assert "half" not in answer.text


def test_after_two_days_a_phone_is_too_old(
    visit: Inspection, phone: Callable[[str], Phone], client_for: ClientFor
) -> None:
    old = phone("tom")
    with clock.at(clock.now() + timedelta(days=2)):
        again = client_for("tom")
        assert again.post(f"{old.address}/helft").status_code == 410
        assert "Trek in: klaargemaakt" not in again.get("/veld/telefoons").text


def test_a_phone_is_of_one_person_and_there_are_three_at_most(
    phone: Callable[[str], Phone], client_for: ClientFor
) -> None:
    of_tom = [phone("tom") for _ in range(3)]
    refused = client_for("tom").post("/veld/telefoon")
    assert refused.status_code == 422
    assert "drie telefoons" in refused.json()["reason"]
    for verb in ("helft", "mee", "opsturen", "gewist", "intrekken"):
        assert client_for("ilse").post(f"{of_tom[0].address}/{verb}").status_code == 404
    of_tom[0].browser.post(f"{of_tom[0].address}/gewist")
    assert client_for("tom").post("/veld/telefoon").status_code == 200


def test_the_half_of_the_key_lies_sealed(acting: Acting, phone: Callable[[str], Phone]) -> None:
    given = phone("tom").given["half"]
    with acting("tom"):
        kept = FieldDevice.objects.latest("added_at").half
    assert kept
    assert given.rstrip("=") not in kept


def test_a_photo_sent_twice_is_one_photo(
    acting: Acting, visit: Inspection, phone: Callable[[str], Phone]
) -> None:
    tom_, photo_id = phone("tom"), str(uuid4())
    for _ in range(2):
        assert tom_.photo(visit, photo_id).json()["outcome"] == "kept"
    with acting("tom"):
        [kept] = Attachment.objects.filter(subject_id=visit.pk)
        unwrap([kept])
        assert (str(kept.pk), kept.note.text) == (photo_id, "Trap")


def test_a_colleague_sees_and_opens_the_photo(
    visit: Inspection, phone: Callable[[str], Phone], client_for: ClientFor
) -> None:
    photo_id = str(uuid4())
    phone("tom").photo(visit, photo_id)
    browser = client_for("ilse")
    assert "foto.jpg" in browser.get(f"/controles/{visit.pk}").text
    page = browser.get(f"/bijlagen/{photo_id}")
    assert page.status_code == 200
    assert "Trap" in page.text


def test_only_ones_own_visits_of_these_days_go_along(
    acting: Acting, visit: Inspection, phone: Callable[[str], Phone]
) -> None:
    with acting("ilse") as ilse:
        asked = replace(PLAN, planned_on=clock.today(), lead_id=ilse.person_id)
        other = actions.plan(ilse, location=visit.location, asked=asked)
    tom_ = phone("tom")
    along = {each["id"]: each for each in tom_.along()}
    assert str(visit.pk) in along
    assert str(other.pk) not in along
    mine = along[str(visit.pk)]
    assert (mine["address"], mine["status"]) == ("Proefpad 1, Zandhaven", "running")
    assert mine["limits"]
    with clock.at(clock.now() + timedelta(days=1, hours=23)):
        assert str(visit.pk) not in {each["id"] for each in phone("tom").along()}


def test_the_page_that_a_phone_keeps_says_nothing_about_anybody(client_for: ClientFor) -> None:
    page = client_for("tom").get("/veld/")
    assert "Tom" not in page.text
    assert "csrfmiddlewaretoken" not in page.text
    assert "manifest-src 'self'" in page.headers["Content-Security-Policy"]
    assert '"/veld/"' in Client().get("/veld/werk.js").text
    assert Client().get("/veld/app.webmanifest").json()["scope"] == "/veld/"


KEYS = ("id", "kind", "visit", "at", "over", "body")
ANYTHING = st.none() | st.integers() | st.text() | st.dictionaries(st.text(), st.text())
LIKELY = st.sampled_from(["begin", "finding", str(uuid4()), "2026-02-28T10:00Z", "2026-02-31"])


@given(sent=ANYTHING | st.fixed_dictionaries(dict.fromkeys(KEYS, LIKELY | ANYTHING)))
def test_anything_that_comes_in_is_read_or_not_readable(sent: object) -> None:
    with suppress(Unreadable):
        assert isinstance(read(sent), Sent)
