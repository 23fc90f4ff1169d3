"""Many cases for measuring: a region's whole history a hundred times over, in bulk.

Fifty people hold them, of whom one is measured; of every ten cases one is open, the rest closed,
so that the measured coordinator has eighteen open ones among thousands. Texts are sealed by nobody:
they lie there as they would before `baken keys`, and the pages that are measured open a few.
"""

from typing import Any

from django.db import connection

from baken.demo.cast import fixed_id
from baken.ops import testing
from tests import database

DOSSIERS = """
insert into access_dossier (id, owner_id, region_id, kind, opened_at)
select gen_random_uuid(), %(owner)s, %(region)s, 'care',
       now() - n * (interval '900 days' / %(count)s)
  from generate_series(1, %(count)s) as n
"""

CASES = """
insert into cases_case (id, dossier_id, owner_id, region_id, code, kind, wall, status, phase,
                        phase_since, version, alias, age_band, holder_id, team, opened_by_id,
                        opened_at, purpose, legal_basis, safety, safety_on, last_contact_on,
                        contact_by, closed_at, close_reason, summary)
select gen_random_uuid(), d.id, d.owner_id, d.region_id, 'B' || n, 'victim', 'care',
       case when n %% 10 = 0 then 'open' else 'closed' end, 'support', current_date - 20, 1,
       'Meeuw ' || n, '24+',
       case when n %% %(each)s = 0 then %(holder)s::uuid else %(colleague)s::uuid end, '',
       %(holder)s, d.opened_at, 'Doel', 'Grond',
       (array['safe', 'safe', 'unsure', 'unsafe'])[1 + n %% 4], current_date - 9, current_date - 9,
       case when n %% 10 = 0 then current_date + (n %% 30)::int - 5 end,
       case when n %% 10 <> 0 then now() end,
       case when n %% 10 = 0 then '' else 'arranged' end, ''
  from (select *, row_number() over (order by opened_at) as n
          from access_dossier as d
         where d.kind = 'care'
           and not exists (select from cases_case as c where c.dossier_id = d.id)) as d
"""

CLIENTS = """
insert into cases_client (id, dossier_id, owner_id, region_id, case_id, changed_at, name, born,
                          reachable, stays_at, language, interpreter, document, marks)
select gen_random_uuid(), c.dossier_id, c.owner_id, c.region_id, c.id, now(), '', '', '', '', '',
       '', '', array[('x' || substr(md5(c.id::text), 1, 15))::bit(60)::bigint]
  from cases_case as c
 where c.code like 'B%%'
"""

TASKS = """
insert into cases_task (id, dossier_id, owner_id, region_id, case_id, status, person_id, means,
                        due_on, planned_at, planned_by_id, title, blocker, outcome)
select gen_random_uuid(), c.dossier_id, c.owner_id, c.region_id, c.id,
       case when c.status = 'open' and n = 1 then 'open' else 'done' end, c.holder_id, '',
       current_date - 2 + n, now(), c.holder_id, '', '', ''
  from cases_case as c, generate_series(1, 3) as n
 where c.code like 'B%%'
"""

EVENTS = """
insert into access_event (id, dossier_id, owner_id, region_id, at, actor_id, actor_role, verb,
                          subject_kind, subject_id, why)
select gen_random_uuid(), c.dossier_id, c.owner_id, c.region_id, now() - n * interval '1 day',
       %(colleague)s, 'care_coordinator', 'contact_logged', 'case', c.id, ''
  from cases_case as c, generate_series(1, 5) as n
 where c.code like 'B%%'
"""

REQUESTS = """
insert into care_shelterrequest (id, dossier_id, owner_id, region_id, case_id, status, asked_on,
                                 asked_by_id, is_tonight, gender, is_minor, children,
                                 needs_step_free, in_reflection, danger_areas, specialisms)
select gen_random_uuid(), c.dossier_id, c.owner_id, c.region_id, c.id, 'open', current_date,
       %(holder)s, false, 'woman', false, 0, false, false, '{}', '{}'
  from cases_case as c
 where c.code like 'B%%' and c.status = 'open'
 limit 400
"""

TRAJECTORIES = """
insert into care_trajectory (id, dossier_id, owner_id, region_id, case_id, situation, template_from,
                             started_on, version, is_dublin_claimant)
select gen_random_uuid(), c.dossier_id, c.owner_id, c.region_id, c.id, like_.situation,
       like_.template_from, current_date - 30, 1, false
  from cases_case as c,
       (select t.id, t.situation, t.template_from from care_trajectory as t
          join cases_case as own on own.id = t.case_id
         where own.alias = 'Soumia') as like_
 where c.code like 'B%%'
"""

ITEMS = """
insert into care_trajectoryitem (id, dossier_id, owner_id, region_id, trajectory_id, name, position,
                                 state, since, due_on, is_checked, payer, reason, note)
select gen_random_uuid(), t.dossier_id, t.owner_id, t.region_id, t.id, i.name, i.position,
       case when c.status = 'open' then i.state else 'arranged' end, current_date - 9,
       current_date - 5 + i.position, false, '', '', ''
  from care_trajectory as t
  join cases_case as c on c.id = t.case_id and c.code like 'B%%',
       (select i.* from care_trajectoryitem as i
          join care_trajectory as t on t.id = i.trajectory_id
          join cases_case as own on own.id = t.case_id
         where own.alias = 'Soumia') as i
"""
"""As the trajectory of Soumia is: 22 things each, finished where the case is closed."""

STATEMENTS = (DOSSIERS, CASES, CLIENTS, TASKS, EVENTS, REQUESTS, TRAJECTORIES, ITEMS)
HELD = 18
"""How many open cases the measured coordinator has, beside those of the demo."""


def fill(urls: testing.Urls, count: int) -> None:
    """Add so many cases, as the administrator, who alone may put off the check of references."""
    values: dict[str, Any] = {
        "count": count,
        "each": 10 * max(1, count // (10 * HELD)),
        "owner": fixed_id("organisation", "regio"),
        "region": fixed_id("region", "lagerwaard"),
        "holder": fixed_id("person", "esther"),
        "colleague": fixed_id("person", "nadia"),
    }
    database.point_at(urls["admin"])
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        for statement in STATEMENTS:
            cursor.execute(statement, values)
        cursor.execute("vacuum analyze")
    connection.close()
