"""The office signs who acts; the database verifies it with the same sum as Python's `hmac`."""

import hashlib
import hmac
import time
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from baken.access import context
from baken.access.context import Context
from baken.core import clock
from baken.demo.cast import MARIEKE, fixed_id
from tests.typing import Acting

OTHER_KEY = "ab" * 32
PEOPLE = st.builds(Context, st.just("person"), st.uuids().map(str))
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_-"
PURPOSES = st.builds(Context, st.just("system"), st.text(LETTERS, min_size=1, max_size=60))
MOMENTS = st.integers(4_000_000_000, 9_999_999_999)  # from 2096 on


def read(token: str) -> tuple[str, str, str] | None:
    """Give what the database believes of a token: kind, actor and day."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select set_config('access.context', %s, true)", [token])
        cursor.execute("select access.claims()")
        (claims,) = cursor.fetchone() or (None,)
    return tuple(claims) if claims else None


@given(who=PEOPLE | PURPOSES, expires=MOMENTS, key=st.binary(min_size=16, max_size=64))
def test_the_signature_is_the_ordinary_hmac(who: Context, expires: int, key: bytes) -> None:
    token = context.sign(who, key=key.hex(), expires=expires)
    payload, _, mac = token.rpartition(".")
    assert mac == hmac.new(key, payload.encode(), hashlib.sha256).hexdigest()
    assert payload.split(".")[1:] == [who.kind, who.actor, str(clock.today()), str(expires)]


@pytest.mark.django_db
@tries(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(who=PEOPLE | PURPOSES, expires=MOMENTS)
def test_the_database_believes_what_the_office_signed(db: None, who: Context, expires: int) -> None:
    token = context.sign(who, key=settings.CONTEXT_KEY, expires=expires)
    assert read(token) == (who.kind, who.actor, str(clock.today()))


@tries(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actor=st.text(max_size=80).filter(lambda text: "\0" not in text), expires=MOMENTS)
def test_an_actor_who_is_no_id_and_no_purpose_is_nobody(db: None, actor: str, expires: int) -> None:
    """Even with our signature: no dot, quote or line end gets into the payload with a name."""
    plain = 0 < len(actor) <= 60 and not set(actor) - set(LETTERS)
    token = context.sign(Context("system", actor), key=settings.CONTEXT_KEY, expires=expires)
    assert (read(token) is not None) == plain


def test_an_ended_token_and_one_of_another_key_are_nobody(db: None) -> None:
    who = context.person(fixed_id("person", MARIEKE.key))
    now = int(time.time())
    assert read(context.sign(who, key=settings.CONTEXT_KEY, expires=now + 60))
    assert read(context.sign(who, key=settings.CONTEXT_KEY, expires=now - 1)) is None
    assert read(context.sign(who, key=OTHER_KEY, expires=now + 60)) is None


def test_the_name_of_a_key_gives_nothing_away() -> None:
    assert context.key_id(OTHER_KEY) != context.key_id("cd" * 32)
    assert len(context.key_id(OTHER_KEY)) == 8
    assert OTHER_KEY[:8] not in context.sign(Context("system", "x"), key=OTHER_KEY, expires=1)


def test_a_story_of_the_past_is_judged_by_its_own_day(acting: Acting) -> None:
    """Roles count on the day of the story, while the token itself ends by the real clock."""
    before_anybody_worked = datetime(2025, 12, 1, 12, tzinfo=UTC)
    with clock.at(before_anybody_worked), context.acting_as(_marieke()), transaction.atomic():
        assert _day() == "2025-12-01"
        assert _organisations() == []
    with acting("marieke"):
        assert _organisations() == [fixed_id("organisation", "zandhaven")]


def _marieke() -> Context:
    return context.person(fixed_id("person", MARIEKE.key))


def _day() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select access.day()")
        return str((cursor.fetchone() or ("",))[0])


def _organisations() -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("select access.organisations(array['focal_officer'])")
        return list((cursor.fetchone() or ([],))[0])
