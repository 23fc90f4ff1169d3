"""Nobody changes or removes a line, whoever they are; only new lines come."""

from django.db import migrations

LOGS = ("vault_accesslog", "vault_lookedat", "vault_processinglog")

REFUSE = """
create schema if not exists logbook;
create or replace function logbook.refuse() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception 'The log is append-only (docs/decisions/0010).'
          using errcode = 'insufficient_privilege';
end
$$;
"""
GUARD = """
create trigger append_only before update or delete on {log}
    for each row execute function logbook.refuse();
create trigger no_truncate before truncate on {log}
    for each statement execute function logbook.refuse();
"""
UNGUARD = "drop trigger append_only on {log}; drop trigger no_truncate on {log};"


class Migration(migrations.Migration):
    dependencies = [("logbook", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSE, "drop function logbook.refuse()"),
        *(migrations.RunSQL(GUARD.format(log=log), UNGUARD.format(log=log)) for log in LOGS),
    ]
