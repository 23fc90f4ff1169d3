-- How many numbers, addresses and people turn up in more than one municipality of a region, by kind.
create or replace function access.displacement_counts(roles text[])
returns table (kind text, number bigint)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare
    mine  uuid[] := access.regions(roles);
    today date := access.day();
begin
    return query
    with takes_part as materialized (
        select place.id from public.parties_organisation as place
         where place.region_id = any (mine) and access.processing_runs('hits', place.id, today)
    ), moved as (
        select held.kind::text as of_kind, held.token from public.matching_linktoken as held
         where held.reach = 'region' and held.owner_id in (select id from takes_part)
           and held.kind = any (array['phone', 'plate', 'address', 'kvk', 'iban', 'given_born'])
         group by held.kind, held.token having count(distinct held.owner_id) > 1
    )
    select moved.of_kind,
           case when count(*) >= {suppress_below} then count(*) end
      from moved group by moved.of_kind;
end
$$;

-- How many people were on which lists of a region in a period: by who reported the signals that name
-- them as a victim. People whom somebody judged to be one count once. It gives counts, never a key.
create or replace function access.capture_counts(wanted uuid, first date, last date)
returns table (history text[], people bigint)
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    with named as (
        select coalesce(member.entity, mention.id::text) as who,
               case place.kind when 'police' then 'police'
                               when 'labour_inspectorate' then 'labour_inspectorate'
                               when 'shelter' then 'shelter'
                               when 'region_office' then 'regional_coordination'
                               when 'care_safety_house' then 'care_coordination' end as list
          from public.signals_mention as mention
          join public.signals_signal as signal on signal.id = mention.signal_id
          join public.intake_report as report on report.id = signal.report_id
          join public.parties_person as teller on teller.id = report.reporter_id
          join public.parties_organisation as place on place.id = teller.organisation_id
          left join public.matching_linkmember as member on member.mention_id = mention.id
         where mention.region_id = wanted and mention.kind = 'person'
           and mention.named_as = 'victim'
           and (signal.received_at at time zone 'Europe/Amsterdam')::date between first and last
           and access.processing_runs('linkage', mention.owner_id, current_date)
    ), lists as (
        select array_agg(distinct list order by list) as history from named
         where list is not null group by who
    )
    select lists.history, count(*) from lists group by lists.history
$$;

grant usage, create on schema access to baken_context;
alter function access.displacement_counts(text[]) owner to baken_context;
alter function access.capture_counts(uuid, date, date) owner to baken_context;
revoke create on schema access from baken_context;
revoke execute on function access.displacement_counts(text[]) from public;
revoke execute on function access.capture_counts(uuid, date, date) from public;
grant execute on function access.displacement_counts(text[]) to baken_office;
grant execute on function access.capture_counts(uuid, date, date) to baken_worker;
