"""Who stays silent is reminded, then told of higher up, by mail that names nobody."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from baken.cases import silence
from baken.cases.silence import Quiet
from baken.core import clock

TODAY = date(2026, 6, 10)


def quiet(**more: object) -> Quiet:
    said = {"answer_by": TODAY - timedelta(days=1), "reminded_on": None, "escalated_on": None}
    rest = {"partner_email": "p@partner.example", "owner_email": "o@regio.example"}
    return Quiet(uuid4(), "V-TEST-11", **{**said, **rest, **more})  # type: ignore[arg-type]


def watched(monkeypatch: pytest.MonkeyPatch, *rows: Quiet) -> list[tuple[str, str, str]]:
    sent: list[tuple[str, str, str]] = []
    monkeypatch.setattr(silence, "_quiet", lambda: list(rows))
    monkeypatch.setattr(silence, "_moved", lambda _row, _step: None)
    with clock.at(clock.now().replace(year=2026, month=6, day=10, hour=9)):
        silence.watch(lambda *mail: sent.append(mail))
    return sent


@pytest.mark.django_db
def test_first_the_partner_then_whoever_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = watched(
        monkeypatch,
        quiet(),
        quiet(answer_by=TODAY),
        quiet(reminded_on=TODAY - timedelta(days=1)),
        quiet(reminded_on=TODAY - timedelta(days=9)),
        quiet(partner_email=""),
    )
    assert [mail[0] for mail in sent] == ["p@partner.example", "o@regio.example"]
    assert "V-TEST-11" in sent[0][1]


@override_settings(EMAIL_HOST="")
def test_without_a_mail_server_nothing_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(silence, "_quiet", lambda: pytest.fail("looked"))
    assert silence.watch() == {}


@given(st.dates(date(2026, 1, 1), date(2027, 1, 1)))
def test_nobody_is_asked_before_the_day(answer_by: date) -> None:
    assert quiet(answer_by=answer_by).step(answer_by) == "waiting"
