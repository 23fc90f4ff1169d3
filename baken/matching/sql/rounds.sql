-- A nightly round: begin the rounds of a day, and look at some persons further. A round that was broken
-- off goes on after the last person it kept.
create or replace function access.link_rounds_begin(moment timestamptz, today date)
returns integer
language sql volatile security definer
set search_path = pg_catalog, pg_temp as $$
    with begun as (
        insert into public.matching_linkrun
               (id, owner_id, region_id, day, stage, looked, total, proposed, begun_at)
        select gen_random_uuid(), place.id, place.region_id, today, 'running', 0,
               (select count(*) from public.signals_mention as mention
                 where mention.owner_id = place.id and mention.kind = 'person'), 0, moment
          from public.parties_organisation as place
         where access.processing_runs('linkage', place.id, today)
        on conflict (owner_id, day) do nothing
        returning 1)
    select count(*)::integer from begun
$$;

create or replace function access.link_round_step(most integer, moment timestamptz, today date)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp as $$
declare
    round public.matching_linkrun;
    batch uuid[];
    made  integer;
begin
    select * into round from public.matching_linkrun where stage = 'running'
     order by begun_at, id limit 1 for update skip locked;
    if not found then
        return false;
    end if;
    select array_agg(id order by id) into batch from (
        select mention.id from public.signals_mention as mention
         where mention.owner_id = round.owner_id and mention.kind = 'person'
           and (round.after is null or mention.id > round.after)
         order by mention.id limit most) as next;
    if batch is null or not access.processing_runs('linkage', round.owner_id, today) then
        update public.matching_linkrun set stage = 'done', finished_at = moment where id = round.id;
        return true;
    end if;
    with asked as (
        select one.id, one.dossier_id, own.token, own.kind
          from public.signals_mention as one
          join public.matching_linktoken as own
            on own.dossier_id = one.dossier_id and own.owner_id = one.owner_id
           and own.reach = 'own'
           and (own.mention_id = one.id or not exists (
                select from public.signals_mention as named
                 where named.id = own.mention_id and named.kind = 'person'))
         where one.id = any (batch)
    ), met as (
        select asked.id, asked.dossier_id, other.dossier_id as other_dossier, other.mention_id, asked.kind
          from asked cross join lateral (
               select t.dossier_id, t.mention_id from public.matching_linktoken as t
                where t.owner_id = round.owner_id and t.reach = 'own' and t.token = asked.token
                  and t.dossier_id <> asked.dossier_id
                order by t.mention_id desc limit 31) as other
    ), pairs as (
        select greatest(met.id, person.id) as newer, least(met.id, person.id) as older,
               array_agg(distinct met.kind::text) as keys
          from met join public.signals_mention as person
            on person.dossier_id = met.other_dossier and person.kind = 'person'
           and (person.id = met.mention_id or not exists (
                select from public.signals_mention as named
                 where named.id = met.mention_id and named.kind = 'person'))
         group by 1, 2
    ), apart as materialized (
        -- Whoever kept two mentions apart spoke of all that people hold to be one with either.
        select coalesce(a.entity, said.mention_id::text) as one,
               coalesce(b.entity, said.other_mention::text) as other
          from public.matching_linkjudgement as said
          left join public.matching_linkmember as a
            on a.owner_id = said.owner_id and a.mention_id = said.mention_id
          left join public.matching_linkmember as b
            on b.owner_id = said.owner_id and b.mention_id = said.other_mention
         where said.owner_id = round.owner_id and said.verdict = 'different'
           and said.withdrawn_at is null
    ), kept as (
        insert into public.matching_linkproposal
               (id, dossier_id, owner_id, region_id, mention_id, other_mention, other_dossier, keys,
                reasons, worth, proposed_at)
        select gen_random_uuid(), newer.dossier_id, newer.owner_id, newer.region_id, newer.id,
               older.id, older.dossier_id, pairs.keys, '[]'::jsonb, 10 + cardinality(pairs.keys), moment
          from pairs join public.signals_mention as newer on newer.id = pairs.newer
          join public.signals_mention as older on older.id = pairs.older
          left join public.matching_linkmember as mine
            on mine.owner_id = round.owner_id and mine.mention_id = newer.id
          left join public.matching_linkmember as theirs
            on theirs.owner_id = round.owner_id and theirs.mention_id = older.id
         where (cardinality(pairs.keys) > 1
            or pairs.keys && array['phone', 'plate', 'kvk', 'iban', 'email', 'account', 'document',
                                   'name', 'given_born', 'surname_born'])
           and (mine.entity = theirs.entity) is not true
           and not exists (
               select from apart
                where (apart.one, apart.other) in (
                      (coalesce(mine.entity, newer.id::text), coalesce(theirs.entity, older.id::text)),
                      (coalesce(theirs.entity, older.id::text), coalesce(mine.entity, newer.id::text))))
        on conflict (owner_id, mention_id, other_mention) do nothing
        returning 1
    )
    select count(*) into made from kept;
    update public.matching_linkrun
       set after = batch[cardinality(batch)], looked = looked + cardinality(batch),
           proposed = proposed + made
     where id = round.id;
    return true;
end
$$;

grant usage, create on schema access to baken_context;
alter function access.link_rounds_begin(timestamptz, date) owner to baken_context;
alter function access.link_round_step(integer, timestamptz, date) owner to baken_context;
revoke create on schema access from baken_context;
revoke execute on function access.link_rounds_begin(timestamptz, date) from public;
revoke execute on function access.link_round_step(integer, timestamptz, date) from public;
grant execute on function access.link_rounds_begin(timestamptz, date),
   access.link_round_step(integer, timestamptz, date) to baken_worker;
