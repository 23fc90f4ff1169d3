"""What the person at the keyboard reads: calm lines, and sentences when something is in the way."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import typer

WIDTH = 44


class CannotStart(Exception):
    """Something is in the way; the message says what, and what to do about it, in Dutch."""


def line(text: str = "") -> None:
    """Print one line at once, also when nobody watches a terminal."""
    typer.echo(text)


def warn(text: str) -> None:
    """Print one line where errors belong."""
    typer.echo(text, err=True)


def seconds(duration: float) -> str:
    """Write a duration as a Dutch reader expects: `0,4 s`."""
    return f"{duration:.1f} s".replace(".", ",")


@contextmanager
def step(text: str) -> Iterator[None]:
    """Print what is being done and, once it is done, how long it took."""
    typer.echo(f"  {text.ljust(WIDTH)}", nl=False)
    began = time.perf_counter()
    try:
        yield
    except BaseException as stopped:
        typer.echo("niet gelukt" if isinstance(stopped, Exception) else "afgebroken")
        raise
    typer.echo(seconds(time.perf_counter() - began))
