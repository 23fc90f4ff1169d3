"""The function with which the keeper sees rows as whoever asks, and the rights on wrapped keys.

`vault.seen` runs as `baken_sight`, a role without login that stands behind the office's policies;
tables outside its list do not exist for it.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from baken.vault.fields import content_fields
from baken.vault.place import columns_of

AROUND = ("access_dossier", "parties_organisation")
"""Tables without content of which a row stands for a whole scope."""

_HEAD = """
create schema if not exists vault;
grant usage on schema vault to baken_keeper, baken_office;
grant usage, create on schema vault to baken_sight;
drop function if exists vault.seen(text[], uuid[]);
create function vault.seen(tables text[], ids uuid[])
returns table (in_table text, row_kind text, row_id uuid, scope_kind text, scope_id uuid,
               of_owner uuid, of_region uuid)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp as $$
begin
"""

_ONE = """
    if '{table}' = any (tables) then
        return query select '{table}', '{kind}', r.{key}, '{scope_kind}', r.{scope}, r.{owner},
                            r.{region} from public.{table} as r where r.{key} = any (ids);
    end if;
"""

_TAIL = """
end
$$;
alter function vault.seen(text[], uuid[]) owner to baken_sight;
revoke create on schema vault from baken_sight;
revoke execute on function vault.seen(text[], uuid[]) from public;
grant execute on function vault.seen(text[], uuid[]) to baken_keeper, baken_office;
revoke all on public.vault_datakey from public, baken_office, baken_keeper;
grant insert on public.vault_datakey to baken_office;
grant select, insert, delete, update (kek, wrapped, retired_at)
   on public.vault_datakey to baken_keeper;
"""


def statements() -> Iterator[str]:
    """Give the SQL of the vault; run by the owner after the walls of the tables."""
    tables = sorted(filter(_is_listed, apps.get_models()), key=lambda model: model._meta.db_table)
    yield _HEAD + "".join(_one(model) for model in tables) + _TAIL


def _is_listed(model: Any) -> bool:
    has_texts = bool(content_fields(model)) or getattr(model, "is_boxed", False)
    return has_texts or model._meta.db_table in AROUND


def _one(model: Any) -> str:
    columns = columns_of(model)
    return _ONE.format(
        table=model._meta.db_table,
        kind=model.row_kind,
        key=model._meta.pk.column,
        scope_kind=columns.kind,
        scope=columns.scope,
        owner=columns.owner,
        region=columns.region,
    )
