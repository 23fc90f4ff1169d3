-- Which partners are silent, for the worker at night: a code, days and the addresses of two
-- organisations. No person, no case and nothing that was asked goes through here.

create or replace function access.silent_requests()
returns table (request_id uuid, code text, answer_by date, reminded_on date, escalated_on date,
               partner_email text, owner_email text)
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select asked.id, asked.code::text, asked.answer_by,
           (asked.reminded_at at time zone 'Europe/Amsterdam')::date,
           (asked.escalated_at at time zone 'Europe/Amsterdam')::date,
           partner.email::text, owner.email::text
      from public.cases_partnerrequest as asked
      join public.parties_organisation as partner on partner.id = asked.partner_id
      join public.parties_organisation as owner on owner.id = asked.owner_id
     where asked.settled_at is null and asked.stopped_at is null
       and not exists (select from public.cases_partnerreply as said
                        where said.request_id = asked.id and said.replied_at >= asked.asked_at)
$$;

create or replace function access.silence_moved(wanted uuid, step text, moment timestamptz)
returns void
language sql volatile security definer
set search_path = pg_catalog, pg_temp as $$
    update public.cases_partnerrequest
       set reminded_at = case when step = 'remind' then moment else reminded_at end,
           reminders = reminders + case when step = 'remind' then 1 else 0 end,
           escalated_at = case when step = 'escalate' then moment else escalated_at end
     where id = wanted and settled_at is null and stopped_at is null
$$;

grant usage, create on schema access to baken_context;
alter function access.silent_requests() owner to baken_context;
alter function access.silence_moved(uuid, text, timestamptz) owner to baken_context;
revoke create on schema access from baken_context;
revoke execute on function access.silent_requests() from public;
revoke execute on function access.silence_moved(uuid, text, timestamptz) from public;
grant execute on function access.silent_requests() to baken_worker;
grant execute on function access.silence_moved(uuid, text, timestamptz) to baken_worker;
grant select (reminded_at, escalated_at, reminders) on public.cases_partnerrequest to baken_context;
grant update (reminded_at, escalated_at, reminders) on public.cases_partnerrequest to baken_context;
grant select (replied_at) on public.cases_partnerreply to baken_context;
grant select (id, email) on public.parties_organisation to baken_context;
create policy context_silence on public.cases_partnerrequest for update to baken_context
    using (true) with check (true);
create policy context_silence on public.parties_organisation for select to baken_context using (true);
