"""Content is read through one door; every other way raises instead of leaking."""

import copy
import json
import pickle
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.vault.content import Content, NotUnwrapped

SECRET = "Zij woont aan de haven."


@pytest.mark.parametrize("way", [
    str,
    lambda content: content.text,
    lambda content: f"{content}",
    lambda content: f"{content!s:>40}",
    lambda content: "%s" % content,  # noqa: UP031 - also this way
    lambda content: content == Content.opened(SECRET),
    lambda content: content == Content(SECRET),
    hash,
])  # fmt: skip
def test_closed_content_cannot_be_shown_or_compared(way: Callable[[Content], object]) -> None:
    with pytest.raises(NotUnwrapped, match="unwrap"):
        way(Content(SECRET))


@given(text=st.text(min_size=1))
def test_a_look_at_the_object_tells_nothing(text: str) -> None:
    for content in (Content(text), Content.opened(text)):
        assert repr(content) == "<Content>"
        assert repr([content]) == "[<Content>]"
        assert not hasattr(content, "__dict__")


def test_content_has_no_json_of_its_own() -> None:
    with pytest.raises(TypeError):
        json.dumps({"observation": Content.opened(SECRET)})


@given(text=st.text())
def test_opened_content_shows_and_compares_its_text(text: str) -> None:
    content = Content.opened(text)
    assert content.text == str(content) == text
    assert content == Content.opened(text)
    assert content != Content.opened(text + "!")
    assert hash(content) == hash(Content.opened(text))
    assert bool(content) == bool(text)


def test_content_is_never_equal_to_a_plain_text() -> None:
    assert Content.opened(SECRET) != SECRET
    assert Content(SECRET) != SECRET


def test_one_may_ask_whether_there_is_anything_without_opening_it() -> None:
    assert Content(SECRET)
    assert not Content("")


def _pickled(content: Content) -> Content:
    again: Content = pickle.loads(pickle.dumps(content))  # noqa: S301 - our own
    return again


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, _pickled])
def test_a_copy_of_closed_content_is_closed(again: Callable[[Content], Content]) -> None:
    content = again(Content(SECRET))
    assert content.stored == SECRET
    with pytest.raises(NotUnwrapped):
        content.text  # noqa: B018
