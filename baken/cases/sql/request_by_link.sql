-- What a one-time link opens: which request, in words that name nobody. Only the hash of the secret
-- is kept, so that whoever reads the table cannot answer; a link ends on its day, once it is used,
-- and when the request is settled or stopped.

create or replace function access.request_by_link(wanted text)
returns table (request_id uuid, dossier_id uuid, owner_id uuid, region_id uuid, partner_id uuid,
               code text, of_kind text, asked_on date, answer_by date)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
begin
    if access.purpose() is distinct from 'partner_reply' then
        return;
    end if;
    return query
    select asked.id, asked.dossier_id, asked.owner_id, asked.region_id, asked.partner_id,
           asked.code::text, asked.of_kind::text, asked.asked_at::date, asked.answer_by
      from public.cases_partnerrequest as asked
     where asked.link_hash = wanted and wanted <> ''
       and asked.link_until >= access.day()
       and asked.settled_at is null and asked.stopped_at is null
       and not exists (select from public.cases_partnerreply as said
                        where said.request_id = asked.id and said.link_hash = wanted);
end
$$;

grant usage, create on schema access to baken_context;
alter function access.request_by_link(text) owner to baken_context;
revoke create on schema access from baken_context;
revoke execute on function access.request_by_link(text) from public;
grant execute on function access.request_by_link(text) to baken_office;
grant select (id, dossier_id, owner_id, region_id, partner_id, code, of_kind, asked_at, answer_by,
              link_hash, link_until, settled_at, stopped_at)
   on public.cases_partnerrequest to baken_context;
grant select (request_id, link_hash) on public.cases_partnerreply to baken_context;
create policy context_links on public.cases_partnerrequest for select to baken_context using (true);
create policy context_links on public.cases_partnerreply for select to baken_context using (true);
