"""Somebody who chose English walks from page to page and meets no Dutch of ours."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import pytest
from django.test import Client, override_settings

from baken.ops import messages
from baken.signals import forms
from tests.architecture import literal
from tests.typing import ClientFor

PAGES = 25
KEPT = (forms.PURPOSE, forms.BASIS, forms.REGISTERED, forms.DECIDED)
"""Proposals that somebody sent in Dutch: from then on they are what that person wrote."""


@pytest.fixture(scope="module")
def dutch() -> set[str]:
    """Give each Dutch text that reads differently in English."""
    messages.compile_all()
    translated = {str(text.id): str(text.string) for text in messages.read("en") if text.id}
    kept = {*map(str, KEPT)}
    return {ours for ours, theirs in translated.items() if theirs not in {"", ours}} - kept


@pytest.mark.parametrize("member", ["yara", "marieke", "willem"])
def test_every_page_speaks_english(member: str, client_for: ClientFor, dutch: set[str]) -> None:
    client = client_for(member)
    client.cookies["taal"] = "en"
    with override_settings(LOCALE_PATHS=[messages.catalog_path("en").parents[2]]):
        pages = dict(_walk(client))
    assert len(pages) > 3
    assert all('lang="en"' in page for page in pages.values())
    left = {url: _Heard(page).texts & dutch for url, page in pages.items()}
    assert {url: texts for url, texts in left.items() if texts} == {}


class _Heard(HTMLParser):
    """What a page says and where it leads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: set[str] = set()
        self.links: list[str] = []
        self.is_dutch = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.is_dutch = given.get("lang") == "nl"  # said on purpose: what Dutch people call Dutch
        self.texts |= {text for name, text in given.items() if name in literal.SPOKEN_ATTRIBUTES}
        if tag == "a" and given.get("rel") != "noreferrer":
            self.links.append(given.get("href", ""))

    def handle_data(self, data: str) -> None:
        if not self.is_dutch:
            self.texts.add(" ".join(data.split()).removesuffix(":"))


def _walk(client: Client) -> Iterator[tuple[str, str]]:
    """Follow every link from the first page on, one of each kind of page first."""
    waiting, kinds, seen = ["/"], set[str](), set[str]()
    while waiting and len(seen) < PAGES:
        fresh = (url for url in waiting if _kind(url) not in kinds)
        url = next(fresh, waiting[0])
        waiting.remove(url)
        kinds.add(_kind(url))
        seen.add(url)
        page = client.get(url, follow=True)
        assert page.status_code == 200, url
        yield url, page.content.decode()
        onward = (urldefrag(urljoin(url, link)).url for link in _Heard(page.content.decode()).links)
        ours = [link for link in dict.fromkeys(onward) if link.startswith("/")]
        waiting += [link for link in ours if link not in {*seen, *waiting}]


def _kind(url: str) -> str:
    return re.sub(r"[0-9a-f-]{36}|\?.*", "", url)
