"""A processing that is off until somebody decides is asked after by the code that does it."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from baken.core import clock
from baken.knowledge.packs import processing
from tests.architecture import house

ASKED_IN = {
    "linkage": {
        "baken/matching/actions/judge.py",
        "baken/matching/actions/state.py",
        "baken/matching/follows_signals.py",
        "baken/matching/views/links.py",
        "baken/signals/marks.py",
    },
    "hits": {"baken/matching/actions/state.py"},
    "returns": {"baken/matching/actions/for_care.py", "baken/cases/subjects.py"},
    "networks": {"baken/matching/follows_signals.py", "baken/matching/views/network.py"},
    "inspections": {
        "baken/enforcement/actions/places.py",
        "baken/enforcement/blindness.py",
        "baken/enforcement/views/places.py",
        "baken/enforcement/views/planning.py",
    },
    "portal": {"baken/intake/outside/views/listing.py"},  # and the database itself, in portal.desks
}
"""Where the switch of each processing is asked. An app that does one adds itself here."""

NOT_BUILT = {"adverts"}
"""In the register, and no code does it yet."""

ITSELF = Path("baken/access/oversight/switches.py")


def test_every_switched_processing_is_asked_after_or_does_not_exist_yet() -> None:
    switched = {each.id for each in processing().on(clock.today()).switched()}
    assert switched == ASKED_IN.keys() | NOT_BUILT
    assert ASKED_IN.keys() & NOT_BUILT == set()


def test_who_asks_is_who_is_listed_and_asks_by_name() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for path in house.modules(tests=False):
        if house.named(path) != str(ITSELF):
            for name in _asked(ast.walk(house.tree(path))):
                found[name].add(house.named(path))
    assert found == ASKED_IN


def _asked(nodes: Iterator[ast.AST]) -> Iterator[str]:
    """Give the processing in each question to a switch; what is computed cannot be checked."""
    for node in nodes:
        if isinstance(node, ast.Call) and _called(node.func) in {"is_on", "demand"}:
            first = node.args[0] if node.args else None
            yield first.value if isinstance(first, ast.Constant) else "computed"  # type: ignore[misc]


def _called(function: ast.expr) -> str:
    """Give the method of `switches` that is called."""
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.attr if function.value.id == "switches" else ""
    return ""
