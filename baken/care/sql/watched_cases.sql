-- The cases whose safety somebody was entrusted with: an alias, how safe it is and who holds it. The case
-- itself, what it is about and the trajectory stay closed to a safety coordinator.

create or replace function access.watched_cases()
returns table (id uuid, dossier_id uuid, owner_id uuid, region_id uuid, code text, alias text,
               age_band text, safety text, status text, contact_by date, holder_id uuid)
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select mine.id, mine.dossier_id, mine.owner_id, mine.region_id, mine.code, mine.alias,
           mine.age_band, mine.safety, mine.status, mine.contact_by, mine.holder_id
      from public.cases_case as mine
     where mine.dossier_id = any (access.dossiers(array['safety_coordinator']))
       and mine.dossier_id <> all (access.avoided())
       and mine.wall = 'care' and mine.status = 'open'
     order by mine.alias, mine.id
$$;

grant usage, create on schema access to baken_context;
alter function access.watched_cases() owner to baken_context;
revoke create on schema access from baken_context;
revoke execute on function access.watched_cases() from public;
grant execute on function access.watched_cases() to baken_office;
grant select (id, dossier_id, owner_id, region_id, code, alias, age_band, safety, status, contact_by,
              holder_id, wall)
   on public.cases_case to baken_context;
