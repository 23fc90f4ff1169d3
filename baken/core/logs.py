"""Structured logs: event names and technical keywords, never content about people."""

import logging
import logging.config
import sys
from contextvars import ContextVar
from typing import Any

import structlog

operation_id: ContextVar[str] = ContextVar("operation_id", default="")

ALLOWED = frozenset(
    {"event", "level", "timestamp", "logger", "operation", "route", "method", "status", "ms"}
    | {"exc_type", "where", "queries", "job", "task", "role", "version", "problems", "seconds"}
)
"""The only keys a log line may carry: what is not listed is dropped, so content cannot slip in."""


def _with_operation(
    _: Any, __: str, line: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    if current := operation_id.get():
        line["operation"] = current
    return line


def _without_content(
    _: Any, __: str, line: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    for key in [key for key in line if key not in ALLOWED]:
        del line[key]
    return line


def _where_it_broke(
    _: Any, __: str, line: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Replace an exception by its type and place: its message may quote what somebody typed."""
    error = line.pop("exc_info", None)
    error = sys.exc_info() if error is True else error
    error = error[1] if isinstance(error, tuple) else error
    if isinstance(error, BaseException):
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        line["exc_type"] = type(error).__name__
        if trace is not None:
            line["where"] = f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}"
    return line


class _LibraryLines(logging.Handler):
    """Pass what libraries log on as an event name only: their messages may hold anything."""

    def emit(self, record: logging.LogRecord) -> None:
        """Log the library and the level, and the kind of exception if there was one."""
        structlog.get_logger().log(
            record.levelno, "library_line", logger=record.name, exc_info=record.exc_info
        )


def configure() -> None:
    """Send structured lines to standard output and silence libraries below a warning."""
    handler = _LibraryLines(level=logging.WARNING)
    root = logging.getLogger()  # noqa: TID251 - libraries log through the standard library
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _with_operation,
            _where_it_broke,
            _without_content,
            structlog.processors.JSONRenderer(),
        ],
        cache_logger_on_first_use=True,
    )
