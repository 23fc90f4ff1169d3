-- What a client sees on her own page, found by the keyed hash of her code; and taking consent back.
-- The page acts as the purpose client_view, which reads no table itself: these two functions are all
-- it has, and they give one dossier, whose case is open and whose door stands open today.

create or replace function access.client_sees(wanted text)
returns table (door_id uuid, dossier_id uuid, owner_id uuid, region_id uuid, case_id uuid,
               language text, meets_at timestamptz, meets_how text, template_from date,
               items jsonb, recipients jsonb, has_shelter boolean, complaint text)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
begin
    if access.purpose() is distinct from 'client_view' then
        return;
    end if;
    return query
    select door.id, door.dossier_id, door.owner_id, door.region_id, door.case_id,
           door.language::text, door.meets_at, door.meets_how::text,
           (select way.template_from from public.care_trajectory as way
             where way.dossier_id = door.dossier_id),
           coalesce((select jsonb_agg(jsonb_build_array(item.name, item.state) order by item.position)
                       from public.care_trajectoryitem as item
                      where item.dossier_id = door.dossier_id and item.state <> 'not_needed'
                        and (door.shows_shelter or item.name <> 'safety')
                        and (door.shows_complaint or item.name not in
                             ('complaint', 'police_intake', 'reflection', 'compensation'))), '[]'),
           case when door.shows_recipients then
               coalesce((select jsonb_agg(distinct place.name)
                           from public.cases_consent as given
                           join public.parties_organisation as place on place.id = given.recipient_id
                          where given.dossier_id = door.dossier_id and given.withdrawn_at is null
                            and coalesce(given.valid_until, access.day()) >= access.day()), '[]')
           end,
           case when door.shows_shelter then
               exists (select from public.care_placement as stay
                        where stay.dossier_id = door.dossier_id and stay.status = 'arrived')
           end,
           case when door.shows_complaint then
               (select taken.kind::text from public.care_complaintstep as taken
                 where taken.dossier_id = door.dossier_id
                 order by taken."on" desc, taken.recorded_at desc limit 1)
           end
      from public.care_clientdoor as door
     where door.code_hash = wanted and wanted <> '' and door.ended_at is null
       and door.until >= access.day()
       and exists (select from public.cases_case as held
                    where held.id = door.case_id and held.status = 'open');
end
$$;

-- Nothing is shared on her consent any more from this moment; the coordinator does the rest.
create or replace function access.client_withdraws(wanted text, moment timestamptz) returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare
    changed integer;
begin
    update public.cases_consent as given set withdrawn_at = moment
      from access.client_sees(wanted) as her
     where given.dossier_id = her.dossier_id and given.basis = 'consent'
       and given.withdrawn_at is null;
    get diagnostics changed = row_count;
    return changed;
end
$$;

grant usage, create on schema access to baken_context;
alter function access.client_sees(text) owner to baken_context;
alter function access.client_withdraws(text, timestamptz) owner to baken_context;
revoke create on schema access from baken_context;
revoke execute on function access.client_sees(text) from public;
revoke execute on function access.client_withdraws(text, timestamptz) from public;
grant execute on function access.client_sees(text) to baken_office;
grant execute on function access.client_withdraws(text, timestamptz) to baken_office;
grant select on public.care_clientdoor to baken_context;
grant select (dossier_id, template_from) on public.care_trajectory to baken_context;
grant select (dossier_id, name, state, position) on public.care_trajectoryitem to baken_context;
grant select (dossier_id, status) on public.care_placement to baken_context;
grant select (dossier_id, kind, "on", recorded_at) on public.care_complaintstep to baken_context;
grant select (dossier_id, recipient_id, basis, valid_until, withdrawn_at)
   on public.cases_consent to baken_context;
grant update (withdrawn_at) on public.cases_consent to baken_context;
grant select (id, status) on public.cases_case to baken_context;
grant select (id, name) on public.parties_organisation to baken_context;
create policy context_client_view on public.care_clientdoor for select to baken_context using (true);
create policy context_client_view on public.care_trajectory for select to baken_context using (true);
create policy context_client_view on public.care_trajectoryitem for select to baken_context using (true);
create policy context_client_view on public.care_placement for select to baken_context using (true);
create policy context_client_view on public.care_complaintstep for select to baken_context using (true);
create policy context_client_view on public.cases_consent for select to baken_context using (true);
create policy context_client_change on public.cases_consent for update to baken_context
    using (true) with check (true);
create policy context_client_view on public.cases_case for select to baken_context using (true);
create policy context_client_view on public.parties_organisation for select to baken_context using (true);
