"""What is told about settings exists, and `make` explains every task."""

import re

from baken.ops.places import HOME

NAMES = re.compile(r"\b(?:BAKEN_[A-Z0-9_]+|DATABASE_URL)\b")
DERIVED = ("_FILE",)


def _read() -> set[str]:
    files = [*HOME.glob("config/*.py"), *HOME.glob("baken/**/*.py"), *HOME.glob("baken/**/*.sh")]
    texts = [path.read_text() for path in files if "tests" not in path.parts]
    found = {name for text in texts for name in NAMES.findall(text)}
    return {name for name in found if not name.endswith((*DERIVED, "_"))}


def test_no_setting_is_told_that_does_not_exist() -> None:
    text = (HOME / "docs/reference/settings.md").read_text()
    told = set(re.findall(r"^\| `([A-Z0-9_]+)`", text, re.MULTILINE))
    made_from_the_role = {"BAKEN_WORKER_DATABASE_URL"}
    only_in_tests = {"BAKEN_TEST_PG16_BIN"}
    assert told - _read() - made_from_the_role - only_in_tests == set()


def test_every_task_of_make_says_what_it_does() -> None:
    text = (HOME / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony is not None
    explained = set(re.findall(r"^([a-z-]+):.* ## .", text, re.MULTILINE))
    assert set(phony[1].split()) - {"dev"} == explained
