"""Local accounts: a user name and a password, checked with argon2."""

from typing import Any
from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
from django.db import connection
from django.http import HttpRequest

from baken.access.context import acting_as, person
from baken.parties.models import Account


class LocalAccounts(BaseBackend):
    """Knows people by the password of their account."""

    def authenticate(
        self,
        request: HttpRequest | None,  # noqa: ARG002 - Django asks for it
        username: str | None = None,
        password: str | None = None,
        **_: Any,
    ) -> Account | None:
        """Give the account, or None; an unknown name costs as much time as a wrong password.

        Somebody without any role today sees no organisation, not even the own one, and stays out.
        """
        if not username or not password:
            return None
        found = _find(username)
        if found is None:
            make_password(password)
            return None
        person_id, stored, is_active = found
        if not check_password(password, stored) or not is_active:
            return None
        with acting_as(person(person_id)):
            return Account.objects.filter(pk=person_id).first()


def _find(username: str) -> tuple[UUID, str, bool] | None:
    with connection.cursor() as cursor:
        cursor.execute("select * from access.login(%s)", [username])
        found: tuple[UUID, str, bool] | None = cursor.fetchone()
    return found
