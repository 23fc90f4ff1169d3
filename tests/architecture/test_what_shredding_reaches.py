"""Every table with content, or with rows of a dossier, says how shredding reaches it."""

from collections import Counter
from typing import Any

import pytest
from django.apps import apps

from baken.vault.fields import content_fields
from baken.vault.shredding import registered, tables

LOGS = {"vault_lookedat": "the logs have periods of their own"}
"""Tables about dossiers that outlive them, and why."""

MODELS = sorted(apps.get_models(), key=lambda model: model._meta.db_table)


def _is_of_a_dossier(model: Any) -> bool:
    return "dossier_id" in {field.column for field in model._meta.concrete_fields}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.db_table)
def test_shredding_reaches_every_table(model: Any) -> None:
    table = model._meta.db_table
    named = {goes.table: goes.by for each in registered() for goes in each.goes}
    if _is_of_a_dossier(model) and table not in LOGS:
        assert named.get(table) == "dossier", f"Name {table} in `retained.py` of its app."
    elif content_fields(model):
        assert table in named, f"Name {table} in `retained.py` of its app."


def test_no_table_is_named_twice() -> None:
    named = Counter(goes.table for each in registered() for goes in each.goes)
    assert not [table for table, times in named.items() if times > 1]


def test_a_table_that_goes_with_a_dossier_names_it() -> None:
    for goes in tables("dossier"):
        assert goes.column in {field.column for field in goes.model._meta.concrete_fields}
