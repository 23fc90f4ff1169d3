-- Somebody comes back: a new signal names what fits a client in care. The worker compares, on a clock,
-- apart from whoever typed; the row lies in the care dossier, for whoever holds the case or stands in.
-- The signal of the very hand-over a case began with is no return, nor is what was noted before the
-- case. A number that more than twenty dossiers name tells nothing. Tokens and ids only; never a value.

create or replace function access.case_returns_find(moment timestamptz, today date)
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare
    made integer;
begin
    update public.cases_casereturn as told set for_whom_id = held.by_whom
      from (select mine.id, case when mine.stand_in_id is not null
                             and coalesce(mine.stand_in_until >= today, true)
                        then mine.stand_in_id else mine.holder_id end as by_whom
              from public.cases_case as mine) as held
     where held.id = told.case_id and told.answer = 'waiting' and told.for_whom_id <> held.by_whom;

    with takes_part as materialized (
        select place.id from public.parties_organisation as place
         where access.processing_runs('returns', place.id, today)
    ), met as materialized (
        select known.case_id, known.kind, known.token, known.region_id,
               named.dossier_id as their_dossier, named.owner_id as their_owner
          from public.cases_subjecttoken as known
          join public.matching_linktoken as named
            on named.region_id = known.region_id and named.token = known.token
           and named.reach = 'care' and named.kind = known.kind
          join public.cases_case as mine on mine.id = known.case_id and named.made_at > mine.opened_at
         where known.owner_id in (select id from takes_part)
           and named.owner_id in (select id from takes_part)
           and not exists (select from public.cases_casesource as began
                             join public.signals_handover as handed on handed.id = began.source_id
                            where began.case_id = mine.id and handed.dossier_id = named.dossier_id)
    ), busy as materialized (
        select common.region_id, common.token from public.matching_linktoken as common
         where common.reach = 'care' and common.token in (select token from met)
         group by 1, 2 having count(distinct common.dossier_id) > 20
    ), kept as (
        insert into public.cases_casereturn as told
               (id, dossier_id, owner_id, region_id, case_id, for_whom_id, their_owner_id,
                their_dossier, keys, found_at, answer, why)
        select gen_random_uuid(), mine.dossier_id, mine.owner_id, mine.region_id, mine.id,
               case when mine.stand_in_id is not null
                     and coalesce(mine.stand_in_until >= today, true)
                    then mine.stand_in_id else mine.holder_id end,
               met.their_owner, met.their_dossier,
               array_agg(distinct met.kind), moment, 'waiting', ''
          from met
          join public.cases_case as mine on mine.id = met.case_id
         where not exists (select from busy where busy.region_id = met.region_id
                                              and busy.token = met.token)
         group by mine.id, met.their_owner, met.their_dossier
        on conflict (owner_id, dossier_id, their_dossier) do update set keys = excluded.keys
         where told.keys <> excluded.keys and told.answer = 'waiting'
        returning 1
    )
    select count(*) into made from kept;
    return made;
end
$$;

grant usage, create on schema access to baken_context;
alter function access.case_returns_find(timestamptz, date) owner to baken_context;
revoke create on schema access from baken_context;
revoke execute on function access.case_returns_find(timestamptz, date) from public;
grant execute on function access.case_returns_find(timestamptz, date) to baken_worker;
grant select (id, owner_id, opened_at, stand_in_id, stand_in_until, holder_id)
   on public.cases_case to baken_context;
grant select (id, dossier_id) on public.signals_handover to baken_context;
grant select (case_id, source_id) on public.cases_casesource to baken_context;
grant select on public.cases_subjecttoken to baken_context;
grant select, insert, update (keys, for_whom_id) on public.cases_casereturn to baken_context;
create policy context_returns on public.signals_handover for select to baken_context using (true);
create policy context_returns on public.cases_casesource for select to baken_context using (true);
create policy context_returns on public.cases_subjecttoken for select to baken_context using (true);
create policy context_returns on public.cases_casereturn to baken_context using (true);
