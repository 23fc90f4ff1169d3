"""Many signals for measuring: plain rows in bulk, written as the owner."""

from typing import Any

from django.db import connection

from baken.demo.cast import fixed_id

MUNICIPALITIES = ("zandhaven", "rietwoude", "oudermeer", "kleiwaard")

DOSSIERS = """
insert into access_dossier (id, owner_id, region_id, kind, opened_at)
select gen_random_uuid(), (%(owners)s::uuid[])[1 + n %% cardinality(%(owners)s::uuid[])],
       %(region)s, 'signal', now() - n * interval '1 minute'
  from generate_series(1, %(count)s) as n
"""

REPORTS = """
insert into intake_report (id, dossier_id, owner_id, region_id, code, status, received_at,
                           reporter_id, is_acute, minor_involved, observed, thought, place, moment,
                           done_already)
select gen_random_uuid(), d.id, d.owner_id, d.region_id, 'M' || row_number() over (), 'registered',
       d.opened_at, %(reporter)s, false, 'unknown', repeat('gezien ', 60), '', '', '', ''
  from access_dossier as d
 where not exists (select from intake_report as r where r.dossier_id = d.id)
"""

SIGNALS = """
insert into signals_signal (id, dossier_id, owner_id, region_id, code, status, version, report_id,
                            received_at, registered_at, registered_by_id, assignee_id, due_on,
                            forms,
                            is_acute, minor_involved, purpose, legal_basis, observation,
                            interpretation)
select gen_random_uuid(), r.dossier_id, r.owner_id, r.region_id, 'S' || row_number() over (),
       (array['registered', 'weighing', 'weighed', 'in_tracks', 'closed'])
           [1 + row_number() over () %% 5],
       1, r.id, r.received_at, r.received_at, %(officer)s, %(officer)s,
       current_date + (row_number() over () %% 40)::int - 10, '{labour}', false, 'unknown', 'Doel',
       'Grond', repeat('gezien ', 60), ''
  from intake_report as r
 where not exists (select from signals_signal as s where s.report_id = r.id)
   and r.status = 'registered'
"""


def signals(count: int) -> None:
    """Add so many signals, spread over the municipalities of the demo region."""
    values: dict[str, Any] = {
        "count": count,
        "owners": [fixed_id("organisation", key) for key in MUNICIPALITIES],
        "region": fixed_id("region", "lagerwaard"),
        "reporter": fixed_id("person", "yara"),
        "officer": fixed_id("person", "marieke"),
    }
    with connection.cursor() as cursor:
        for statement in (DOSSIERS, REPORTS, SIGNALS):
            cursor.execute(statement, values)
        cursor.execute("analyze")
