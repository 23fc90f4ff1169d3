"""Sessions whose key the database knows only as a hash: reading the table lets nobody in."""

import hashlib
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils import timezone


def hashed(session_key: str | None) -> str:
    """Give what the database keeps of a session key: 160 bits of its SHA-256."""
    return hashlib.sha256((session_key or "").encode()).hexdigest()[:40]


class SessionStore(db.SessionStore):
    """Django's sessions in the database, found by hash and signed for their own key only."""

    @property
    def key_salt(self) -> str:
        """Bind what is kept to its key: copied under a key of a thief it is worth nothing."""
        return f"baken.session.{self.session_key}"

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        found = self.model.objects.filter(
            session_key=hashed(self.session_key), expire_date__gt=timezone.now()
        ).first()
        if found is None:
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        """Say whether a session with this key exists."""
        return super().exists(hashed(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """Give the row to keep."""
        row = super().create_model_instance(data)
        row.session_key = hashed(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        """Forget the session with this key, or the current one."""
        if plain := session_key or self.session_key:
            super().delete(hashed(plain))
