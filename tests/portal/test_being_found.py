"""The portal as it is found: pages to read, what search engines see, what is printed."""

import io
import re

import pikepdf
import pytest
from django.test import Client

from baken.core import clock
from baken.knowledge.packs import information
from baken.portal.house import House
from tests.portal.telling import START

GROUPS = {"young", "mild_disability", "migrant_workers", "refugees", "sex_workers"}
FORMS = {"sexual", "labour", "criminal", "organ_removal"}
PAGES = information().all_on(clock.today())


def _page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_every_form_and_every_group_of_the_policy_has_a_page(visitor: Client) -> None:
    assert {each.id for each in PAGES} == FORMS | GROUPS
    listed = _page(visitor, "/zandhaven/weten")
    for each in PAGES:
        assert f"/zandhaven/weten/{each.address}" in listed
    assert "/zandhaven/weten" in _page(visitor, "/zandhaven")
    assert visitor.get("/zandhaven/weten/niets").status_code == 404


@pytest.mark.parametrize("each", PAGES, ids=lambda each: each.id)
def test_a_page_tells_what_to_recognise_whom_to_call_and_where_it_comes_from(
    visitor: Client, each: object
) -> None:
    shown = _page(visitor, f"/zandhaven/weten/{each.address}")  # type: ignore[attr-defined]
    assert shown.count("<h1>") == 1
    assert 'href="tel:112"' in shown
    assert "Bron:" in shown
    assert each.recognise[0].nl.split("’")[0] in shown  # type: ignore[attr-defined]


def test_whoever_reads_another_language_is_told_and_hears_the_right_voice(visitor: Client) -> None:
    shown = _page(visitor, "/ar/zandhaven/weten/werk")
    assert '<article data-aloud="' in shown
    assert 'lang="en" dir="ltr"' in shown.partition("<article")[2].partition(">")[0]
    assert "Exploitation at work" in shown
    english = _page(visitor, "/en/zandhaven/weten/werk")
    assert "not in your language" not in english


def test_search_engines_find_everything_to_read_and_nothing_that_was_told(visitor: Client) -> None:
    said = visitor.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in said
    assert "Disallow:\n" in said
    drawn = visitor.get("/pl/sitemap.xml").content.decode()
    found = set(re.findall("<loc>(.*?)</loc>", drawn))
    paths = {each.removeprefix("http://testserver") for each in found}
    assert {"/", "/zandhaven", "/pl/zandhaven/weten", "/en/zandhaven/weten/werk"} <= paths
    assert not {"/zandhaven/vertellen", "/zandhaven/terug"} & paths
    for path in sorted(each for each in paths if each.startswith(("/zandhaven", "/ar/"))):
        page = _page(visitor, path)
        assert "noindex" not in page, path
        assert f'<link rel="canonical" href="http://testserver{path}">' in page


def test_a_page_in_a_borrowed_language_points_to_the_english_one(visitor: Client) -> None:
    page = _page(visitor, "/pl/zandhaven/weten/werk")
    assert 'rel="canonical" href="http://testserver/en/zandhaven/weten/werk"' in page
    assert 'hreflang="pl" href="http' not in page
    assert "canonical" not in visitor.get(START).content.decode()


def test_titles_stay_neutral_but_for_what_people_search(visitor: Client) -> None:
    for path in ("/zandhaven", "/zandhaven/hulp", "/zandhaven/jong", "/zandhaven/terug"):
        title = re.search(r"<title>(.*?)</title>", _page(visitor, path))
        assert title
        assert title[1].startswith("Contact")


@pytest.mark.parametrize("path", ["weten/werk/kaart.pdf", "weten/jongeren/kaart.pdf", "poster.pdf"])
def test_what_is_printed_can_be_heard_too(visitor: Client, path: str) -> None:
    answer = visitor.get(f"/zandhaven/{path}")
    assert answer.headers["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as made:
        assert len(made.pages) == 1  # a card is one side, a poster one sheet
        assert made.Root.MarkInfo.Marked
        assert str(made.Root.Lang) == "nl"
        assert made.Root.ViewerPreferences.DisplayDocTitle
        with made.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
            assert "Zandhaven" in told["dc:title"]
        pictures = [each for each in _tree(made.Root.StructTreeRoot) if each.get("/S") == "/Figure"]
        assert all("zandhaven" in str(each.Alt) for each in pictures)
        assert pictures


def test_every_card_fits_on_one_side_in_both_languages(visitor: Client) -> None:
    for start in ("", "/en"):
        for each in PAGES:
            sent = visitor.get(f"{start}/zandhaven/weten/{each.address}/kaart.pdf").content
            with pikepdf.open(io.BytesIO(sent)) as made:
                assert len(made.pages) == 1, (start, each.id)
                assert str(made.Root.Lang) == (start.strip("/") or "nl")


def test_the_button_for_another_site_is_a_link_and_nothing_that_runs(visitor: Client) -> None:
    shown = _page(visitor, "/zandhaven/delen")
    copied = shown.partition("<textarea")[2].partition("</textarea>")[0]
    assert "http://testserver/zandhaven" in copied
    assert "#5a3d99" in copied  # the colour that Zandhaven chose
    for word in ("&lt;script", "&lt;iframe", "onclick", "&lt;img"):
        assert word not in copied


def test_a_municipality_shows_its_own_colours_name_and_words(visitor: Client) -> None:
    own, other = _page(visitor, "/zandhaven"), _page(visitor, "/")
    assert "--outside-band: #3b2a63" in own
    assert "Gemeente Zandhaven" in own
    assert "achter de duinen" in own
    assert "--outside-band" not in other
    assert "behind the dunes" in _page(visitor, "/en/zandhaven")
    assert "dunes" not in _page(visitor, "/pl/zandhaven")
    assert visitor.get("/zandhaven/logo.png").status_code == 404


def test_a_host_of_its_own_leads_straight_to_a_municipality(visitor: Client, portal: House) -> None:
    portal.entries = {"testserver": "zandhaven"}
    assert visitor.get("/").headers["Location"] == "/zandhaven"
    assert visitor.get("/pl/").headers["Location"] == "/pl/zandhaven"


def test_the_young_find_with_whom_they_can_chat_and_when_somebody_reads(visitor: Client) -> None:
    page = _page(visitor, "/zandhaven/jong")
    assert 'href="https://www.kindertelefoon.nl/"' in page
    assert "werkdagen" in page
    for asked in ("mijn ouders", "straf", "geheim", "filmpjes van mij", "Met wie kan ik praten"):
        assert asked in page


def _tree(node: pikepdf.Object) -> list[pikepdf.Object]:
    """Give every part of the structure of a document."""
    found: list[pikepdf.Object] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += list(one)
        elif isinstance(one, pikepdf.Dictionary):
            found.append(one)
            if "/K" in one:
                waiting.append(one["/K"])
    return found
