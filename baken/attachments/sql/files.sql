-- The worker sweeps sealed files that no row knows. It may ask which of the files it found are
-- known, and learns nothing else: whoever can ask already has the names of the files.

create or replace function access.files_known(files uuid[])
returns uuid[]
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select coalesce(array_agg(stored.id), '{}')
      from public.attachments_attachmentfile as stored
     where stored.id = any (files)
$$;

grant usage, create on schema access to baken_context;
grant usage on schema access to baken_worker;
alter function access.files_known(uuid[]) owner to baken_context;
revoke create on schema access from baken_context;
revoke execute on function access.files_known(uuid[]) from public;
grant execute on function access.files_known(uuid[]) to baken_worker;
grant select (id) on public.attachments_attachmentfile to baken_context;
create policy context_files on public.attachments_attachmentfile for select to baken_context using (true);
