-- Whether somebody asked about a client of mine: a colleague typed a number or name that has the mark of
-- one of my clients. Whoever asks only writes a row, found or not; what it touches is reckoned here,
-- for the holder alone. Nobody reads the marks: this tells who asked, when, and about which case.

create or replace function access.questions_about_mine(since timestamptz)
returns table (question_id uuid, case_id uuid, asked_by_id uuid, asked_at timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
declare
    me uuid := access.person();
begin
    if me is null then
        return;
    end if;
    return query
    select asked.id, mine.id, asked.asked_by_id, asked.asked_at
      from public.cases_case as mine
      join public.cases_client as client on client.dossier_id = mine.dossier_id
      join public.cases_casequestion as asked
        on asked.region_id = mine.region_id and asked.marks && client.marks
     where (mine.holder_id = me
            or (mine.stand_in_id = me and (mine.stand_in_until is null or mine.stand_in_until >= access.day())))
       and mine.status <> 'merged'
       and client.marks <> '{}'
       and asked.asked_by_id <> me and asked.asked_at > since
       and not exists (select from public.cases_questionanswer as said
                        where said.dossier_id = mine.dossier_id and said.question_id = asked.id)
     order by asked.asked_at;
end
$$;

grant usage, create on schema access to baken_context;
alter function access.questions_about_mine(timestamptz) owner to baken_context;
revoke create on schema access from baken_context;
revoke execute on function access.questions_about_mine(timestamptz) from public;
grant execute on function access.questions_about_mine(timestamptz) to baken_office;
grant select (id, dossier_id, region_id, holder_id, stand_in_id, stand_in_until, status)
   on public.cases_case to baken_context;
grant select (dossier_id, marks) on public.cases_client to baken_context;
grant select (id, region_id, asked_by_id, asked_at, marks) on public.cases_casequestion to baken_context;
grant select (dossier_id, question_id) on public.cases_questionanswer to baken_context;
create policy context_questions on public.cases_case for select to baken_context using (true);
create policy context_questions on public.cases_client for select to baken_context using (true);
create policy context_questions on public.cases_casequestion for select to baken_context using (true);
create policy context_questions on public.cases_questionanswer for select to baken_context using (true);
