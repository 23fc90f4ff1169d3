"""An acute report reaches whoever is on call, by a mail that says nothing about it."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.test import override_settings

from baken.intake.outside import alerting, listening
from baken.intake.outside.alerting import alert, said
from tests.typing import ConnectAs

ZANDHAVEN, OTHER = uuid4(), uuid4()


@pytest.fixture(autouse=True)
def waiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two municipalities have an acute report; one of them has no address."""
    rows = [(ZANDHAVEN, "zandhaven", "loket@zandhaven.example"), (OTHER, "duinrede", "")]
    monkeypatch.setattr(alerting, "_acute", lambda: rows)
    alerting._sent.clear()
    with override_settings(EMAIL_HOST="mail.example", ON_CALL={}):
        yield


def test_the_mail_says_nothing_about_the_report() -> None:
    assert alert() == 1
    [sent] = mail.outbox
    assert sent.to == ["loket@zandhaven.example"]
    assert (sent.subject, sent.body) == said()


def test_whoever_is_on_call_comes_before_the_desk() -> None:
    with override_settings(ON_CALL={"zandhaven": "piket@zandhaven.example"}):
        alert()
    assert mail.outbox[0].to == ["piket@zandhaven.example"]


def test_a_flood_of_acute_reports_is_one_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("baken.intake.outside.alerting.time.monotonic", lambda: now[0])
    assert [alert() for _ in range(5)] == [1, 0, 0, 0, 0]
    now[0] += alerting.PAUSE
    assert alert() == 1


def test_a_notice_alerts_only_where_it_came_in() -> None:
    listening.hear(str(OTHER))
    listening.hear("")
    assert mail.outbox == []
    listening.hear(str(ZANDHAVEN))
    assert len(mail.outbox) == 1


def test_a_mail_that_fails_waits_for_the_timer(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: Any) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(alerting, "_mail", away)
        listening.hear(str(ZANDHAVEN))
    assert alert() == 1  # nothing was marked as sent


def test_without_a_mail_server_nothing_is_sent() -> None:
    with override_settings(EMAIL_HOST=""):
        assert alert() == 0


def test_the_worker_learns_where_and_nothing_else(connect_as: ConnectAs) -> None:
    worker: Any = connect_as("worker")
    asked = worker.execute("select * from portal.acute()")
    assert [column.name for column in asked.description] == ["id", "slug", "email"]
    assert all(isinstance(place, UUID) for place, *_ in asked.fetchall())
    with pytest.raises(Exception, match="permission denied"):
        worker.execute("select * from portal.desks()")
