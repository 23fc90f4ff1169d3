-- What the public portal shows of a municipality's own: colours, name, words, logo. Never who chose.
grant usage, create on schema portal to baken_outside;

create or replace function portal.looks()
returns table (owner uuid, name text, band text, accent text, title_nl text, title_en text,
               lead_nl text, lead_en text, logo_mark text, logo_width int, logo_height int)
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select distinct on (look.owner_id) look.owner_id, look.name::text, look.band::text,
           look.accent::text, look.title_nl::text, look.title_en::text, look.lead_nl::text,
           look.lead_en::text, look.logo_mark::text, look.logo_width::int, look.logo_height::int
      from public.look_outsidelook as look
     order by look.owner_id, look.set_at desc, look.id desc
$$;

create or replace function portal.logo(desk uuid)
returns bytea
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select look.logo from public.look_outsidelook as look
     where look.owner_id = logo.desk
     order by look.set_at desc, look.id desc
     limit 1
$$;

alter function portal.looks() owner to baken_outside;
alter function portal.logo(uuid) owner to baken_outside;
revoke create on schema portal from baken_outside;
revoke execute on function portal.looks(), portal.logo(uuid) from public;
grant execute on function portal.looks(), portal.logo(uuid) to baken_portal;
grant select (id, owner_id, name, band, accent, title_nl, title_en, lead_nl, lead_en, logo,
              logo_mark, logo_width, logo_height, set_at)
   on public.look_outsidelook to baken_outside;

create policy outside_shows_looks on public.look_outsidelook
   for select to baken_outside using (true);
