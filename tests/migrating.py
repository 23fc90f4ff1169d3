"""All migrations on an empty database in a tenth of the time.

Django draws every model again after each step of a migration that touches one of them, because a
model must know who points to it. Here nearly everything points to an organisation, so each of
hundreds of steps draws nearly all models. What a step does to the database needs none of that: a
new model only has to be drawn itself, and a new index or constraint changes no column. That the
outcome is the same to the letter, `tests/access/test_migrate_quickly.py` proves.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.core.management import call_command
from django.db.migrations.state import ModelState, ProjectState


def migrate() -> None:
    """Run every migration, and draw as little as possible."""
    with _drawing_little():
        call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def _drawing_little() -> Iterator[None]:
    with (
        patch.object(ProjectState, "add_model", _add_model),
        patch.object(ProjectState, "_append_option", _append_option),
    ):
        yield


def _add_model(self: ProjectState, model_state: ModelState) -> None:
    """Draw the new model only: nobody points to it yet."""
    apps = self.__dict__.pop("apps", None)
    _ADD_MODEL(self, model_state)
    if apps is not None:
        self.__dict__["apps"] = apps
        apps.render_multiple([model_state])


def _append_option(self: ProjectState, app_label: str, model_name: str, *what: Any) -> None:
    """Remember the index or constraint, and draw nothing: no field changed."""
    apps = self.__dict__.pop("apps", None)
    _APPEND_OPTION(self, app_label, model_name, *what)
    if apps is not None:
        self.__dict__["apps"] = apps


_ADD_MODEL = ProjectState.add_model
_APPEND_OPTION = ProjectState._append_option  # type: ignore[attr-defined]  # the stubs skip it
