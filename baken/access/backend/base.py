"""A PostgreSQL connection that says who acts whenever a transaction begins."""

from collections.abc import Callable
from typing import Any

from django.db.backends.postgresql import base

from baken.access.context import announce, refuse_outside_transaction


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own connection, with the signed context set in every outermost transaction."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let every statement pass the guard against acting outside a transaction."""
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(_guard)

    def set_autocommit(
        self,
        autocommit: bool,
        force_begin_transaction_with_broken_autocommit: bool = False,
    ) -> None:
        """Announce the context as the first statement of a transaction."""
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if not autocommit:
            announce(self)


def _guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    refuse_outside_transaction(context["connection"])
    return execute(sql, params, many, context)
