"""The walls stay cheap: who may see what is found out once a statement, and indexes still work."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from django.db.models import QuerySet

from baken.access.actor import Actor
from baken.access.models import Event
from baken.demo.acting import as_member
from baken.demo.cast import JORIS, MARIEKE, Member, fixed_id
from baken.intake.models import Report
from baken.signals.listing import Found
from baken.signals.models import Signal
from baken.signals.worklist import Search
from tests import database

MANY = """
create temporary table made as
  select gen_random_uuid() as dossier_id, gen_random_uuid() as report_id, n,
         organisation.id as owner_id, organisation.region_id, person.id as person_id
    from generate_series(1, 2500) as n
   cross join parties_organisation as organisation
    join lateral (select id from parties_person where region_id = organisation.region_id limit 1)
      as person on true
   where organisation.kind = 'municipality';
insert into access_dossier (id, owner_id, region_id, kind, opened_at)
  select dossier_id, owner_id, region_id, 'signal', now() from made;
insert into intake_report (id, dossier_id, owner_id, region_id, code, status, received_at,
       reporter_id, channel, told_by, indicators, is_acute, minor_involved, observed,
       thought, place, moment, done_already, sealed_to)
  select report_id, dossier_id, owner_id, region_id, 'M-' || n, 'registered', now(), person_id,
         'form', '', '{}', false, 'no', '', '', '', '', '', '{}' from made;
insert into signals_signal (id, dossier_id, owner_id, region_id, code, status, version, report_id,
       received_at, registered_at, registered_by_id, assignee_id, due_on, forms, is_acute,
       minor_involved, purpose, legal_basis, observation, interpretation)
  select gen_random_uuid(), dossier_id, owner_id, region_id, 'S-' || n,
         case n %% 10 when 0 then 'registered' else 'closed' end, 1, report_id, now(), now(),
         person_id, person_id, current_date + n %% 90, '{labour}', n %% 100 = 0, 'no', '', '',
         '', ''
    from made;
insert into access_event (id, dossier_id, owner_id, region_id, at, actor_id, actor_role, verb,
       subject_kind, subject_id, why)
  select gen_random_uuid(), dossier_id, owner_id, region_id, now(), person_id, '', '', '',
         gen_random_uuid(), '' from made;
insert into access_grant (id, dossier_id, owner_id, region_id, person_id, role, purpose, ground,
       granted_by_id, granted_at, valid_from, valid_until)
  select gen_random_uuid(), dossier_id, owner_id, region_id, %s, 'second_reader', '', '', person_id,
         now(), current_date - 1, current_date + 30
    from made where owner_id <> %s and n <= 20;
"""


@pytest.fixture(scope="module")
def many_signals(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A region of four municipalities with 2,500 signals each."""
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        made = database.copy("plans")
        with closing(psycopg.connect(made["admin"], autocommit=True)) as admin:
            home = fixed_id("organisation", MARIEKE.place)
            psycopg.ClientCursor(admin).execute(MANY, [fixed_id("person", MARIEKE.key), home])
            admin.execute("analyze")
        database.point_at(made["office"])
        yield
        connection.close()
        connection.settings_dict.update(before)


Plan = dict[str, Any]
Ask = Callable[[Actor], QuerySet[Any]]


def _a_dossier() -> UUID:
    found = Signal.objects.order_by("-code").values_list("dossier_id", flat=True)[:1]
    return UUID(str(found[0]))


QUERIES: dict[str, tuple[Ask, str]] = {
    "the work list": (lambda actor: Found(Search(), actor).rows(slice(0, 50)), "signal_worklist"),
    "signals of mine": (
        lambda actor: Search(view="mine").rows(actor)[:50],
        "signals_signal_assignee",
    ),
    "signals of one dossier": (
        lambda _: Signal.objects.filter(dossier_id=_a_dossier()),
        "signals_signal_dossier",
    ),
    "reports that wait": (lambda _: Report.objects.waiting(), "report_worklist"),
    "reports of mine": (lambda actor: Report.objects.of(actor.person_id), "report_of_reporter"),
    "the timeline": (
        lambda _: Event.objects.filter(dossier_id=_a_dossier()),
        "access_event_dossier",
    ),
}
"""What people ask all day, and (the start of) the index that answers it."""


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("member", [MARIEKE, JORIS], ids=lambda member: member.key)
def test_who_is_asking_is_found_out_once_and_the_rows_come_by_index(
    many_signals: None, member: Member, name: str
) -> None:
    ask, index = QUERIES[name]
    with as_member(member) as actor:
        nodes = list(_nodes(_plan(ask(actor))))
    asking = [node for node in nodes if "access." in str({**node, "Plans": ""})]
    assert asking
    for node in asking:
        assert node["Parent Relationship"] == "InitPlan", "a policy function runs for every row"
        assert node["Actual Loops"] <= 1
    assert any(str(node.get("Index Name", "")).startswith(index) for node in nodes)
    scanned = {node["Relation Name"] for node in nodes if node["Node Type"] == "Seq Scan"}
    assert not scanned & {"signals_signal", "intake_report", "access_event", "access_dossier"}


def test_the_work_list_reads_no_more_than_it_shows(many_signals: None) -> None:
    """One page of her own municipality, in its order, and what she was let into; no other rows."""
    with as_member(MARIEKE) as marieke:
        nodes = list(_nodes(_plan(Found(Search(), marieke).rows(slice(0, 50)))))
        let_in = sum(1 for each in marieke.held if each.dossier_id)
    assert let_in == 60
    scans = [node for node in nodes if node.get("Relation Name") == "signals_signal"]
    assert sum(n["Actual Rows"] + n.get("Rows Removed by Filter", 0) for n in scans) <= 50 + let_in


def _plan(rows: QuerySet[Any]) -> Plan:
    [plan] = json.loads(rows.explain(format="json", analyze=True, verbose=True))
    found: Plan = plan["Plan"]
    return found


def _nodes(plan: Plan) -> Iterator[Plan]:
    yield plan
    for inner in plan.get("Plans", []):
        yield from _nodes(inner)
