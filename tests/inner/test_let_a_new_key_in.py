"""Somebody who has a key since today gets old envelopes too, when two people want that."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from baken.access.inner import holders, own_key
from baken.access.oversight.models import Opening, OpeningRole
from baken.core import clock
from baken.core.refusals import Refused
from baken.demo.cast import PASSPHRASE, fixed_id
from baken.governance import actions
from baken.intake.models import Report
from baken.vault.logbook.models import AccessLine
from tests.inner.asking import TELLER, WHY, answer_request, ask, confirmed, open_vault, sees_row
from tests.typing import Acting, ClientFor

WORDS = "twaalf natte straten ver"


@pytest.fixture
def newcomer(acting: Acting, secret: Report) -> str:
    """Give Sander, who forgot his passphrase and made another key after the report came in."""
    with acting("sander") as sander:
        own_key.withdraw(sander)
        own_key.make(sander, passphrase=WORDS)
    return "sander"


def _ask(acting: Acting, who: str) -> list[Opening]:
    with acting(who) as actor:
        return actions.ask_for_new_keys(actor)


def _seal(acting: Acting, who: str, words: str = PASSPHRASE) -> int:
    with acting(who) as actor:
        return actions.seal_to_new_keys(actor, passphrase=words)


def _of(secret: Report, asked: list[Opening]) -> Opening:
    return next(each for each in asked if each.dossier_id == secret.dossier_id)


def _sander_opens(acting: Acting, secret: Report) -> str:
    opening = ask(acting, "sander", secret)
    answer_request(acting, "noor", opening)
    return open_vault(acting, "sander", opening, WORDS)


def test_two_people_let_a_new_key_in_and_nobody_reads_a_name(
    acting: Acting, secret: Report, newcomer: str
) -> None:
    with pytest.raises(Refused, match="niet voor uw sleutel"):
        _sander_opens(acting, secret)
    asked = _ask(acting, "marieke")
    assert all("Sander" in each.purpose for each in asked)
    answer_request(acting, "noor", asked[0])
    with acting("marieke") as marieke:
        assert all(each.is_open(clock.now()) for each in actions.standing(marieke))
    assert _seal(acting, "marieke") == len(asked)
    with acting("marieke") as marieke:
        last = AccessLine.objects.filter(verb="unseal").latest("at")
        assert last.actor == str(marieke.person_id)
        assert last.rows.count("sealed_reporter") == len(asked)
    with acting("sander") as sander:
        found = Opening.objects.get(code=secret.code, person_id=sander.person_id)
        assert TELLER in actions.open_reporter(sander, opening=found, passphrase=WORDS)
        assert Report.objects.get(pk=secret.pk).sealed_to == sorted(
            key.person_id for key in holders.of(secret.owner_id).keys
        )
        assert not list(actions.behind(sander))


def test_it_ends_once_sealed_and_shows_the_row_to_nobody_else(
    acting: Acting, secret: Report, newcomer: str
) -> None:
    asked = _ask(acting, "marieke")
    assert not sees_row(acting, "marieke", secret)
    answer_request(acting, newcomer, _of(secret, asked))
    assert sees_row(acting, "marieke", secret)
    assert not sees_row(acting, newcomer, secret)
    _seal(acting, "marieke")
    assert not sees_row(acting, "marieke", secret)
    with pytest.raises(Refused, match="niets voor u open"):
        _seal(acting, "marieke")
    with pytest.raises(Refused, match="al verzegeld voor wie nu"):
        _ask(acting, "marieke")


def test_whoever_left_is_sealed_out(acting: Acting, secret: Report, newcomer: str) -> None:
    asked = _ask(acting, "marieke")
    answer_request(acting, newcomer, asked[0])
    with acting("noor") as noor:
        own_key.withdraw(noor)
    _seal(acting, "marieke")
    with acting("marieke"):
        assert fixed_id("person", "noor") not in Report.objects.get(pk=secret.pk).sealed_to


def test_a_new_recovery_key_counts_as_new(
    acting: Acting, secret: Report, recovery: tuple[str, ...]
) -> None:
    asked = _ask(acting, "marieke")
    assert "de herstelsleutel" in asked[0].purpose
    answer_request(acting, "sander", asked[0])
    _seal(acting, "marieke")
    opening = ask(acting, "sander", secret)
    answer_request(acting, "marieke", opening)
    with acting("sander") as sander:
        found = Opening.objects.get(pk=opening.pk)
        told = actions.open_reporter(sander, opening=found, shares=(recovery[0], recovery[2]))
    assert TELLER in told


def test_who_cannot_open_them_cannot_ask(acting: Acting, secret: Report, newcomer: str) -> None:
    with pytest.raises(Refused, match="Laat een collega dit vragen"):
        _ask(acting, newcomer)


def test_one_does_not_ask_twice_or_answer_oneself(
    acting: Acting, secret: Report, newcomer: str
) -> None:
    asked = _ask(acting, "marieke")
    with pytest.raises(Refused, match="Uw verzoek staat al"):
        _ask(acting, "marieke")
    with pytest.raises(Refused, match="iemand anders"):
        answer_request(acting, "marieke", asked[0])
    with pytest.raises(Refused, match="niets voor u open"):
        _seal(acting, "marieke")


def test_a_no_goes_for_all_of_them(acting: Acting, secret: Report, newcomer: str) -> None:
    asked = _ask(acting, "marieke")
    answer_request(acting, newcomer, asked[0], is_granted=False)
    with acting("marieke") as marieke:
        assert not actions.standing(marieke)
    with pytest.raises(Refused, match="niets voor u open"):
        _seal(acting, "marieke")


def test_a_yes_to_seal_is_no_yes_to_read(acting: Acting, secret: Report, newcomer: str) -> None:
    asked = _ask(acting, "marieke")
    answer_request(acting, newcomer, asked[0])
    with acting("marieke") as marieke:
        mine = Opening.objects.prefetch_related("approvals").get(pk=_of(secret, asked).pk)
        with pytest.raises(Refused, match="tweede persoon akkoord"):
            actions.open_reporter(marieke, opening=mine, passphrase=PASSPHRASE)


def test_a_wrong_passphrase_changes_nothing(acting: Acting, secret: Report, newcomer: str) -> None:
    asked = _ask(acting, "marieke")
    answer_request(acting, newcomer, asked[0])
    with pytest.raises(Refused, match="past niet"):
        _seal(acting, "marieke", "heel andere woorden hier")
    assert sees_row(acting, "marieke", secret)


def test_the_database_lets_nobody_seal_alone_or_write_more_than_the_envelope(
    acting: Acting, secret: Report, newcomer: str
) -> None:
    with acting("marieke") as marieke, pytest.raises(DatabaseError), transaction.atomic():
        Opening.objects.create(
            dossier_id=secret.dossier_id, owner_id=secret.owner_id, region_id=secret.region_id,
            person_id=marieke.person_id, role=OpeningRole.SEALER, code=secret.code, purpose=WHY,
            is_alone=True, opened_at=clock.now(),
        )  # fmt: skip
    asked = _ask(acting, "marieke")
    answer_request(acting, newcomer, asked[0])
    move = "update intake_sealedreporter set report_id = report_id where dossier_id = %s"
    with acting("marieke"), pytest.raises(DatabaseError, match="permission"), transaction.atomic():
        connection.cursor().execute(move, [secret.dossier_id])


def test_it_ends_after_an_hour(acting: Acting, secret: Report, newcomer: str) -> None:
    with clock.at(clock.now() - timedelta(minutes=62)):
        asked = [each for each in _ask(acting, "marieke") if each.dossier_id == secret.dossier_id]
        answer_request(acting, newcomer, asked[0])
    assert not sees_row(acting, "marieke", secret)
    with pytest.raises(Refused, match="niets voor u open"):
        _seal(acting, "marieke")


def test_asking_answering_and_sealing_on_the_pages(
    acting: Acting, client_for: ClientFor, secret: Report, newcomer: str
) -> None:
    marieke, noor = confirmed(client_for("marieke")), client_for("noor")
    own = reverse("own_inner_key")
    seen = client_for(newcomer).get(own).content.decode()
    assert "Vraag een collega" in seen
    assert reverse("new_keys_ask") in marieke.get(own).content.decode()
    asked = marieke.post(reverse("new_keys_ask"), follow=True).content.decode()
    assert "wacht op een tweede persoon" in asked
    with acting("marieke"):
        opening = Opening.objects.get(code=secret.code, role=OpeningRole.SEALER)
    desk = noor.get("/").content.decode()
    assert desk.count("Antwoord op") == 1
    question = noor.get(reverse("opening_answer", args=[opening.pk])).content.decode()
    assert "Sander" in question
    assert "geldt voor alle enveloppen" in question
    noor.post(reverse("opening_answer", args=[opening.pk]), {"is_granted": "1"})
    assert reverse("new_keys_seal") in marieke.get(own).content.decode()
    wrong = marieke.post(reverse("new_keys_seal"), {"passphrase": "steeds een ander woord"})
    assert wrong.status_code == 422
    done = marieke.post(reverse("new_keys_seal"), {"passphrase": PASSPHRASE}, follow=True)
    assert "zijn verzegeld voor iedereen" in done.content.decode()
    assert TELLER not in done.content.decode()
    assert "verzegeld om" in marieke.get(reverse("opening_list")).content.decode()
