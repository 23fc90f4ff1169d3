"""Every page, opened and sent by everybody and about every row, answers as the matrix says.

A new address fails here until it declares who it is for and is listed in `tests/access/pages.py`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4
from zlib import crc32

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.base import BaseHandler
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import reverse

from baken.access.http import Declaration
from baken.accounts.middleware import SEEN
from baken.core import clock
from baken.demo.cast import JORIS, MARIEKE, WILLEM, YARA, Member, fixed_id
from baken.ops.testing import Urls
from baken.parties.models import Account
from tests import database
from tests.access.judge import Judge, Row
from tests.access.page import Page
from tests.access.pages import PAGES, UNGUARDED, Expectation, declared, views, why_pages
from tests.access.world import BRAM, EVERYBODY, FEMKE, OLGA, STRANGERS, VERA, Kept

ALL_PAGES = {**PAGES, **why_pages()}
KEPT_OUT = (OLGA, FEMKE, BRAM)
HIDDEN_FROM = [
    *(pytest.param(member, id=member.key) for member in (YARA, JORIS)),
    *(
        pytest.param(member, id=member.key, marks=pytest.mark.deep)
        for member in (MARIEKE, WILLEM, VERA)
    ),
]
"""Who tries rows that are not there for them: a colleague and a neighbour at every commit."""

Rows = dict[str, Row | None]
Ask = Callable[[Member | None, str, str], HttpResponseBase]
Try = tuple[str, str, int]
Standing = tuple[tuple[str, ...], bool, tuple[Try, ...]]
ALIKE = {"closed", "break-glass over"}
asked = deviating = 0
about: Counter[str] = Counter()
"""How many requests there were, and about which relation that Joris has with the row."""


def test_every_address_is_declared_and_tried() -> None:
    for name, view in views():
        where = "Declare it with public, signed_in or opens (baken.access.http)."
        if name not in UNGUARDED:
            assert isinstance(getattr(view, "declared", None), Declaration), f"{name}: {where}"
    known = {name.partition(" ")[0] for name in ALL_PAGES} | set(UNGUARDED)
    missing = {name for name, _ in views()} - known
    assert not missing, f"Say in tests/access/pages.py how these are tried: {sorted(missing)}"
    gone = known - {name for name, _ in views()}
    assert not gone, f"These pages no longer exist: {sorted(gone)}"


@pytest.mark.parametrize("name", ALL_PAGES)
@pytest.mark.parametrize("thoroughly", [False, pytest.param(True, marks=pytest.mark.deep)])
def test_a_page_opens_for_whom_the_matrix_lets_in(
    ask: Ask, told: Judge, signals: dict[str, Kept], name: str, thoroughly: bool
) -> None:
    page = ALL_PAGES[name]
    expected = Expectation(told, page, declared(name))
    rows = rows_for(page, told, signals)
    open_to_all = expected.declared.audience == "public"
    wrong, tried = [], set[Standing]()
    for member in (MARIEKE, None) if open_to_all and not thoroughly else _in_turn(name):
        tries = list(_tries(expected, member, rows if thoroughly else _but(rows)))
        if not thoroughly and _is_repeated(member, tries, tried):
            continue
        for relation, method, wanted in tries if thoroughly else _fewer(tries):
            about[relation] += 1
            answer = ask(member, method, address(name, page, rows[relation]))
            if answer.status_code != wanted:
                wrong.append((_who(member), relation, method, answer.status_code, wanted))
    global deviating  # noqa: PLW0603
    deviating += len(wrong)
    assert not wrong, f"{name}: (who, which row, method, answer, matrix)\n" + "\n".join(
        map(str, wrong)
    )


def _tries(expected: Expectation, member: Member | None, rows: Rows) -> Iterator[Try]:
    """Give each row and method, with the answer that the matrix gives."""
    for relation, row in rows.items():
        for method in ("GET", "POST"):
            yield relation, method, expected.status(_acts_as(member), method, relation, row)


def _in_turn(name: str) -> tuple[Member | None, ...]:
    """Give everybody and nobody; each page begins with somebody else, and always the same one."""
    first = crc32(name.encode()) % len(EVERYBODY)
    return (*EVERYBODY[first:], *EVERYBODY[:first], None)


def _is_repeated(member: Member | None, tries: list[Try], tried: set[Standing]) -> bool:
    """Say whether somebody with the same roles was tried, of whom the matrix says the same.

    The deep run tries everybody.
    """
    roles = sorted(role for role, _place in member.roles) if member else ["nobody"]
    theirs = [member.key] if member in KEPT_OUT and member else roles
    standing = (tuple(theirs), member in STRANGERS, tuple(tries))
    if standing in tried:
        return True
    tried.add(standing)
    return False


def _but(rows: Rows) -> Rows:
    """Leave out relations that answer as others do; the deep run asks about all of them."""
    return {relation: row for relation, row in rows.items() if relation not in ALIKE}


def _fewer(tries: list[Try]) -> Iterator[Try]:
    """Leave out what repeats: a door is closed for every row, and a page without a form is read."""
    closed = {302, 403} >= {wanted for *_, wanted in tries}
    if closed:
        yield tries[-1]
        return
    sent: set[int] = set()
    for relation, method, wanted in tries:
        if method == "GET" or wanted not in sent | {200}:
            yield relation, method, wanted
        if method == "POST":
            sent.add(wanted)


@pytest.mark.parametrize("name", [name for name, page in ALL_PAGES.items() if page.rows])
@pytest.mark.parametrize("member", HIDDEN_FROM)
def test_a_hidden_row_looks_as_if_it_is_not_there(
    ask: Ask, told: Judge, signals: dict[str, Kept], name: str, member: Member
) -> None:
    """Not only the status: also text and headers are the same for a random id."""
    page = ALL_PAGES[name]
    expected = Expectation(told, page, declared(name))
    rows = rows_for(page, told, signals)
    hidden = {
        relation
        for relation, _method, wanted in _tries(expected, member, rows)
        if wanted == 404 and relation not in page.but
    }
    answers = {_as_read(ask(member, "GET", address(name, page, rows[each]))) for each in hidden}
    assert len(answers) <= 1


def _acts_as(member: Member | None) -> UUID | None:
    """Give who the office sees: nobody, when the account is blocked or holds no role today."""
    return None if member is None or member in KEPT_OUT else fixed_id("person", member.key)


def _who(member: Member | None) -> str:
    return member.key if member else "nobody"


def rows_for(page: Page, told: Judge, signals: dict[str, Kept]) -> Rows:
    """Give a row for every relation somebody may have with it, and one that does not exist."""
    if not page.rows:
        return {"no row": None}
    found: Rows = {"not there": None}
    for name, row_id in _ids(page.rows, signals, told).items():
        [row] = [each for each in told.rows[page.rows] if each["id"] == row_id]
        found[name] = row
    return found


EACH = {key: key for key in ("zandhaven", "rietwoude", "verweg")}
OWNERS = {
    "cases": {"care": "regio", "enforcement": "zandhaven"},
    "enforcement": EACH,
    "retention": EACH,
}
"""Apps whose rows are tried by the organisation that owns them, by the name that pages use."""


def _ids(table: str, signals: dict[str, Kept], told: Judge) -> dict[str, UUID]:
    """Give the rows of a table that are tried, by the relation of Joris or by a name."""
    if table == "parties_organisation":
        return {key: fixed_id("organisation", key) for key in ("zandhaven", "rietwoude", "verweg")}
    if table == "parties_person":
        members = (YARA, JORIS, VERA, WILLEM)
        return {each.name.split()[0]: fixed_id("person", each.key) for each in members}
    if table == "parties_assignment":
        people = {fixed_id("person", each.key): each.name for each in (MARIEKE, VERA)}
        held = told.rows[table]
        return {
            people[each["person_id"]]: each["id"] for each in held if each["person_id"] in people
        }
    if table in {"access_agreement", "accounts_admission", "hidden_estimation"}:
        return {"only": told.rows[table][0]["id"]}
    owners = OWNERS.get(table.partition("_")[0])
    return _by_owner(table, told, owners) if owners else _ids_of_signals(table, signals, told)


def _by_owner(table: str, told: Judge, owners: dict[str, str]) -> dict[str, UUID]:
    """Give the first row of each of these organisations, by the name that pages call it."""
    keys = {fixed_id("organisation", key): name for name, key in owners.items()}
    held = [(keys[row["owner_id"]], row) for row in told.rows[table] if row["owner_id"] in keys]
    return {name: row["id"] for name, row in reversed(held)}


def _ids_of_signals(table: str, signals: dict[str, Kept], told: Judge) -> dict[str, UUID]:
    in_dossier = {row["dossier_id"]: row["id"] for row in told.rows[table]}
    found = {
        name: in_dossier[kept.dossier_id]
        for name, kept in signals.items()
        if kept.dossier_id in in_dossier
    }
    if table == "intake_report":
        spot = {each["report_id"] for each in told.rows["enforcement_spotreport"]}
        new = [row["id"] for row in told.rows[table] if row["status"] == "received"]
        [found["waiting"]] = [row_id for row_id in new if row_id not in spot]
    return found


def address(name: str, page: Page, row: Row | None) -> str:
    """Give the address of a page about a row, or about one that does not exist."""
    pk = {"pk": row["id"] if row else uuid4()} if page.rows else {}
    return reverse(name.partition(" ")[0], kwargs={**page.kwargs, **pk})


def _as_read(answer: HttpResponseBase) -> tuple[bytes, str]:
    """Give an answer without what differs each time: tokens and the name of the operation."""
    body = re.sub(rb'(nonce|value|content)="[^"]*"', b"", getattr(answer, "content", b""))
    headers = {key: value for key, value in answer.headers.items() if key != "X-Operation-Id"}
    return body, re.sub(r"nonce-[^']*", "", str(sorted(headers.items())))


@pytest.fixture(scope="module")
def browsers(urls: Urls, told: Judge, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """Log everybody in once, and give the key of each session."""
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        database.point_at(urls["office"])
        yield {row["username"]: _log_in(row) for row in told.rows["parties_account"]}
        connection.close()
        connection.settings_dict.update(before)
    deviations = f"{deviating} deviations out of {asked} requests"
    print(f"\n{deviations}: {dict(sorted(about.items()))}")  # noqa: T201


def _log_in(account: Row) -> str:
    session = Client().session
    session[SESSION_KEY] = str(account["person_id"])
    session[BACKEND_SESSION_KEY] = "baken.accounts.backends.LocalAccounts"
    session[HASH_SESSION_KEY] = Account(**account).get_session_auth_hash()
    # Seen in a day from now: the deep run takes longer than the idle lock waits.
    session[SEEN] = int(clock.now().timestamp()) + 86_400
    session.save()
    return str(session.session_key)


@pytest.fixture
def ask(browsers: dict[str, str], db: None) -> Ask:
    """Send a request in somebody's name, through all middleware, and undo whatever it did."""
    office = BaseHandler()
    office.load_middleware()
    requests = RequestFactory()

    def send(member: Member | None, method: str, url: str) -> HttpResponseBase:
        global asked  # noqa: PLW0603
        asked += 1
        request = requests.generic(method, url, "leeg=", "application/x-www-form-urlencoded")
        request.COOKIES = {"s": browsers[member.key]} if member else {}
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        with transaction.atomic():
            answer = office.get_response(request)
            transaction.set_rollback(True)
        return answer

    return send
