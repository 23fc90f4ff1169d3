-- What the public portal may: hand in a sealed report, and with a receipt read and add to one thread.
-- Its role has no right on any table. These functions run as `baken_outside`, a role without login
-- that sees nothing else; a receipt never names a report, it finds one. Decision 0019.

create schema if not exists portal;
grant usage on schema portal to baken_portal;
grant usage, create on schema portal to baken_outside;

-- The municipalities that take reports today: with a desk, and with the processing switched on.
create or replace function portal.desks()
returns table (id uuid, slug text, name text, region text, public bytea, salt bytea)
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select place.id, place.slug::text, place.name::text, around.name::text, desk.public, desk.salt
      from public.outside_outsidedesk as desk
      join public.parties_organisation as place on place.id = desk.owner_id
      join public.parties_region as around on around.id = place.region_id
      join lateral (
            select step.at, step.review_on from public.oversight_processingground as step
             where step.owner_id = desk.owner_id and step.processing = 'portal'
             order by step.at desc, step.id desc limit 1) as ground on true
      join lateral (
            select step.at, step.is_positive from public.oversight_processingadvice as step
             where step.owner_id = desk.owner_id and step.processing = 'portal'
             order by step.at desc, step.id desc limit 1) as advice
        on advice.is_positive and advice.at >= ground.at
     where ground.review_on >= (now() at time zone 'Europe/Amsterdam')::date
       and place.slug <> ''
       and not exists (
            select from public.oversight_processingstop as halt
             where halt.owner_id = desk.owner_id and halt.processing = 'portal'
               and halt.at >= ground.at)
     order by place.name
$$;

-- Take in a report, once: asked again with the same receipt it is simply there. The clock of the
-- database gives the day; no moment is kept.
create or replace function portal.hand_in(
    desk uuid, report uuid, dossier uuid, code text, language text, is_acute boolean,
    likeness bigint, body bytea, for_office bytea, public bytea, locator bytea, locked bytea,
    contact uuid, contact_body bytea, contact_for_office bytea)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare
    today  date := (now() at time zone 'Europe/Amsterdam')::date;
    around uuid;
    found_locator bytea;
begin
    select place.region_id into around from public.parties_organisation as place
     where place.id = desk and exists (select from portal.desks() as open where open.id = desk);
    if around is null or octet_length(body) > 70000 or octet_length(contact_body) > 70000
       or octet_length(for_office) > 400 or octet_length(contact_for_office) > 400
       or octet_length(public) <> 32 or octet_length(locator) <> 32 or octet_length(locked) > 200
    then
        return false;
    end if;
    select known.locator into found_locator from public.outside_outsidereport as known
     where known.id = report and known.owner_id = desk;
    if found then
        return found_locator = locator;
    end if;
    insert into public.access_dossier (id, owner_id, region_id, kind, opened_at)
    values (dossier, desk, around, 'signal', today::timestamp at time zone 'Europe/Amsterdam');
    insert into public.outside_outsidereport
           (id, owner_id, region_id, dossier_id, code, received_on, language, is_acute, likeness,
            body, for_office, public, locator, locked, status, set_aside)
    values (report, desk, around, dossier, code, today, language, is_acute, likeness,
            body, for_office, public, locator, locked, 'waiting', '');
    -- Nothing is told but that something came in, and where somebody must look now.
    perform pg_notify('baken_outside', case when is_acute then desk::text else '' end);
    if contact is not null then
        insert into public.outside_outsidemessage
               (id, owner_id, region_id, dossier_id, outside_id, kind, place, written_on, body, for_office,
                for_reporter)
        values (contact, desk, around, dossier, report, 'contact', 0, today, contact_body,
                contact_for_office, '');
    end if;
    return true;
exception when unique_violation then
    -- Sent twice at the same moment: the other one is there.
    return exists (select from public.outside_outsidereport as known
                    where known.id = report and known.locator = hand_in.locator);
end
$$;

-- The thread of a receipt: one row, or none for what is wrong, over or destroyed.
create or replace function portal.thread(desk uuid, locator bytea)
returns table (id uuid, code text, received_on date, status text, public bytea, locked bytea,
               has_contact boolean)
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select known.id, known.code::text, known.received_on,
           case when known.status = 'set_aside' then 'set_aside'
                else coalesce(taken.status::text, 'received') end,
           known.public, known.locked,
           exists (select from public.outside_outsidemessage as said
                    where said.outside_id = known.id and said.kind = 'contact')
      from public.outside_outsidereport as known
      left join public.intake_report as taken on taken.id = known.report_id
     where known.owner_id = desk and known.locator = thread.locator
$$;

create or replace function portal.messages(desk uuid, locator bytea)
returns table (id uuid, from_office boolean, written_on date, body bytea, for_reporter bytea)
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select said.id, said.written_by_id is not null, said.written_on, said.body, said.for_reporter
      from public.outside_outsidemessage as said
      join public.outside_outsidereport as known on known.id = said.outside_id
     where known.owner_id = desk and known.locator = messages.locator and said.kind = 'message'
     order by said.place, said.id
$$;

-- Add a message of the reporter; asked again with the same id it is simply there.
create or replace function portal.add(
    desk uuid, locator bytea, message uuid, body bytea, for_office bytea, for_reporter bytea)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare
    near public.outside_outsidereport.id%type;
    around uuid;
    beside uuid;
begin
    select known.id, known.region_id, known.dossier_id into near, around, beside
      from public.outside_outsidereport as known
     where known.owner_id = desk and known.locator = add.locator;
    if near is null or octet_length(body) > 70000 or octet_length(for_office) > 400
       or octet_length(for_reporter) > 400
       or (select count(*) from public.outside_outsidemessage as said
            where said.outside_id = near and said.written_by_id is null) >= 100
    then
        return false;
    end if;
    insert into public.outside_outsidemessage
           (id, owner_id, region_id, dossier_id, outside_id, kind, place, written_on, body, for_office,
            for_reporter)
    values (message, desk, around, beside, near, 'message',
            (select count(*) + 1 from public.outside_outsidemessage as said
              where said.outside_id = near),
            (now() at time zone 'Europe/Amsterdam')::date, body, for_office, for_reporter);
    perform pg_notify('baken_outside', '');
    return true;
exception when unique_violation then
    return exists (select from public.outside_outsidemessage as said
                    where said.id = message and said.outside_id = near);
end
$$;

-- Add a sealed file. A report has room for five, and a municipality for two gigabytes that nobody
-- took in yet: whoever fills that up hinders files alone, never reports.
create or replace function portal.add_file(
    desk uuid, locator bytea, file uuid, body bytea, for_office bytea, stream bytea)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare
    near   public.outside_outsidereport.id%type;
    around uuid;
    beside uuid;
begin
    select known.id, known.region_id, known.dossier_id into near, around, beside
      from public.outside_outsidereport as known
     where known.owner_id = desk and known.locator = add_file.locator;
    if near is null or octet_length(body) > 4000 or octet_length(for_office) > 400
       or octet_length(stream) > 24000000
       or (select count(*) from public.outside_outsidefile as each
            where each.outside_id = near) >= 5
       or (select coalesce(sum(octet_length(each.stream)), 0)
             from public.outside_outsidefile as each
            where each.owner_id = desk and each.status = 'waiting') > 2000000000
    then
        return false;
    end if;
    insert into public.outside_outsidefile
           (id, owner_id, region_id, dossier_id, outside_id, added_on, status, body, for_office,
            stream)
    values (file, desk, around, beside, near, (now() at time zone 'Europe/Amsterdam')::date,
            'waiting', body, for_office, stream);
    perform pg_notify('baken_outside', '');
    return true;
exception when unique_violation then
    return false;
end
$$;

create or replace function portal.files(desk uuid, locator bytea)
returns integer
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select count(*)::integer
      from public.outside_outsidefile as each
      join public.outside_outsidereport as known on known.id = each.outside_id
     where known.owner_id = desk and known.locator = files.locator
$$;

-- Which municipalities have an acute report that nobody opened yet, for whoever is on call: an
-- address of the municipality and nothing about the report.
create or replace function portal.acute()
returns table (id uuid, slug text, email text)
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select distinct place.id, place.slug::text, place.email::text
      from public.outside_outsidereport as known
      join public.parties_organisation as place on place.id = known.owner_id
     where known.status = 'waiting' and known.is_acute
$$;

-- Forget how to reach the reporter. What they told stays.
create or replace function portal.forget_contact(desk uuid, locator bytea)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
begin
    delete from public.outside_outsidemessage as said
     using public.outside_outsidereport as known
     where known.id = said.outside_id and known.owner_id = desk
       and known.locator = forget_contact.locator and said.kind = 'contact';
    return found;
end
$$;

alter function portal.desks() owner to baken_outside;
alter function portal.hand_in(uuid, uuid, uuid, text, text, boolean, bigint, bytea, bytea, bytea,
                              bytea, bytea, uuid, bytea, bytea) owner to baken_outside;
alter function portal.thread(uuid, bytea) owner to baken_outside;
alter function portal.messages(uuid, bytea) owner to baken_outside;
alter function portal.add(uuid, bytea, uuid, bytea, bytea, bytea) owner to baken_outside;
alter function portal.add_file(uuid, bytea, uuid, bytea, bytea, bytea) owner to baken_outside;
alter function portal.files(uuid, bytea) owner to baken_outside;
alter function portal.acute() owner to baken_outside;
alter function portal.forget_contact(uuid, bytea) owner to baken_outside;
revoke create on schema portal from baken_outside;
revoke execute on all functions in schema portal from public;
grant execute on all functions in schema portal to baken_portal;
grant execute on function portal.desks() to baken_outside;
revoke execute on function portal.acute() from baken_portal;
grant usage on schema portal to baken_worker;
grant execute on function portal.acute() to baken_worker;

grant select on public.outside_outsidedesk to baken_outside;
grant select (id, slug, name, region_id, email) on public.parties_organisation to baken_outside;
grant select (id, name) on public.parties_region to baken_outside;
grant select (id, owner_id, processing, at, review_on)
   on public.oversight_processingground to baken_outside;
grant select (id, owner_id, processing, at, is_positive)
   on public.oversight_processingadvice to baken_outside;
grant select (id, owner_id, processing, at) on public.oversight_processingstop to baken_outside;
grant insert on public.access_dossier to baken_outside;
grant insert, select on public.outside_outsidereport to baken_outside;
grant insert, select, delete on public.outside_outsidemessage to baken_outside;
grant insert, select on public.outside_outsidefile to baken_outside;
alter table public.outside_outsidefile alter column stream set storage external;
grant select (id, status) on public.intake_report to baken_outside;

create policy outside_finds_desks on public.outside_outsidedesk
   for select to baken_outside using (true);
create policy outside_finds_places on public.parties_organisation
   for select to baken_outside using (kind = 'municipality');
create policy outside_finds_regions on public.parties_region
   for select to baken_outside using (true);
create policy outside_reads_grounds on public.oversight_processingground
   for select to baken_outside using (processing = 'portal');
create policy outside_reads_advice on public.oversight_processingadvice
   for select to baken_outside using (processing = 'portal');
create policy outside_reads_stops on public.oversight_processingstop
   for select to baken_outside using (processing = 'portal');
create policy outside_opens_dossiers on public.access_dossier
   for insert to baken_outside with check (kind = 'signal');
create policy outside_hands_in on public.outside_outsidereport
   for insert to baken_outside with check (status = 'waiting' and report_id is null);
create policy outside_finds on public.outside_outsidereport
   for select to baken_outside using (true);
create policy outside_writes on public.outside_outsidemessage
   for insert to baken_outside with check (written_by_id is null);
create policy outside_reads on public.outside_outsidemessage
   for select to baken_outside using (true);
create policy outside_forgets on public.outside_outsidemessage
   for delete to baken_outside using (kind = 'contact');
create policy outside_adds_files on public.outside_outsidefile
   for insert to baken_outside with check (status = 'waiting');
create policy outside_counts_files on public.outside_outsidefile
   for select to baken_outside using (true);
create policy outside_sees_status on public.intake_report
   for select to baken_outside using (true);
