-- What crosses a wall for matching, and nothing else: whether a processing runs, and hits for the holder
-- of a dossier; beside it rounds.sql and steering.sql. Tokens and ids only; never a value.

create or replace function access.processing_runs(wanted text, of_owner uuid, today date)
returns boolean
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select coalesce((
        select ground.review_on >= today
           and (select advice.is_positive and advice.at >= ground.at
                  from public.oversight_processingadvice as advice
                 where advice.processing = wanted and advice.owner_id = of_owner
                 order by advice.at desc, advice.id desc limit 1)
           and not exists (select from public.oversight_processingstop as stop
                            where stop.processing = wanted and stop.owner_id = of_owner
                              and stop.at >= ground.at)
          from public.oversight_processingground as ground
         where ground.processing = wanted and ground.owner_id = of_owner
         order by ground.at desc, ground.id desc limit 1), false)
$$;

-- Hits across municipalities, for the holder of the dossier that had it first. Whoever typed is told
-- nothing: they are not in the rows, and this runs apart from what they do. Both municipalities take
-- part, and have a standing agreement. Only signals: no reporter, no care dossier. A number that
-- more than twenty dossiers name tells nothing and is passed over. Each hit is a line in the access
-- log of the holder's municipality.
create or replace function access.link_hits_find(moment timestamptz, today date)
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare
    made  integer;
    parts jsonb;
begin
    with takes_part as materialized (
        select place.id from public.parties_organisation as place
         where access.processing_runs('hits', place.id, today)
           and access.processing_runs('linkage', place.id, today)
    ), busy as materialized (
        select region_id, token from public.matching_linktoken where reach = 'region'
         group by region_id, token having count(distinct dossier_id) > 20
    ), pairs as (
        select older.dossier_id, older.owner_id, older.region_id, newer.owner_id as their_owner_id,
               newer.dossier_id as their_dossier,
               array_agg(distinct older.kind) as keys, array_agg(distinct older.mention_id) as mentions
          from public.matching_linktoken as older
          join public.matching_linktoken as newer
            on newer.region_id = older.region_id and newer.token = older.token
           and newer.reach = 'region' and newer.owner_id <> older.owner_id
           and (older.made_at, older.id) < (newer.made_at, newer.id)
          join public.access_dossier as mine on mine.id = older.dossier_id and mine.kind = 'signal'
          join public.access_dossier as theirs on theirs.id = newer.dossier_id
               and theirs.kind = 'signal'
         where older.reach = 'region'
           and older.owner_id in (select id from takes_part)
           and newer.owner_id in (select id from takes_part)
           and not exists (select from busy where busy.region_id = older.region_id
                                              and busy.token = older.token)
           and exists (select from public.access_agreement as agreed
                        where agreed.covers_hits and agreed.valid_from <= today
                          and (agreed.valid_until is null or agreed.valid_until >= today)
                          and ((agreed.owner_id = older.owner_id and agreed.partner_id = newer.owner_id)
                            or (agreed.owner_id = newer.owner_id
                                and agreed.partner_id = older.owner_id)))
         group by 1, 2, 3, 4, 5
        having bool_or(older.kind = any (array['phone', 'plate', 'address', 'postcode', 'kvk',
               'company', 'iban', 'email', 'account', 'document', 'given_born', 'surname_born']))
    ), kept as (
        insert into public.matching_linkhit as hit
               (id, dossier_id, owner_id, region_id, their_owner_id, their_dossier, keys, mentions,
                found_at, answer, why)
        select gen_random_uuid(), dossier_id, owner_id, region_id, their_owner_id, their_dossier,
               keys, mentions, moment, 'waiting', '' from pairs
        on conflict (owner_id, dossier_id, their_dossier) do update
           set keys = excluded.keys, mentions = excluded.mentions
         where hit.keys <> excluded.keys and hit.answer = 'waiting'
        returning id, owner_id, region_id, dossier_id
    ), found as (
        select owner_id, region_id, array_agg(distinct dossier_id) as dossiers,
               jsonb_agg(jsonb_build_array('link_hit', 'matching_linkhit', id, dossier_id)
                         order by id) as objects
          from kept group by owner_id, region_id
    ), lines as (
        select owner_id, jsonb_build_object(
            'owner_id', owner_id, 'region_id', region_id,
            'access', jsonb_build_object(
                'id', gen_random_uuid(), 'operation', gen_random_uuid(), 'actor_kind', 'system',
                'actor', 'link_hits_find', 'organisation', '', 'role', '', 'purpose', '',
                'ground', '', 'break_glass', false, 'verb', 'search', 'page', 'find_link_hits',
                'objects', objects::text),
            'dossiers', (select jsonb_agg(jsonb_build_object(
                                    'id', gen_random_uuid(), 'dossier_id', each))
                           from unnest(dossiers) as each),
            'processing', '[]'::jsonb) as part
          from found
    )
    select (select count(*) from kept), (select jsonb_agg(part order by owner_id) from lines)
      into made, parts;
    if parts is not null then
        -- In the log of the holder alone: the other municipality must not see that it matched.
        perform logbook.append(parts);
    end if;
    return made;
end
$$;

-- Which own signal somebody's contact is about: the municipality that is contacted may know that.
create or replace function access.link_contact_about(wanted uuid)
returns uuid
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
    select signal.id
      from public.matching_linkcontact as contact
      join public.matching_linkhit as hit on hit.id = contact.hit_id
      join public.signals_signal as signal on signal.dossier_id = hit.their_dossier
     where contact.id = wanted
       and contact.addressee_id = any (access.organisations(array['focal_officer']))
       and signal.owner_id = contact.addressee_id
       and signal.dossier_id <> all (access.avoided())
$$;

grant usage, create on schema access to baken_context;
grant usage on schema logbook to baken_context;
grant execute on function logbook.append(jsonb) to baken_context;
alter function access.processing_runs(text, uuid, date) owner to baken_context;
alter function access.link_hits_find(timestamptz, date) owner to baken_context;
alter function access.link_contact_about(uuid) owner to baken_context;
revoke create on schema access from baken_context;
revoke execute on function access.processing_runs(text, uuid, date) from public;
revoke execute on function access.link_hits_find(timestamptz, date) from public;
revoke execute on function access.link_contact_about(uuid) from public;
grant usage on schema access to baken_worker, baken_keeper;
grant execute on function access.processing_runs(text, uuid, date) to baken_keeper, baken_office;
grant execute on function access.link_contact_about(uuid) to baken_office;
grant execute on function access.link_hits_find(timestamptz, date) to baken_worker;

grant select (id, region_id, kind) on public.parties_organisation to baken_context;
grant select (id, organisation_id) on public.parties_person to baken_context;
grant select (id, kind) on public.access_dossier to baken_context;
grant select (owner_id, partner_id, covers_hits, valid_from, valid_until) on public.access_agreement
   to baken_context;
grant select (id, owner_id, processing, at, review_on) on public.oversight_processingground
   to baken_context;
grant select (id, owner_id, processing, at, is_positive) on public.oversight_processingadvice
   to baken_context;
grant select (owner_id, processing, at) on public.oversight_processingstop to baken_context;
grant select (id, signal_id, dossier_id, owner_id, region_id, kind, named_as)
   on public.signals_mention to baken_context;
grant select (id, report_id) on public.signals_signal to baken_context;
grant select (id, reporter_id) on public.intake_report to baken_context;
grant select on public.matching_linktoken to baken_context;
grant select (owner_id, mention_id, entity) on public.matching_linkmember to baken_context;
grant select (owner_id, mention_id, other_mention, verdict, withdrawn_at)
   on public.matching_linkjudgement to baken_context;
grant select, insert, update (keys, mentions) on public.matching_linkhit to baken_context;
grant select (id, hit_id, addressee_id) on public.matching_linkcontact to baken_context;
grant select, insert, update on public.matching_linkrun to baken_context;
grant select (id, owner_id, mention_id, other_mention), insert on public.matching_linkproposal
   to baken_context;
create policy context_agreements on public.access_agreement for select to baken_context using (true);
create policy context_grounds on public.oversight_processingground for select to baken_context
   using (true);
create policy context_advice on public.oversight_processingadvice for select to baken_context
   using (true);
create policy context_stops on public.oversight_processingstop for select to baken_context using (true);
create policy context_linking on public.parties_organisation for select to baken_context using (true);
create policy context_linking on public.parties_person for select to baken_context using (true);
create policy context_linking on public.access_dossier for select to baken_context using (true);
create policy context_linking on public.signals_mention for select to baken_context using (true);
create policy context_linking on public.intake_report for select to baken_context using (true);
create policy context_linking on public.matching_linktoken for select to baken_context using (true);
create policy context_linking on public.matching_linkmember for select to baken_context using (true);
create policy context_linking on public.matching_linkjudgement for select to baken_context using (true);
create policy context_linking on public.matching_linkhit to baken_context using (true);
create policy context_linking on public.matching_linkcontact for select to baken_context using (true);
create policy context_linking on public.matching_linkrun to baken_context using (true);
create policy context_linking on public.matching_linkproposal to baken_context using (true);
