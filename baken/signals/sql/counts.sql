-- Counts for those who steer and never see a dossier. A small number is left out before it leaves the
-- database: it could point at a person (design §7). One dimension at a time and no totals, so that a
-- number that was left out cannot be found by subtracting.

create or replace function access.signal_counts(roles text[])
returns table (dimension text, value text, number bigint)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare
    mine  uuid[] := access.regions(roles);
    today date := access.day();
begin
    return query
    with seen as (
        select signal.status::text as status, unnest(signal.forms)::text as form
          from public.signals_signal as signal
         where signal.region_id = any (mine)
           and signal.received_at >= date_trunc('year', today::timestamp)
    ), counted as (
        select 'status' as dimension, seen.status as value, count(*) as number
          from seen group by seen.status
        union all
        select 'form', seen.form, count(*) from seen group by seen.form
    )
    select counted.dimension, counted.value,
           case when counted.number >= {suppress_below} then counted.number end
      from counted;
end
$$;

grant usage, create on schema access to baken_context;
alter function access.signal_counts(text[]) owner to baken_context;
revoke create on schema access from baken_context;
revoke execute on function access.signal_counts(text[]) from public;
grant execute on function access.signal_counts(text[]) to baken_office;
grant select (region_id, status, forms, received_at) on public.signals_signal to baken_context;
create policy context_counts on public.signals_signal for select to baken_context using (true);
