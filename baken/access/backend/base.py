"""A PostgreSQL connection that says who acts whenever a transaction begins."""

from typing import Any

from django.db.backends.postgresql import base

from baken.access.context import announce, refuse_outside_transaction


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own connection, with the signed context set in every outermost transaction."""

    def set_autocommit(
        self,
        autocommit: bool,
        force_begin_transaction_with_broken_autocommit: bool = False,
    ) -> None:
        """Announce the context as the first statement of a transaction."""
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        if not autocommit:
            announce(self)

    def cursor(self) -> Any:
        """Give a cursor; raise NoContext when somebody acts but no transaction carries the news."""
        refuse_outside_transaction(self)
        return super().cursor()
