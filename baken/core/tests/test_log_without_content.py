"""A log line says what happened and where, and never what somebody typed or who they are."""

import json
import logging
from typing import Any

import pytest
import structlog
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baken.core.logs import ALLOWED, configure, operation_id

SECRET = "Zij woont aan de haven, nummer 12"


@pytest.fixture(autouse=True)
def configured() -> None:
    """Log as the house does."""
    configure()


def last_line(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Give the last line that was logged."""
    line: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return line


def test_a_keyword_that_is_not_allowed_is_dropped(capsys: pytest.CaptureFixture[str]) -> None:
    structlog.get_logger().info("signal_registered", text=SECRET, person="Yara", status=200)
    line = last_line(capsys)
    assert line["event"] == "signal_registered"
    assert line["status"] == 200
    assert SECRET not in str(line)
    assert set(line) <= ALLOWED


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    key=st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1).filter(lambda key: key not in ALLOWED)
)
def test_no_other_keyword_slips_through(capsys: pytest.CaptureFixture[str], key: str) -> None:
    structlog.get_logger().bind(**{key: SECRET}).warning("something")
    assert SECRET not in str(last_line(capsys))


def _fail() -> None:
    raise ValueError(SECRET)


@pytest.mark.parametrize("how", ["exception", "exc_info=True", "exc_info=error", "exc_info=tuple"])
def test_an_exception_is_a_type_and_a_place(capsys: pytest.CaptureFixture[str], how: str) -> None:
    log = structlog.get_logger()
    try:
        _fail()
    except ValueError as error:
        given = {
            "exc_info=True": True,
            "exc_info=error": error,
            "exc_info=tuple": (type(error), error, error.__traceback__),
        }
        if how == "exception":
            log.exception("it_broke")
        else:
            log.error("it_broke", exc_info=given[how])  # noqa: TRY400 - the other ways
    line = last_line(capsys)
    assert line["exc_type"] == "ValueError"
    assert line["where"].startswith("_fail:")
    assert SECRET not in str(line)


def test_an_exception_that_was_never_raised_has_no_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    structlog.get_logger().error("it_broke", exc_info=ValueError(SECRET))
    line = last_line(capsys)
    assert line["exc_type"] == "ValueError"
    assert "where" not in line


def test_without_an_exception_nothing_is_said_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    structlog.get_logger().error("it_broke", exc_info=True)
    assert "exc_type" not in last_line(capsys)


@pytest.mark.parametrize("with_exception", [False, True])
def test_what_a_library_says_is_not_repeated(
    capsys: pytest.CaptureFixture[str], with_exception: bool
) -> None:
    library = logging.getLogger("some.library")  # noqa: TID251 - as libraries do
    try:
        _fail()
    except ValueError:
        library.warning("Cannot read %s", SECRET, exc_info=with_exception)
    line = last_line(capsys)
    assert line["event"] == "library_line"
    assert line["logger"] == "some.library"
    assert line["level"] == "warning"
    assert (line.get("exc_type") == "ValueError") is with_exception
    assert SECRET not in str(line)


def test_what_a_library_murmurs_is_not_heard(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("some.library").info(SECRET)  # noqa: TID251
    assert capsys.readouterr().out == ""


def test_a_line_carries_the_operation_it_belongs_to(capsys: pytest.CaptureFixture[str]) -> None:
    token = operation_id.set("0190-1")
    structlog.get_logger().info("one")
    assert last_line(capsys)["operation"] == "0190-1"
    operation_id.reset(token)
    structlog.get_logger().info("another")
    assert "operation" not in last_line(capsys)
