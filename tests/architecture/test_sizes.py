"""Nothing grows until nobody can read it: sizes at which somebody splits by verb."""

import ast
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.architecture import house

Measured = tuple[int, str]
"""A number of lines, and of what."""

WRITTEN = (".css", ".html", ".js", ".mjs", ".sh", ".sql")


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def span(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def files() -> Iterable[Measured]:
    other = [path for path in house.of(*WRITTEN) if path not in house.templates()]
    return ((lines(path), house.named(path)) for path in house.modules(tests=False) + other)


def files_of_tests() -> Iterable[Measured]:
    return ((lines(path), house.named(path)) for path in house.modules(tests=True))


def templates() -> Iterable[Measured]:
    return ((lines(path), house.named(path)) for path in house.templates())


def settings() -> Iterable[Measured]:
    return ((lines(path), house.named(path)) for path in house.of(".py", under="config/"))


def functions() -> Iterable[Measured]:
    for path in house.modules(tests=False) + house.modules(tests=True):
        yield from ((span(node), _name(path, node)) for node in house.functions(path))


def views() -> Iterable[Measured]:
    for path in house.modules(tests=False):
        found = [node for node in house.functions(path) if _is_view(node)]
        yield from ((span(node), _name(path, node)) for node in found)


def classes() -> Iterable[Measured]:
    for path in house.modules(tests=False) + house.modules(tests=True):
        found = [node for node in ast.walk(house.tree(path)) if isinstance(node, ast.ClassDef)]
        yield from ((span(node), _name(path, node)) for node in found)


@pytest.mark.parametrize(
    ("measure", "most"),
    [
        (files, 300),
        (files_of_tests, 400),
        (templates, 150),
        (settings, 250),
        (functions, 40),
        (views, 25),
        (classes, 200),
    ],
)
def test_everything_stays_readable(measure: Callable[[], Iterable[Measured]], most: int) -> None:
    largest = sorted(measure(), reverse=True)[:10]
    assert largest, f"there are no {measure.__name__}"
    listing = "\n".join(f"{size:5} {name}" for size, name in largest)
    assert largest[0][0] <= most, f"more than {most} lines in {measure.__name__}:\n{listing}"


def _is_view(node: house.FunctionNode) -> bool:
    names = [argument.arg for argument in node.args.posonlyargs + node.args.args]
    return names[:1] == ["request"]


def _name(path: Path, node: ast.stmt) -> str:
    return f"{house.named(path)}:{node.lineno} {getattr(node, 'name', '')}"
