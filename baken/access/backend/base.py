"""A PostgreSQL connection that says who acts whenever a transaction begins."""

from collections.abc import Callable
from typing import Any

from django.db.backends.postgresql import base

from baken.access.context import announce, refuse_outside_transaction
from baken.vault.held import Held


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own connection, with the signed context set in every outermost transaction."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let every statement pass the guard against acting outside a transaction."""
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(_guard)
        self.held = Held()

    def set_autocommit(
        self,
        autocommit: bool,
        force_begin_transaction_with_broken_autocommit: bool = False,
    ) -> None:
        """Announce the context as the first statement of a transaction."""
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        self.held.let_go()
        if not autocommit:
            announce(self)

    def close(self) -> None:
        """Forget the keys of a transaction that never ended."""
        self.held.let_go()
        super().close()

    def _savepoint(self, sid: str) -> None:
        super()._savepoint(sid)  # type: ignore[misc]  # not in the stubs
        self.held.mark(sid)

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]  # not in the stubs
        self.held.back_to(sid)


def _guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    refuse_outside_transaction(context["connection"])
    return execute(sql, params, many, context)
