"""The first page costs as many statements with many cases as with some."""

import dataclasses

from django.db import connection
from django.test.utils import CaptureQueriesContext

from baken.cases import actions
from baken.cases.actions import Plan
from baken.cases.tests.conftest import OPENING
from baken.core import clock
from baken.parties.models import Person
from tests.typing import Acting, ClientFor


def trouble(acting: Acting, count: int) -> None:
    """Let Esther have so many more cases with something for today."""
    with acting("esther") as esther:
        me = Person.objects.get(pk=esther.person_id)
        for number in range(count):
            opening = dataclasses.replace(OPENING, alias=f"Wulp {number}")
            case = actions.open_case(
                esther, organisation_id=esther.organisation_id, opening=opening
            )
            actions.plan_task(esther, case=case, plan=Plan("Bellen", clock.today(), person=me))


def test_more_cases_cost_no_more_statements(acting: Acting, client_for: ClientFor) -> None:
    esther = client_for("esther")
    counts = []
    for count in (3, 4):
        trouble(acting, count)
        with CaptureQueriesContext(connection) as asked:
            assert esther.get("/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] < 80


def test_what_was_seen_is_news_no_more(acting: Acting, client_for: ClientFor) -> None:
    esther = client_for("esther")
    assert "Fenna Lichtveld" in esther.get("/").content.decode()
    assert esther.post("/casussen/gezien").status_code == 302
    assert "Fenna Lichtveld" not in esther.get("/").content.decode()


def test_a_colleague_looks_at_the_same_cases_and_not_at_the_same_work(
    client_for: ClientFor,
) -> None:
    page = client_for("nadia").get("/").content.decode()
    assert "Leeuwerik 19" not in page
    assert "Leeuwerik 19" in client_for("nadia").get("/casussen?toon=open").content.decode()
