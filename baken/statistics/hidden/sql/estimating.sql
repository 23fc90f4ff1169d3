-- The worker estimates: it takes one table of counts, tells its step, and leaves the outcome. It sees
-- no other column and no other row, and the table of counts is wiped with the outcome.

create or replace function access.estimation_begin(wanted uuid)
returns table (origin text, region_id uuid, lists jsonb, cells jsonb, period_from date,
               period_until date, missed float8, false_links float8, unresolved integer)
language sql volatile security definer
set search_path = pg_catalog, pg_temp as $$
    update public.hidden_estimation as asked set stage = 'running', step = ''
     where asked.id = wanted and asked.stage in ('waiting', 'running')
    returning asked.origin::text, asked.region_id, asked.lists, asked.cells, asked.period_from,
              asked.period_until, asked.missed, asked.false_links, asked.unresolved
$$;

create or replace function access.estimation_tell(wanted uuid, now_at text)
returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp as $$
    update public.hidden_estimation set step = now_at where id = wanted and stage = 'running'
$$;

create or replace function access.estimation_finish(
    wanted uuid, outcome jsonb, of_table text, moment timestamptz)
returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp as $$
    update public.hidden_estimation
       set stage = case when outcome is null then 'failed' else 'done' end, step = '', cells = null,
           result = outcome, fingerprint = of_table, finished_at = moment
     where id = wanted and stage = 'running'
$$;

-- `access.capture_counts` is made by matching, which knows who is one person.

grant usage, create on schema access to baken_context;
alter function access.estimation_begin(uuid) owner to baken_context;
alter function access.estimation_tell(uuid, text) owner to baken_context;
alter function access.estimation_finish(uuid, jsonb, text, timestamptz) owner to baken_context;
revoke create on schema access from baken_context;
revoke execute on function access.estimation_begin(uuid) from public;
revoke execute on function access.estimation_tell(uuid, text) from public;
revoke execute on function access.estimation_finish(uuid, jsonb, text, timestamptz) from public;
grant usage on schema access to baken_worker;
grant execute on function access.estimation_begin(uuid) to baken_worker;
grant execute on function access.estimation_tell(uuid, text) to baken_worker;
grant execute on function access.estimation_finish(uuid, jsonb, text, timestamptz) to baken_worker;
grant select, update on public.hidden_estimation to baken_context;
create policy context_estimating on public.hidden_estimation to baken_context using (true);
