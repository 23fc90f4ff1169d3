"""Wrong, expired and destroyed codes cost the same work and get the same answer, byte for byte."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from argon2.low_level import hash_secret_raw
from django.test import Client

from baken.ops.testing import Urls
from baken.portal import receipt
from baken.portal.store import Store
from tests.portal.telling import receipt_on, send, tell

BACK = "/zandhaven/terug"
Work = list[tuple[object, ...]]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Write down everything that takes time: stretching, and what is asked of the database."""
    done: Work = []
    stretch, ask = hash_secret_raw, Store._ask

    def stretched(secret: bytes, salt: bytes, *cost: Any) -> bytes:
        done.append(("argon2", len(secret), len(salt), *cost))
        return stretch(secret, salt, *cost)

    def asked(store: Store, question: str, values: Any = None) -> Any:
        done.append((question, [len(each) for each in values or [] if isinstance(each, bytes)]))
        return ask(store, question, values)

    monkeypatch.setattr("baken.portal.receipt.hash_secret_raw", stretched)
    monkeypatch.setattr(Store, "_ask", asked)
    return done


def _told(visitor: Client) -> str:
    return receipt_on(send(visitor, tell(visitor)).content.decode())


def _changed(urls: Urls, visitor: Client, how: str) -> str:
    """Give a code of which the report was changed this way after it was handed in."""
    digits = _told(visitor)
    with psycopg.connect(urls["admin"]) as admin:
        admin.execute(how.encode())
    return digits


DESTROYED = (
    "delete from outside_outsidefile; delete from outside_outsidemessage;"
    " delete from outside_outsidereport"
)
WAYS: dict[str, Callable[[Client, Urls], str]] = {
    "wrong": lambda _visitor, _urls: receipt.new(),
    "destroyed": lambda visitor, urls: _changed(urls, visitor, DESTROYED),
    "expired": lambda visitor, urls: _changed(
        urls, visitor, "update outside_outsidereport set locator = sha256(locator)"
    ),
    "without_its_key": lambda visitor, urls: _changed(
        urls, visitor, "update outside_outsidereport set locked = ''"
    ),
}


def _tried(visitor: Client, work: Work, digits: str) -> tuple[Work, int, dict[str, str], str]:
    """Give the work it cost, the status, the headers and the page, without the nonce."""
    visitor.get("/zandhaven")  # the municipalities are known, whoever comes
    work.clear()
    answer = visitor.post(BACK, {"code": digits})
    policy = answer.headers["Content-Security-Policy"]
    nonce = policy.partition("nonce-")[2].partition("'")[0]
    headers = {name: value.replace(nonce, "") for name, value in answer.headers.items()}
    return list(work), answer.status_code, headers, answer.content.decode().replace(nonce, "")


def test_the_same_work_and_the_same_answer(visitor: Client, outside_urls: Urls, work: Work) -> None:
    seen = {name: _tried(visitor, work, made(visitor, outside_urls)) for name, made in WAYS.items()}
    done, status, *_ = seen["wrong"]
    assert [first for first, *_ in done] == ["argon2", "select * from portal.thread(%s, %s)"]
    assert status == 422
    for name, each in seen.items():
        assert each == seen["wrong"], name


def test_every_wrong_code_costs_the_same(visitor: Client, work: Work) -> None:
    tries = [_tried(visitor, work, receipt.new()) for _ in range(25)]
    assert all(each == tries[0] for each in tries)


def test_the_page_for_a_lost_code_looks_nothing_up(visitor: Client, work: Work) -> None:
    visitor.get("/zandhaven")
    work.clear()
    page = visitor.get("/zandhaven/code-kwijt").content.decode()
    assert "niet opzoeken" in page
    assert "<form" not in page
    assert work == []
