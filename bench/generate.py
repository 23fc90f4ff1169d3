"""Many signals for measuring: plain rows in bulk.

Eight municipalities share them; of every thousand reports one waits to be registered, of every
five signals one is closed, and the officer who is measured was let into dossiers of the others.
"""

from typing import Any

from django.db import connection

from baken.demo.cast import fixed_id
from baken.ops import testing
from tests import database

CAST = ("zandhaven", "rietwoude", "oudermeer", "kleiwaard")
INVENTED = ("duinrade", "meerwijk", "polderveen", "sluiskerk")
MUNICIPALITIES = (*CAST, *INVENTED)

OTHERS = """
insert into parties_organisation (id, region_id, kind, name, slug, phone, email, reach)
select each.id, %(region)s, 'municipality', 'Gemeente ' || initcap(each.name), each.name, '', '', ''
  from unnest(%(invented)s::uuid[], %(names)s::text[]) as each (id, name)
    on conflict do nothing
"""

DOSSIERS = """
insert into access_dossier (id, owner_id, region_id, kind, opened_at)
select gen_random_uuid(), (%(owners)s::uuid[])[1 + n %% cardinality(%(owners)s::uuid[])],
       %(region)s, 'signal', now() - n * (interval '200 days' / %(count)s)
  from generate_series(1, %(count)s) as n
"""

REPORTS = """
insert into intake_report (id, dossier_id, owner_id, region_id, code, status, received_at,
                           reporter_id, channel, told_by, is_acute, minor_involved, indicators,
                           observed, thought, place, moment, done_already, sealed_to)
select gen_random_uuid(), d.id, d.owner_id, d.region_id, 'M' || n,
       case when n %% 8000 < 8 then 'received' else 'registered' end,
       d.opened_at, %(reporter)s, 'form', '', n %% 50 = 0, 'unknown', '{}',
       repeat('gezien ', 60), '', '', '', '', '{}'
  from (select *, row_number() over (order by opened_at) + %(before)s as n
          from access_dossier as d
         where not exists (select from intake_report as r where r.dossier_id = d.id)) as d
"""

SIGNALS = """
insert into signals_signal (id, dossier_id, owner_id, region_id, code, status, version, report_id,
                            received_at, registered_at, registered_by_id, assignee_id, due_on,
                            feedback_due_on, forms, is_acute, minor_involved, purpose,
                            legal_basis, observation, interpretation)
select gen_random_uuid(), r.dossier_id, r.owner_id, r.region_id, 'S' || n,
       (array['registered', 'weighing', 'weighed', 'in_tracks', 'closed'])[1 + n %% 5],
       1, r.id, r.received_at, r.received_at, %(officer)s, %(officer)s,
       current_date + (n %% 40)::int - 10,
       case when n %% 7 = 0 then current_date + (n %% 14)::int - 7 end,
       '{labour}', n %% 97 = 0, 'unknown', 'Doel', 'Grond', repeat('gezien ', 60), ''
  from (select *, row_number() over (order by received_at) + %(before)s as n
          from intake_report as r
         where r.status = 'registered'
           and not exists (select from signals_signal as s where s.report_id = r.id)) as r
"""

WEIGHINGS = """
insert into signals_weighing (id, dossier_id, owner_id, region_id, signal_id, weighed_by_id,
                              weighed_at, lists, forms, seriousness, is_acute, reliability,
                              non_punishment, vulnerability, counter_indications, reasoning)
select gen_random_uuid(), s.dossier_id, s.owner_id, s.region_id, s.id, %(officer)s, s.received_at,
       '{}', s.forms, 2, s.is_acute, 'single', 'no', '', '', 'Reden'
  from signals_signal as s
 where s.status = 'weighing' and right(s.id::text, 1) < '8'
   and not exists (select from signals_weighing as w where w.signal_id = s.id)
"""

HANDOVERS = """
insert into signals_handover (id, dossier_id, owner_id, region_id, code, report_id, signal_id,
                              track, status, addressee_id, is_acute, offered_by_id, offered_at,
                              answer_by, message, answer, answered_by_name)
select gen_random_uuid(), s.dossier_id, s.owner_id, s.region_id,
       'O' || row_number() over () + %(before)s, s.report_id, s.id, 'care',
       (array['offered', 'accepted', 'accepted', 'refused'])[1 + row_number() over () %% 4],
       %(receiver)s, s.is_acute, %(officer)s, s.received_at, s.due_on, 'Hulp nodig', '', ''
  from signals_signal as s
 where s.status = 'in_tracks'
   and not exists (select from signals_handover as h where h.signal_id = s.id)
"""

GRANTS = """
insert into access_grant (id, dossier_id, owner_id, region_id, person_id, role, purpose, ground,
                          granted_by_id, granted_at, valid_from, valid_until)
select gen_random_uuid(), s.dossier_id, s.owner_id, s.region_id, %(officer)s, 'second_reader',
       'Meewegen', 'Afspraak', %(colleague)s, now(), current_date - 3, current_date + 30
  from (select dossier_id, owner_id, region_id, row_number() over (partition by owner_id) as n
          from signals_signal
         where status = 'weighing' and owner_id <> %(home)s) as s
 where s.n <= 3
"""

STATEMENTS = (OTHERS, DOSSIERS, REPORTS, SIGNALS, WEIGHINGS, HANDOVERS, GRANTS)


def fill(urls: testing.Urls, count: int) -> None:
    """Add so many signals, spread over eight municipalities, with what lies around them.

    As the administrator, who alone may put off the check of every reference: the rows come from
    one another, and a million of them would take an hour instead of minutes.
    """
    database.point_at(urls["admin"])
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        cursor.execute("select count(*) from access_dossier")
        values = _values(count) | {"before": cursor.fetchone()[0]}
        for statement in STATEMENTS:
            cursor.execute(statement, values)
        cursor.execute("vacuum analyze")
    connection.close()


def _values(count: int) -> dict[str, Any]:
    return {
        "count": count,
        "owners": [fixed_id("organisation", key) for key in MUNICIPALITIES],
        "invented": [fixed_id("organisation", key) for key in INVENTED],
        "names": list(INVENTED),
        "home": fixed_id("organisation", "zandhaven"),
        "receiver": fixed_id("organisation", "regio"),
        "region": fixed_id("region", "lagerwaard"),
        "reporter": fixed_id("person", "yara"),
        "officer": fixed_id("person", "marieke"),
        "colleague": fixed_id("person", "sander"),
    }
