-- The one way into the logs: executable by the keeper alone, as a role that may only append.
-- Number and hash are made under the lock on the head of the owner's chain: numbers from a sequence
-- looked broken in every fourth line under eight clients (docs/decisions/0010).

create schema if not exists logbook;
grant usage on schema logbook to baken_keeper;
grant usage, create on schema logbook to baken_log;

create or replace function logbook.moment(at timestamptz) returns text
language sql stable parallel safe
set search_path = pg_catalog, pg_temp as $$
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

create or replace function logbook.append_access(part jsonb, head public.vault_loghead)
returns bytea
language plpgsql volatile
set search_path = pg_catalog, pg_temp as $$
declare
    line   jsonb := part -> 'access';
    moment timestamptz := clock_timestamp();
    number bigint := head.access_number + 1;
    made   bytea;
begin
    made := sha256(head.access_hash || convert_to(jsonb_build_array(
        number::text, line ->> 'id', logbook.moment(moment), part ->> 'owner_id',
        part ->> 'region_id', line ->> 'operation', line ->> 'actor_kind', line ->> 'actor',
        line ->> 'organisation', line ->> 'role', line ->> 'purpose', line ->> 'ground',
        line ->> 'break_glass', line ->> 'verb', line ->> 'page', line ->> 'objects'
    )::text, 'UTF8'));
    insert into public.vault_accesslog
        (id, owner_id, region_id, number, operation, hash, at, actor_kind, actor, organisation,
         role, purpose, ground, break_glass, verb, page, objects)
    values ((line ->> 'id')::uuid, head.owner_id, (part ->> 'region_id')::uuid, number,
            (line ->> 'operation')::uuid, made, moment, line ->> 'actor_kind', line ->> 'actor',
            line ->> 'organisation', line ->> 'role', line ->> 'purpose', line ->> 'ground',
            (line ->> 'break_glass')::boolean, line ->> 'verb', line ->> 'page',
            line ->> 'objects');
    insert into public.vault_lookedat (id, line, owner_id, region_id, dossier_id, at)
    select (seen ->> 'id')::uuid, (line ->> 'id')::uuid, head.owner_id,
           (part ->> 'region_id')::uuid, (seen ->> 'dossier_id')::uuid, moment
      from jsonb_array_elements(part -> 'dossiers') as seen;
    return made;
end
$$;

create or replace function logbook.append_processing(line jsonb, region text, head public.vault_loghead)
returns bytea
language plpgsql volatile
set search_path = pg_catalog, pg_temp as $$
declare
    ended   timestamptz := clock_timestamp();
    started timestamptz := least((line ->> 'started_at')::timestamptz, ended);
    number  bigint := head.processing_number + 1;
    made    bytea;
begin
    made := sha256(head.processing_hash || convert_to(jsonb_build_array(
        number::text, line ->> 'id', line ->> 'trace_id', line ->> 'operation',
        line ->> 'status_code', line ->> 'name', logbook.moment(started), logbook.moment(ended),
        head.owner_id::text, region, line ->> 'activity', line ->> 'subject'
    )::text, 'UTF8'));
    insert into public.vault_processinglog
        (id, owner_id, region_id, number, operation, hash, trace_id, status_code, name, started_at,
         ended_at, activity, subject)
    values ((line ->> 'id')::uuid, head.owner_id, region::uuid, number,
            (line ->> 'operation')::uuid, made, line ->> 'trace_id', line ->> 'status_code',
            line ->> 'name', started, ended, line ->> 'activity', line ->> 'subject');
    return made;
end
$$;

-- Parts come in order of owner, so that two looks at two owners never wait for each other in a ring.
create or replace function logbook.append(parts jsonb) returns void
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare
    part jsonb;
    line jsonb;
    head public.vault_loghead;
begin
    for part in select value from jsonb_array_elements(parts) loop
        insert into public.vault_loghead
               (owner_id, access_number, access_hash, processing_number, processing_hash)
        values ((part ->> 'owner_id')::uuid, 0, decode(repeat('00', 32), 'hex'), 0,
                decode(repeat('00', 32), 'hex'))
            on conflict do nothing;
        select * into head from public.vault_loghead as held
         where held.owner_id = (part ->> 'owner_id')::uuid for update;
        head.access_hash := logbook.append_access(part, head);
        head.access_number := head.access_number + 1;
        for line in select value from jsonb_array_elements(part -> 'processing') loop
            head.processing_hash := logbook.append_processing(line, part ->> 'region_id', head);
            head.processing_number := head.processing_number + 1;
        end loop;
        update public.vault_loghead as held
           set access_number = head.access_number, access_hash = head.access_hash,
               processing_number = head.processing_number, processing_hash = head.processing_hash
         where held.owner_id = head.owner_id;
    end loop;
end
$$;

alter function logbook.moment(timestamptz) owner to baken_log;
alter function logbook.append_access(jsonb, public.vault_loghead) owner to baken_log;
alter function logbook.append_processing(jsonb, text, public.vault_loghead) owner to baken_log;
alter function logbook.append(jsonb) owner to baken_log;
revoke create on schema logbook from baken_log;
revoke execute on all functions in schema logbook from public;
grant execute on function logbook.append(jsonb) to baken_keeper;

grant insert on public.vault_accesslog, public.vault_lookedat, public.vault_processinglog to baken_log;
grant select, insert, update on public.vault_loghead to baken_log;
create policy log_append on public.vault_accesslog for insert to baken_log with check (true);
create policy log_append on public.vault_lookedat for insert to baken_log with check (true);
create policy log_append on public.vault_processinglog for insert to baken_log with check (true);
