"""What apps above add when a signal names somebody, and to its page: a module `follows_signals`.

Found by its name in every app, as `vault.shredding` finds what must go; signals knows none of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.module_loading import module_has_submodule

from baken.access.actor import Actor
from baken.signals.models import Mention, Signal

MODULE = "follows_signals"


@dataclass(frozen=True)
class Panel:
    """A part of the page of a signal: its template, the rows to open, and what it shows."""

    template: str
    rows: Sequence[Model] = ()
    page: dict[str, Any] = field(default_factory=dict)


def noted(actor: Actor, mention: Mention) -> None:
    """Let every app follow that somebody or something was noted; in the same transaction."""
    for module in _modules():
        module.noted(actor, mention)


def panels(actor: Actor, signal: Signal) -> list[Panel]:
    """Give what apps show on the page of a signal; nothing is an answer."""
    return [panel for module in _modules() for panel in module.panels(actor, signal)]


def rows(panels: Iterable[Panel]) -> list[Model]:
    """Give the rows of all panels, to be opened with the page."""
    return [row for panel in panels for row in panel.rows]


def _modules() -> Iterator[ModuleType]:
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, MODULE):
            yield import_module(f"{config.name}.{MODULE}")
