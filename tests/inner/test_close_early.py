"""Whoever opened something out of the ordinary closes it when they are done."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from baken.access.oversight.models import Opening
from baken.core.refusals import Refused
from baken.demo.cast import PASSPHRASE
from baken.governance import actions
from baken.intake.models import Report
from tests.inner.asking import TELLER, answer_request, ask, confirmed, open_vault, sees_row
from tests.typing import Acting, ClientFor


def _end(acting: Acting, who: str, opening: Opening) -> None:
    with acting(who) as actor:
        found = Opening.objects.prefetch_related("approvals").get(pk=opening.pk)
        actions.end(actor, opening=found)


@pytest.fixture
def opened(acting: Acting, secret: Report) -> Opening:
    """Give the vault, open for Marieke since Noor said yes."""
    opening = ask(acting, "marieke", secret)
    answer_request(acting, "noor", opening)
    return opening


def test_what_was_closed_opens_no_more(acting: Acting, secret: Report, opened: Opening) -> None:
    assert sees_row(acting, "marieke", secret)
    _end(acting, "marieke", opened)
    assert not sees_row(acting, "marieke", secret)
    with pytest.raises(Refused, match="staat niet voor u open"):
        open_vault(acting, "marieke", opened)
    with pytest.raises(Refused, match="niet meer open"):
        _end(acting, "marieke", opened)
    again = ask(acting, "marieke", secret)
    answer_request(acting, "sander", again)
    assert TELLER in open_vault(acting, "marieke", again)


def test_nobody_closes_what_another_opened(acting: Acting, secret: Report, opened: Opening) -> None:
    with pytest.raises(Refused, match="Alleen wie dit opende"):
        _end(acting, "noor", opened)
    assert sees_row(acting, "marieke", secret)


def test_the_database_changes_nothing_else_and_keeps_closed_what_was_closed(
    acting: Acting, opened: Opening
) -> None:
    change = "update oversight_opening set {} where id = %s"
    for column in ("opened_at = now()", "is_alone = true", "purpose = 'Anders'"):
        with (
            acting("marieke"),
            pytest.raises(DatabaseError, match="permission"),
            transaction.atomic(),
        ):
            connection.cursor().execute(change.format(column), [opened.pk])
    _end(acting, "marieke", opened)
    with acting("marieke"), pytest.raises(DatabaseError, match="ended"), transaction.atomic():
        connection.cursor().execute(change.format("ended_at = null"), [opened.pk])
    with acting("noor"):
        cursor = connection.cursor()
        cursor.execute(change.format("ended_at = now()"), [opened.pk])
        assert cursor.rowcount == 0


def test_closing_on_the_page_takes_the_name_away(client_for: ClientFor, opened: Opening) -> None:
    marieke = confirmed(client_for("marieke"))
    address, close = (reverse(name, args=[opened.pk]) for name in ("reporter_open", "opening_end"))
    shown = marieke.post(address, {"passphrase": PASSPHRASE}).content.decode()
    assert TELLER in shown
    assert f'action="{close}"' in shown
    listed = marieke.get(reverse("opening_list")).content.decode()
    assert close in listed
    closed = marieke.post(close, follow=True).content.decode()
    assert "eerder gesloten, om" in closed
    assert close not in closed
    again = marieke.post(address, {"passphrase": PASSPHRASE})
    assert TELLER not in again.content.decode()
    assert again.status_code == 422
    assert client_for("noor").get(close).status_code == 404
