"""A request acts in one name and one transaction, from its first query to its last word."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template import engines
from django.template.response import SimpleTemplateResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from baken.access import drafts
from baken.access.context import NoContext
from baken.access.middleware import acting as middleware
from baken.core import clock
from baken.core.ids import new_id
from baken.demo.cast import MARIEKE, Member, fixed_id
from baken.parties.models import Account, Assignment
from baken.signals.models import Signal
from tests.typing import Acting, ClientFor

Answer = Callable[[Any], HttpResponseBase]
CODES = "{% for signal in signals %}{{ signal.code }} {% endfor %}"


@pytest.fixture
def answered(client_for: ClientFor) -> Callable[[Answer], HttpResponseBase]:
    """Let Marieke's request be answered by a function."""

    def answer(view: Answer) -> HttpResponseBase:
        request = RequestFactory().get("/")
        request.session = client_for("marieke").session
        return middleware(view)(request)

    return answer


def _keeps_a_draft(status: int) -> Answer:
    def view(request: Any) -> HttpResponse:
        drafts.keep(request.actor, key="/trial", fields=request.GET)
        return HttpResponse(status=status)

    return view


def _kept(acting: Acting) -> bool:
    with acting("marieke") as marieke:
        return drafts.find(marieke, key="/trial") is not None


@pytest.mark.parametrize(
    ("status", "stays"), [(200, True), (422, True), (500, False), (503, False)]
)
def test_what_went_wrong_leaves_nothing_behind(
    answered: Callable[[Answer], HttpResponseBase], acting: Acting, status: int, stays: bool
) -> None:
    assert answered(_keeps_a_draft(status)).status_code == status
    assert _kept(acting) is stays


def test_an_exception_leaves_nothing_behind(
    answered: Callable[[Answer], HttpResponseBase], acting: Acting
) -> None:
    def view(request: Any) -> HttpResponse:
        _keeps_a_draft(200)(request)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answered(view)
    assert not _kept(acting)


def test_a_page_that_asks_while_it_renders_still_sees_its_rows(
    answered: Callable[[Answer], HttpResponseBase],
) -> None:
    template = engines["django"].from_string(CODES)

    def view(request: Any) -> HttpResponseBase:
        return SimpleTemplateResponse(template, {"signals": Signal.objects.order_by("code")})

    answer = answered(view)
    assert isinstance(answer, SimpleTemplateResponse)
    assert len(answer.content.decode().split()) == 7


def test_a_page_that_asks_after_the_request_hears_so(
    answered: Callable[[Answer], HttpResponseBase],
) -> None:
    def view(request: Any) -> HttpResponseBase:
        return StreamingHttpResponse(signal.code for signal in _late())

    answer = answered(view)
    assert isinstance(answer, StreamingHttpResponse)
    with pytest.raises(NoContext):
        list(answer)


def _late() -> Any:
    yield from Signal.objects.all()


def test_a_request_knows_who_acts_and_in_which_roles(
    answered: Callable[[Answer], HttpResponseBase],
) -> None:
    seen: list[Any] = []

    def view(request: Any) -> HttpResponse:
        seen.extend([request.actor, request.user])
        return HttpResponse()

    answered(view)
    assert seen[0].name == MARIEKE.name
    assert seen[0].roles == {"focal_officer", "coordinating_focal_officer"}
    assert seen[1].username == MARIEKE.key


def test_a_request_without_a_session_is_nobody(db: None) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        assert isinstance(request.user, AnonymousUser)
        assert request.actor is None  # type: ignore[attr-defined]
        with pytest.raises(NoContext):
            Signal.objects.count()
        return HttpResponse()

    request = RequestFactory().get("/")
    request.session = Client().session
    assert middleware(view)(request).status_code == 200


def test_a_page_with_rows_is_kept_by_no_browser(client_for: ClientFor) -> None:
    answer = client_for("marieke").get(reverse("signal_list"))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"


def _change(acting: Acting, member: Member, **values: Any) -> None:
    with acting("willem"):
        assert Account.objects.filter(pk=fixed_id("person", member.key)).update(**values) == 1


@pytest.mark.parametrize(
    "values", [{"session_key": new_id()}, {"is_active": False}], ids=["ended", "blocked"]
)
def test_an_ended_session_and_a_blocked_account_are_out_at_the_next_request(
    client_for: ClientFor, acting: Acting, values: dict[str, Any]
) -> None:
    browser = client_for("marieke")
    assert browser.get(reverse("home")).status_code == 200
    _change(acting, MARIEKE, **values)
    answer = browser.get(reverse("home"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("login"))
    assert not browser.session.keys()


def test_an_ended_role_shows_at_the_next_request(client_for: ClientFor, acting: Acting) -> None:
    browser = client_for("marieke")
    assert browser.get(reverse("signal_list")).status_code == 200
    with acting("willem"):
        held = Assignment.objects.filter(person_id=fixed_id("person", MARIEKE.key))
        held.filter(role="focal_officer").update(valid_from="2026-01-01", valid_until="2026-01-02")
    assert browser.get(reverse("signal_list")).status_code == 403
    assert browser.get(reverse("home")).status_code == 200


def test_somebody_without_any_role_is_out(client_for: ClientFor, acting: Acting) -> None:
    browser = client_for("marieke")
    with acting("willem"):
        held = Assignment.objects.filter(person_id=fixed_id("person", MARIEKE.key))
        held.update(valid_from="2026-01-01", valid_until="2026-01-02")
    assert browser.get(reverse("home")).status_code == 302


def test_a_role_holds_through_its_last_day(client_for: ClientFor, acting: Acting) -> None:
    with acting("willem"):
        held = Assignment.objects.filter(person_id=fixed_id("person", MARIEKE.key))
        held.update(valid_until=clock.today())
    assert client_for("marieke").get(reverse("signal_list")).status_code == 200
