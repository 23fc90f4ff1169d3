-- The signed context: keys that no application role can read, and the functions that verify it.
-- Run by the owner, as often as one likes. Decision 0002; recipe in docs/explanation/walls.md.

create schema if not exists access;
grant usage on schema access to public;
grant usage, create on schema access to baken_context;

create table if not exists access.context_key (
    kid  text primary key,
    ipad bytea not null,
    opad bytea not null
);
revoke all on access.context_key from public;

-- The verified parts of the context: {kind, actor, day}; null when forged, expired or absent.
-- PL/pgSQL, because it keeps its plans for as long as a connection lives. The signature comes first:
-- a pattern over a whole forged token would cost ten times as much.
create or replace function access.claims() returns text[]
language plpgsql stable security definer parallel safe
set search_path = pg_catalog, pg_temp as $$
declare
    token text := current_setting('access.context', true);
    parts text[] := string_to_array(token, '.');
    pads  access.context_key;
begin
    if token is null or length(token) > 300 or cardinality(parts) <> 6 then
        return null;
    end if;
    select * into pads from access.context_key where kid = parts[1];
    if not found
       or parts[6] <> encode(sha256(pads.opad || sha256(pads.ipad || convert_to(left(token, -65), 'UTF8'))), 'hex')
    then
        return null;
    end if;
    if parts[5]::bigint <= extract(epoch from clock_timestamp())
       or parts[3] = '' or length(parts[3]) > 60
       or translate(parts[3], 'abcdefghijklmnopqrstuvwxyz0123456789_-', '') <> ''
    then
        return null;
    end if;
    return parts[2:4];
end
$$;

create or replace function access.person() returns uuid
language plpgsql stable security definer parallel safe
set search_path = pg_catalog, pg_temp as $$
declare
    who text[] := access.claims();
begin
    return case who[1] when 'person' then who[2]::uuid end;
end
$$;

create or replace function access.purpose() returns text
language plpgsql stable security definer parallel safe
set search_path = pg_catalog, pg_temp as $$
declare
    who text[] := access.claims();
begin
    return case who[1] when 'system' then who[2] end;
end
$$;

create or replace function access.day() returns date
language plpgsql stable security definer parallel safe
set search_path = pg_catalog, pg_temp as $$
begin
    return (access.claims())[3]::date;
end
$$;

-- The organisations for which the actor holds one of these roles today.
create or replace function access.organisations(roles text[]) returns uuid[]
language plpgsql stable security definer parallel safe
set search_path = pg_catalog, pg_temp as $$
declare
    who   text[] := access.claims();
    me    uuid := case who[1] when 'person' then who[2]::uuid end;
    today date := who[3];
begin
    return coalesce((
        select array_agg(distinct held.organisation_id)
          from public.parties_assignment as held
         where held.person_id = me and held.role = any (roles)
           and held.valid_from <= today
           and (held.valid_until is null or held.valid_until >= today)
    ), '{}');
end
$$;

-- The regions in which the actor holds one of these roles today.
create or replace function access.regions(roles text[]) returns uuid[]
language plpgsql stable security definer parallel safe
set search_path = pg_catalog, pg_temp as $$
declare
    who   text[] := access.claims();
    me    uuid := case who[1] when 'person' then who[2]::uuid end;
    today date := who[3];
begin
    return coalesce((
        select array_agg(distinct held.region_id)
          from public.parties_assignment as held
         where held.person_id = me and held.role = any (roles)
           and held.valid_from <= today
           and (held.valid_until is null or held.valid_until >= today)
    ), '{}');
end
$$;

-- The dossiers into which the actor was let in one of these roles, and still is: by a grant until a
-- day, or by an opening for an hour (alone) or since a second person approved.
create or replace function access.dossiers(roles text[]) returns uuid[]
language plpgsql stable security definer parallel safe
set search_path = pg_catalog, pg_temp as $$
declare
    who   text[] := access.claims();
    me    uuid := case who[1] when 'person' then who[2]::uuid end;
    today date := who[3];
    moment timestamptz := clock_timestamp();
begin
    return coalesce((
        select array_agg(distinct let_in.dossier_id) from (
            select given.dossier_id
              from public.access_grant as given
             where given.person_id = me and given.role = any (roles)
               and given.withdrawn_at is null
               and today between given.valid_from and given.valid_until
            union all
            select opened.dossier_id
              from public.oversight_opening as opened
              left join public.oversight_openingapproval as answer on answer.opening_id = opened.id
             cross join lateral (select
                    case when answer.id is not null and answer.is_granted then answer.answered_at
                         when answer.id is null and opened.is_alone then opened.opened_at
                    end as began,
                    case opened.role when 'emergency_reader' then interval '60 minutes'
                                     when 'complaint_reader' then interval '8 hours'
                                     when 'vault_opener' then interval '60 minutes'
                                     when 'vault_sealer' then interval '60 minutes'
                    end as lasts) as span
             where opened.person_id = me and opened.role = any (roles)
               and (opened.ended_at is null or moment < opened.ended_at)
               and moment >= span.began and moment < span.began + span.lasts
        ) as let_in
    ), '{}');
end
$$;

-- The dossiers from which the actor keeps away, because of a conflict of interest they declared.
create or replace function access.avoided() returns uuid[]
language plpgsql stable security definer parallel safe
set search_path = pg_catalog, pg_temp as $$
declare
    me uuid := access.person();
begin
    return coalesce((
        select array_agg(distinct declared.dossier_id)
          from public.oversight_conflict as declared
         where declared.person_id = me and declared.ended_at is null
    ), '{}');
end
$$;

-- The one way to a password hash before anybody is known: by exact user name.
create or replace function access.login(name text)
returns table (person_id uuid, password text, is_active boolean)
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select account.person_id, account.password, account.is_active
      from public.parties_account as account where account.username = name
$$;

alter table access.context_key owner to baken_context;
alter function access.claims() owner to baken_context;
alter function access.person() owner to baken_context;
alter function access.purpose() owner to baken_context;
alter function access.day() owner to baken_context;
alter function access.organisations(text[]) owner to baken_context;
alter function access.regions(text[]) owner to baken_context;
alter function access.dossiers(text[]) owner to baken_context;
alter function access.avoided() owner to baken_context;
alter function access.login(text) owner to baken_context;
revoke execute on function access.login(text) from public;
grant execute on function access.login(text) to baken_office;
grant select on public.parties_assignment, public.access_grant, public.oversight_opening,
      public.oversight_openingapproval, public.oversight_conflict to baken_context;
grant select (person_id, username, password, is_active) on public.parties_account to baken_context;
revoke create on schema access from baken_context;
