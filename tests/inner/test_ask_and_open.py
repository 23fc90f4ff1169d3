"""What lies in the inner vault opens for named people, after another one agreed."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from baken.access.inner import own_key, sealing
from baken.access.oversight.models import Opening, OpeningRole
from baken.core import clock
from baken.core.refusals import Refused
from baken.demo.cast import PASSPHRASE
from baken.governance import actions
from baken.intake.models import Report, SealedReporter
from baken.vault.door import unwrap
from baken.vault.keeper.client import KeyRefused
from baken.vault.logbook.models import AccessLine
from tests.inner.asking import (
    PHONE,
    TELLER,
    WHY,
    answer_request,
    ask,
    confirmed,
    open_vault,
    sees_row,
)
from tests.typing import Acting, ClientFor


def test_two_people_open_it_and_the_log_says_so(acting: Acting, secret: Report) -> None:
    opening = ask(acting, "marieke", secret)
    answer_request(acting, "noor", opening)
    told = open_vault(acting, "marieke", opening)
    assert TELLER in told
    assert PHONE in told
    with acting("marieke") as marieke:
        last = AccessLine.objects.filter(verb="unseal").order_by("-at").first()
        assert last is not None
        assert last.actor == str(marieke.person_id)
        assert "sealed_reporter" in last.rows


def test_nobody_answers_their_own_request(acting: Acting, secret: Report) -> None:
    opening = ask(acting, "marieke", secret)
    with pytest.raises(Refused, match="iemand anders"):
        answer_request(acting, "marieke", opening)
    with pytest.raises(Refused, match="staat niet voor u open"):
        open_vault(acting, "marieke", opening)


def test_the_database_knows_no_vault_that_one_opens_alone(acting: Acting, secret: Report) -> None:
    with acting("marieke") as marieke, pytest.raises(DatabaseError), transaction.atomic():
        Opening.objects.create(
            dossier_id=secret.dossier_id, owner_id=secret.owner_id, region_id=secret.region_id,
            person_id=marieke.person_id, role=OpeningRole.VAULT, code=secret.code, purpose=WHY,
            is_alone=True, opened_at=clock.now(),
        )  # fmt: skip


def test_a_no_keeps_it_shut(acting: Acting, secret: Report) -> None:
    opening = ask(acting, "marieke", secret)
    answer_request(acting, "sander", opening, is_granted=False)
    with pytest.raises(Refused, match="staat niet voor u open"):
        open_vault(acting, "marieke", opening)


def test_the_row_itself_shows_only_after_a_yes_and_for_an_hour(
    acting: Acting, secret: Report
) -> None:
    opening = ask(acting, "marieke", secret)
    assert not sees_row(acting, "marieke", secret)
    answer_request(acting, "sander", opening)
    assert sees_row(acting, "marieke", secret)
    assert not sees_row(acting, "sander", secret)
    with clock.at(clock.now() + timedelta(minutes=61)), pytest.raises(Refused, match="open"):
        open_vault(acting, "marieke", opening)


def test_an_hour_after_the_yes_the_database_shuts_it(acting: Acting, secret: Report) -> None:
    """The walls look at their own clock, so the yes is put back in time."""
    with clock.at(clock.now() - timedelta(minutes=62)):
        opening = ask(acting, "marieke", secret)
        answer_request(acting, "sander", opening)
    assert not sees_row(acting, "marieke", secret)
    with pytest.raises(Refused, match="staat niet voor u open"):
        open_vault(acting, "marieke", opening)


def test_the_keeper_opens_it_only_as_what_it_is(acting: Acting) -> None:
    """The nail salon of the demo region: a row that the keeper can see, and so could open."""
    with acting("marieke"):
        told = next(each for each in Report.objects.all() if each.is_confidential)
    opening = ask(acting, "marieke", told)
    answer_request(acting, "sander", opening)
    with acting("marieke"):
        row = SealedReporter.objects.get(report_id=told.pk)
        with pytest.raises(KeyRefused):
            unwrap([row])
    assert "Tom Verweijden" in open_vault(acting, "marieke", opening)


@pytest.mark.parametrize("who", ["joris", "esther", "tom", "yara"])
def test_a_stranger_cannot_ask(acting: Acting, secret: Report, who: str) -> None:
    with acting(who) as actor, pytest.raises(Refused, match="van de gemeente van deze melding"):
        actions.ask_reporter(actor, report=secret, purpose=WHY)


def test_a_stranger_who_forges_a_request_has_no_key_that_fits(
    acting: Acting, secret: Report
) -> None:
    with acting("joris") as joris:
        own_key.make(joris, passphrase="heel andere woorden hier")
        opening = Opening.objects.create(
            dossier_id=secret.dossier_id, owner_id=secret.owner_id, region_id=secret.region_id,
            person_id=joris.person_id, role=OpeningRole.VAULT, code=secret.code, purpose=WHY,
            opened_at=clock.now(),
        )  # fmt: skip
    answer_request(acting, "sander", opening)
    with acting("joris") as joris:
        record = SealedReporter.objects.get(dossier_id=secret.dossier_id)
        with pytest.raises(Refused, match="niet voor uw sleutel"):
            sealing.unseal(joris, record=record, passphrase="heel andere woorden hier")


def test_asking_answering_and_opening_on_the_pages(
    acting: Acting, client_for: ClientFor, secret: Report
) -> None:
    marieke, noor = confirmed(client_for("marieke")), client_for("noor")
    asked = marieke.post(reverse("reporter_ask", args=[secret.pk]), {"purpose": WHY}, follow=True)
    assert "wacht op een tweede persoon" in asked.content.decode()
    with acting("marieke"):
        opening = Opening.objects.get(code=secret.code)
    assert reverse("opening_answer", args=[opening.pk]) in noor.get("/").content.decode()
    question = noor.get(reverse("opening_answer", args=[opening.pk])).content.decode()
    assert WHY in question
    assert TELLER not in question
    noor.post(reverse("opening_answer", args=[opening.pk]), {"is_granted": "1"})
    address = reverse("reporter_open", args=[opening.pk])
    assert address in marieke.get(reverse("opening_list")).content.decode()
    assert TELLER not in marieke.get(address).content.decode()
    shown = marieke.post(address, {"passphrase": PASSPHRASE})
    assert TELLER in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]


def test_opening_asks_again_who_somebody_is(client_for: ClientFor, secret: Report) -> None:
    answer = client_for("marieke").get(reverse("reporter_open", args=[secret.pk]))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/bevestigen")


def test_two_shares_recover_what_nobody_can_open_any_more(
    recovery: tuple[str, ...], acting: Acting, secret: Report
) -> None:
    one, _other, third = recovery
    opening = ask(acting, "marieke", secret)
    with acting("marieke") as marieke:
        found = Opening.objects.get(pk=opening.pk)
        with pytest.raises(Refused):
            actions.open_reporter(marieke, opening=found, shares=(one, third))
    answer_request(acting, "sander", opening)
    with acting("marieke") as marieke:
        found = Opening.objects.get(pk=opening.pk)
        assert TELLER in actions.open_reporter(marieke, opening=found, shares=(one, third))
        with pytest.raises(Refused, match="Een van de delen"):
            actions.open_reporter(marieke, opening=found, shares=(one, one))


def test_an_app_may_let_somebody_open_alone_by_its_own_rule(acting: Acting, secret: Report) -> None:
    """As the coordinator of a placement will; the walls must show the row, and the log is kept."""
    opening = ask(acting, "marieke", secret)
    answer_request(acting, "sander", opening)
    with acting("marieke") as marieke:
        row = SealedReporter.objects.get(report_id=secret.pk)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sealing, "opening_of", lambda *_: None)
            with pytest.raises(Refused, match="tweede persoon"):
                sealing.unseal(marieke, record=row, passphrase=PASSPHRASE)
            told = sealing.unseal(
                marieke, record=row, passphrase=PASSPHRASE, may_alone=lambda *_: True
            )
        assert TELLER in told
