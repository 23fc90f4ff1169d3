"""An opening can end early, once; and two people can let a new key into the inner vault."""

from django.db import migrations, models

ONCE = """
create function public.opening_ends_once() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if old.ended_at is not null and new.ended_at is distinct from old.ended_at then
        raise exception 'An opening that was ended stays ended.' using errcode = '23514';
    end if;
    return new;
end
$$;
create trigger ends_once before update on public.oversight_opening
    for each row execute function public.opening_ends_once();
"""
AGAIN = """
drop trigger ends_once on public.oversight_opening;
drop function public.opening_ends_once();
"""


class Migration(migrations.Migration):
    dependencies = [("oversight", "0002_vault_opening")]

    operations = [
        migrations.AddField(
            model_name="opening",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="eerder gesloten"),
        ),
        migrations.AlterField(
            model_name="opening",
            name="role",
            field=models.CharField(
                choices=[
                    ("emergency_reader", "Noodtoegang"),
                    ("complaint_reader", "Klachtonderzoek"),
                    ("vault_opener", "Binnenkluis"),
                    ("vault_sealer", "Nieuwe kluissleutel"),
                ],
                max_length=20,
                verbose_name="waarvoor",
            ),
        ),
        migrations.AddConstraint(
            model_name="opening",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_alone", True), ("role", "vault_sealer"), _negated=True),
                name="sealer_takes_two",
            ),
        ),
        migrations.RunSQL(ONCE, AGAIN),
    ]
