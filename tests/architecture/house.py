"""The files of the repository, as the tests of the house read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from baken.ops.places import HOME

APPS = HOME / "baken"
NOT_OURS = {"__pycache__", "node_modules", "var"}
HIDDEN_BUT_OURS = {".ci"}
MADE = ("static/", "baken/core/static/baken/")
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> tuple[Path, ...]:
    """Give every file that somebody wrote or committed; what a command makes is left out."""
    return tuple(sorted(_files(HOME)))


def named(path: Path) -> str:
    """Give the path of a file as a person in the repository says it."""
    return path.relative_to(HOME).as_posix()


def of(*endings: str, under: str = "") -> list[Path]:
    """Give the files with one of these endings, in one folder when that is given."""
    return [path for path in files() if path.suffix in endings and named(path).startswith(under)]


def modules(*, tests: bool) -> list[Path]:
    """Give the Python files, those of tests or the others; migrations are written by Django."""
    written = [path for path in of(".py") if "migrations" not in path.parts]
    return [path for path in written if is_test(path) == tests]


def is_test(path: Path) -> bool:
    """Say whether a file serves tests only."""
    return "tests" in path.relative_to(HOME).parts or path.name == "conftest.py"


@cache
def tree(path: Path) -> ast.Module:
    """Give a Python file as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> list[FunctionNode]:
    """Give all functions and methods of a Python file, also those inside others."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, FunctionNode)]


def templates() -> list[Path]:
    """Give the templates."""
    return [path for path in of(".html", under="baken/") if "templates" in path.parts]


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            hidden = path.name.startswith(".") and path.name not in HIDDEN_BUT_OURS
            if not hidden and path.name not in NOT_OURS:
                yield from _files(path)
        elif not named(path).startswith(MADE) and path.suffix not in {".pyc", ".mo"}:
            yield path
