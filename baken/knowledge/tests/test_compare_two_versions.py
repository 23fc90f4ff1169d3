"""Differences are what a reader would list; order alone is none."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.knowledge.differences import differences

_VERSION = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 2))


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ({"a": 1}, {"a": 2}, ["~ a: 1 → 2"]),
        ({"a": None}, {}, ["- a: niets"]),
        ({}, {"a": {"nl": "Ja", "en": "Yes"}}, ["+ a: Ja"]),
        ({"a": ["x"]}, {"a": []}, ["~ a: x → niets"]),
        (
            {"rules": [{"id": "r", "verbs": ["read"]}]},
            {"rules": [{"id": "r", "verbs": ["read", "change"]}]},
            ["~ rules › r › verbs: read → read, change"],
        ),
        ({"l": [{"id": "a"}, {"id": "b"}]}, {"l": [{"id": "b"}, {"id": "a"}]}, []),
    ],
)
def test_each_difference_is_one_line(old: Any, new: Any, lines: list[str]) -> None:
    assert [str(one) for one in differences(old, new)] == lines


@given(old=_VERSION, new=_VERSION)
def test_every_change_is_listed_once(old: dict[str, int], new: dict[str, int]) -> None:
    found = {one.where: one.sort for one in differences(old, new)}
    changed = {key for key in old.keys() & new.keys() if old[key] != new[key]}
    assert {where for where, sort in found.items() if sort == "anders"} == changed
    assert {where for where, sort in found.items() if sort == "erbij"} == new.keys() - old.keys()
    assert {where for where, sort in found.items() if sort == "weg"} == old.keys() - new.keys()
