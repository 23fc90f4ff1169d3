"""Every answer names its operation, leaves one line without an address, and speaks one language."""

import json
from typing import Any

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import get_language

from baken.core.logs import configure, operation_id
from baken.core.middleware import language, operation

SECRET = "haringvlietstraat-14"


@pytest.fixture
def answered(capsys: pytest.CaptureFixture[str]) -> Any:
    """Ask for a page with a telling address, and give the answer and what was logged."""
    configure()
    browser = Client(headers={"User-Agent": SECRET})
    answer = browser.get(f"/{SECRET}?naam={SECRET}", REMOTE_ADDR="127.77.0.1")
    return answer, capsys.readouterr().out


@pytest.mark.django_db
def test_a_line_names_the_route_and_never_the_address(answered: Any) -> None:
    answer, out = answered
    lines = [json.loads(line) for line in out.splitlines()]
    [line] = [each for each in lines if each["event"] == "request_answered"]
    assert answer.status_code == line["status"] == 404
    assert line["route"] == "unknown"
    assert line["operation"] == answer["X-Operation-Id"]
    assert line["ms"] > 0
    assert SECRET not in out
    assert "127.77" not in out


def test_an_operation_has_an_id_of_its_own_and_ends() -> None:
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        request.resolver_match = None
        seen.append(operation_id.get())
        return HttpResponse()

    request = RequestFactory().get("/")
    answers = [operation(view)(request)["X-Operation-Id"] for _ in range(2)]
    assert answers == seen
    assert len(set(seen)) == 2
    assert operation_id.get() == ""


def test_an_operation_ends_also_when_it_fails() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        raise Http404

    with pytest.raises(Http404):
        operation(view)(RequestFactory().get("/"))
    assert operation_id.get() == ""


@pytest.mark.parametrize(("cookie", "spoken"), [
    (None, "nl"), ("nl", "nl"), ("en", "en"), ("xx", "nl"), ("", "nl"), ("../en", "nl"),
])  # fmt: skip
def test_dutch_is_spoken_unless_another_language_was_chosen(
    cookie: str | None, spoken: str
) -> None:
    request = RequestFactory(headers={"Accept-Language": "en"}).get("/")
    request.COOKIES = {} if cookie is None else {"taal": cookie}
    answer = language(lambda _: HttpResponse(get_language() or ""))(request)
    assert answer["Content-Language"] == spoken
    assert isinstance(answer, HttpResponse)
    assert answer.content.decode() == spoken
