"""What every part of the house does, and what none of them ever does."""

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.urls import URLPattern, get_resolver

from baken.core import clock
from baken.knowledge.packs import glossary
from baken.ops import messages
from baken.ops.places import HOME
from tests.architecture import house

LATE_IMPORTS = {
    "baken/attachments/sandbox.py",  # what reads a strange file, only where nothing else can happen
    "baken/linkage/batch/engines.py",  # Spark, an extra of its own beside Splink
    "baken/linkage/relinking.py",  # Splink, an extra: its lack is told in a sentence
    "baken/ops/cli_link.py",  # numpy and pyarrow, which other commands need not wait for
    "baken/ops/house.py",
    "baken/ops/cli_backup.py",
    "baken/ops/cli_retention.py",
}  # the database role must be known before settings are read
UNDECLARED = {"ui_kit"}  # shown only with BAKEN_UI_KIT, and `core` lies below what declares
MODELS = [model for model in apps.get_models() if model.__module__.startswith("baken.")]
APPS = sorted({path.parent for path in house.APPS.glob("*/__init__.py")})

DUTCH_WORD = re.compile(r"\([^()]+\)\.?$")
DJANGO_SIGNALS = re.compile(r"django\.dispatch|django\.[\w.]*signals\b|django.* import .*\bsignals")
ELSEWHERE = re.compile(r"""https?://(?!www\.w3\.org/2000/svg\b)|(?:src|href)=["']//|url\(["']?//""")
MACHINE = re.compile(r"""(?<![\w.~}/])/(?:work|root|home|Users)/""")
INDEX = re.compile(
    r"https?://[^\s\"')]*(?:pypi|pythonhosted|registry|devpi|nexus|artifactory)", re.IGNORECASE
)
SETTING = re.compile(r"BAKEN_[A-Z0-9_]*[A-Z0-9]|DATABASE_URL")
TARGET = re.compile(r"^([a-z-]+):.*## ", re.MULTILINE)


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_every_app_says_what_it_is_and_what_it_leaves_to_others(app: Any) -> None:
    """Its Dutch word stands in parentheses at the end of the first line."""
    said = ast.get_docstring(house.tree(app / "__init__.py")) or ""
    first = said.partition("\n")[0]
    assert len(said.splitlines()) >= 3
    assert first.startswith(f"{app.name.capitalize()}: ")
    assert DUTCH_WORD.search(first), f"no Dutch word in parentheses: {first}"
    assert re.search(r"\b(no|not|never|nothing)\b", said, re.IGNORECASE), "says no limit"


def test_every_public_name_says_why_it_exists() -> None:
    found = [
        f"{house.named(path)}:{node.lineno} {node.name}"
        for path in house.modules(tests=False)
        for node in _public(house.tree(path).body)
        if not ast.get_docstring(node)
    ]
    assert found == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_stands_in_the_glossary(model: type[Model]) -> None:
    """Code and screen name a model with one term, in Dutch and in English."""
    snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", model.__name__).lower()
    term = glossary().on(clock.today()).entry(snake).name
    spoken = str(model._meta.verbose_name)
    translated = messages.read("en").get(spoken)
    assert spoken.casefold() == term.nl.casefold()
    assert translated is not None
    assert str(translated.string).casefold() == term.en.casefold()


def test_the_word_signal_keeps_one_meaning() -> None:
    """What follows from a change stands in the action that makes it, where one can read it."""
    assert _lines_with(DJANGO_SIGNALS, house.modules(tests=False)) == []


def test_imports_stand_at_the_top() -> None:
    found = [
        f"{house.named(path)}:{inner.lineno}"
        for path in house.modules(tests=False)
        if house.named(path) not in LATE_IMPORTS
        for function in house.functions(path)
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert found == []


def test_every_page_declares_for_whom_it_is() -> None:
    pages = list(_pages(get_resolver().url_patterns))
    assert pages
    undeclared = {page.name for page in pages if not hasattr(page.callback, "declared")}
    assert undeclared - UNDECLARED == set()


def test_no_page_asks_anything_of_a_third_party() -> None:
    faces = house.of(".html", ".css", ".js", ".mjs", under="baken/")
    assert _lines_with(ELSEWHERE, faces) == []


@pytest.mark.parametrize("pattern", [MACHINE, INDEX], ids=["machine", "index"])
def test_no_file_names_a_machine_or_an_index(pattern: re.Pattern[str]) -> None:
    assert _lines_with(pattern, house.files()) == []


def test_every_setting_is_documented() -> None:
    written = (HOME / "docs/reference/settings.md").read_text(encoding="utf-8")
    documented = set(SETTING.findall(written))
    used = {
        node.value.removesuffix("_FILE")
        for path in house.modules(tests=False)
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and SETTING.fullmatch(node.value)
    }
    assert used
    assert used - documented == set(), "missing in docs/reference/settings.md"


def test_every_make_target_is_documented() -> None:
    pages = [HOME / "README.md", HOME / "CONTRIBUTING.md", *house.of(".md", under="docs/")]
    written = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    # `make` alone is `make help`, so nobody types that one.
    targets = {*TARGET.findall((HOME / "Makefile").read_text(encoding="utf-8"))} - {"help"}
    assert targets
    assert [name for name in targets if not re.search(rf"\bmake {name}\b(?!-)", written)] == []


def _public(body: Iterable[ast.stmt]) -> Iterator[house.FunctionNode | ast.ClassDef]:
    for node in body:
        if isinstance(node, house.FunctionNode | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (each for each in _public(node.body) if each.name != "Meta")


def _pages(patterns: Iterable[Any]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from _pages(pattern.url_patterns)


def _lines_with(pattern: re.Pattern[str], paths: Iterable[Any]) -> list[str]:
    found = []
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [
            f"{house.named(path)}:{number} {line.strip()[:80]}"
            for number, line in enumerate(lines, start=1)
            if pattern.search(line)
        ]
    return found
