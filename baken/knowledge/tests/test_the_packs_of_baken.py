"""The files in `knowledge/` are right, and say what the software and its users count on."""

from datetime import date

import pytest

from baken.knowledge.checks import check
from baken.knowledge.folders import HOME
from baken.knowledge.kinds import EXAMPLES
from baken.knowledge.packs import (
    KINDS,
    IndicatorList,
    glossary,
    indicator_lists,
    instruments,
    matrix,
    routes,
    terms,
)
from baken.knowledge.packs.origin import word_of_origin
from baken.knowledge.versions import UnknownId

DAY = date(2026, 6, 1)
LISTS = indicator_lists().all_on(DAY)


def test_nothing_is_wrong_and_every_example_comes_out_as_expected() -> None:
    assert check(HOME, today=date(2026, 11, 23)) == []


@pytest.mark.parametrize("kind", ["access", "indicators", "instruments", "terms"])
def test_these_kinds_have_examples_that_a_lawyer_can_read(kind: str) -> None:
    assert (HOME / KINDS[kind].name / EXAMPLES).exists()


def test_every_form_has_a_list_and_the_young_have_their_own() -> None:
    assert {(one.form, one.variant) for one in LISTS} >= {
        ("sexual", "adult"),
        ("labour", "adult"),
        ("criminal", "adult"),
        ("organ_removal", "adult"),
        ("sexual", "youth"),
        ("criminal", "youth"),
    }


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.id)
def test_every_group_in_a_list_holds_an_indicator(one: IndicatorList) -> None:
    assert all(one.in_cluster(cluster.id) for cluster in one.clusters)


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.id)
def test_indicators_are_sentences(one: IndicatorList) -> None:
    for indicator in one.indicators:
        assert indicator.text.nl.endswith(".")
        assert indicator.text.en.endswith(".")


def test_a_desk_clerk_recognises_what_she_sees() -> None:
    texts = {one.id: one.text for one in indicator_lists().on("labour", DAY).indicators}
    assert texts["does_not_know_address"].nl == "Hij weet zijn eigen adres niet."
    assert texts["does_not_know_address"].in_language("en-gb").startswith("He does not know")
    assert texts["does_not_know_address"].in_language("pl") == texts["does_not_know_address"].nl


def test_the_numbers_to_call_and_the_five_steps_are_there() -> None:
    route = routes().on(DAY)
    phones = {contact.id: contact.phone for contact in route.contacts}
    assert phones["emergency"] == "112"
    assert phones["safe_home"] == "0800-2000"
    assert [contact.id for contact in route.contacts if contact.is_urgent] == ["emergency"]
    assert [step.id for step in route.steps] == [
        "map_signals",
        "ask_advice",
        "talk",
        "weigh",
        "decide",
    ]


def test_a_term_of_the_field_has_its_dutch_word() -> None:
    words = glossary().on(DAY)
    assert words.entry("focal_officer").name.nl == "aandachtsfunctionaris"
    assert words.entry("signal").name.nl == "signaal"
    with pytest.raises(UnknownId, match="‘signaal’ staat niet in de begrippenlijst"):
        words.entry("signaal")


def test_every_kind_of_row_in_the_matrix_stands_in_the_glossary() -> None:
    known = {entry.id for entry in glossary().on(DAY).entries}
    assert set(matrix().on(DAY).kinds) - known == set()


def test_a_draft_is_never_the_source_of_a_rule() -> None:
    """Annex 5 of the plan of 2022 is a draft about old law: it may only be remarked upon."""
    versions = [one for book in instruments().books.values() for one in book.all]
    assert versions
    for one in versions:
        said = " ".join(f"{source.title} {source.article}" for source in one.sources).lower()
        assert "bijlage 5" not in said
        assert "beleidsplan" not in said


@pytest.mark.parametrize("name", ["bibob", "overcrowding", "urgent-clearance", "use-against-plan"])
def test_the_law_of_2022_and_of_now_stand_side_by_side(name: str) -> None:
    then, now = (instruments().on(name, day) for day in (date(2022, 6, 1), DAY))
    assert then.valid_from < now.valid_from
    assert then.source != now.source


@pytest.mark.parametrize("name", ["register_signal_within", "acute_register_within"])
def test_acute_danger_never_waits_longer(name: str) -> None:
    assert terms().term(name).unit == "working_days"
    assert terms().value("acute_register_within", DAY) <= terms().value(name, DAY)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Zij heeft een Roemeens paspoort.", "Roemeens"),
        ("Hij is afkomstig uit een ander land.", "afkomstig"),
        ("Haar geboorteland is onbekend.", "geboorteland"),
        ("Zij is een arbeidsmigrant.", "arbeidsmigrant"),
        ("Hij spreekt geen Nederlands.", "spreekt geen Nederlands"),
        ("She was born in another country.", "born in"),
        ("Someone of a different race.", "race"),
    ],
)
def test_words_about_origin_are_recognised(text: str, word: str) -> None:
    assert word_of_origin(text) == word


@pytest.mark.parametrize(
    "text",
    [
        "Hij bewaart haar paspoort.",
        "Zij weet het terras te vinden.",
        "Een individu wacht bij de deur.",
        "Hij raakt in paniek.",
        "The nail polish smells.",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert word_of_origin(text) is None
