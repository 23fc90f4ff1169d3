"""Moments are in UTC, days are days in Amsterdam, and a story can be told in its own time."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from baken.core import clock

AWARE = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - Hypothesis wants it naive
    max_value=datetime(2090, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, clock.AMSTERDAM, timezone(timedelta(hours=-9))]),
)


@given(moment=AWARE)
def test_the_clock_stands_still_at_a_moment(moment: datetime) -> None:
    with clock.at(moment):
        assert clock.now() == moment.astimezone(UTC)
        assert clock.now().tzinfo is UTC
        assert clock.today() == moment.astimezone(clock.AMSTERDAM).date()


@pytest.mark.parametrize(("moment", "day"), [
    (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1)),  # summer: two hours ahead
    (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
    (datetime(2026, 1, 1, 22, 59, tzinfo=UTC), date(2026, 1, 1)),  # winter: one hour
    (datetime(2026, 1, 1, 23, 0, tzinfo=UTC), date(2026, 1, 2)),
    (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2027, 1, 1)),
])  # fmt: skip
def test_a_day_begins_at_midnight_in_amsterdam(moment: datetime, day: date) -> None:
    with time_machine.travel(moment, tick=False):
        assert clock.today() == day


def test_a_story_within_a_story_gives_the_time_back() -> None:
    outer, inner = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    with clock.at(outer):
        with clock.at(inner):
            assert clock.now() == inner
        assert clock.now() == outer
    assert clock.now() > inner


def test_time_goes_on_after_a_story_that_failed() -> None:
    long_ago = datetime(2000, 1, 1, tzinfo=UTC)
    with pytest.raises(ZeroDivisionError), clock.at(long_ago):
        raise ZeroDivisionError
    assert clock.now() > long_ago


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"), clock.at(datetime(2026, 1, 1)):  # noqa: DTZ001
        pass
