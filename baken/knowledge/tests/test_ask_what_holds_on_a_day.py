"""Whoever asks names a day and gets the version in force, or is told why there is none."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.knowledge import KnowledgeError, NotInForce, UnknownId, configure
from baken.knowledge.packs import indicator_lists, matrix, terms
from baken.knowledge.source import Source
from baken.knowledge.tests.library import write_list, write_term
from baken.knowledge.versions import Version, Versions

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31))


def test_a_new_version_takes_over_on_its_first_day(library: Path) -> None:
    write_list(library, "criminal", "2026-01-01", text="Oud.")
    write_list(library, "criminal", "2026-07-01", text="Nieuw.")
    lists = indicator_lists()
    assert lists.on("criminal", date(2026, 6, 30)).indicators[0].text.nl == "Oud."
    assert lists.on("criminal", date(2026, 7, 1)).indicators[0].text.nl == "Nieuw."


def test_an_old_judgement_still_finds_its_own_version(library: Path) -> None:
    write_list(library, "criminal", "2026-01-01", text="Oud.")
    write_list(library, "criminal", "2026-07-01", text="Nieuw.")
    judged_under = indicator_lists().on("criminal", date(2026, 3, 1)).valid_from
    assert indicator_lists().on("criminal", judged_under).indicators[0].text.nl == "Oud."


def test_before_the_first_version_the_answer_names_when_it_begins(library: Path) -> None:
    write_list(library, "criminal", "2026-01-01")
    with pytest.raises(NotInForce) as refusal:
        indicator_lists().on("criminal", date(2025, 12, 31))
    assert str(refusal.value) == (
        "indicators/criminal: op 2025-12-31 is niets van kracht."
        " De eerstvolgende geldt vanaf 2026-01-01."
    )


def test_an_ended_version_never_falls_back_to_an_older_one(library: Path) -> None:
    write_list(library, "criminal", "2026-01-01")
    write_list(library, "criminal", "2026-03-01", valid_until=date(2026, 6, 30))
    write_list(library, "criminal", "2026-09-01")
    assert indicator_lists().on("criminal", date(2026, 6, 30)).valid_from == date(2026, 3, 1)
    with pytest.raises(NotInForce) as refusal:
        indicator_lists().on("criminal", date(2026, 7, 1))
    assert str(refusal.value) == (
        "indicators/criminal: op 2026-07-01 is niets van kracht."
        " De versie van 2026-03-01 gold tot en met 2026-06-30."
        " De eerstvolgende geldt vanaf 2026-09-01."
    )


def test_an_unknown_list_is_refused_with_the_ones_that_exist(library: Path) -> None:
    write_list(library, "criminal", "2026-01-01")
    with pytest.raises(UnknownId, match=r"indicators/labor bestaat niet\. Wel bestaat: criminal\."):
        indicator_lists().on("labor", date(2026, 1, 1))


def test_what_is_not_there_at_all_is_refused_too(library: Path) -> None:
    with pytest.raises(UnknownId, match="access bestaat niet"):
        matrix()


def test_all_lists_of_a_day_leave_out_those_that_ended(library: Path) -> None:
    write_list(library, "criminal", "2026-01-01", valid_until=date(2026, 6, 30))
    write_list(library, "criminal-youth", "2026-01-01")
    in_june = indicator_lists().all_on(date(2026, 6, 30))
    in_july = indicator_lists().all_on(date(2026, 7, 1))
    assert [one.id for one in in_june] == ["criminal", "criminal-youth"]
    assert [one.id for one in in_july] == ["criminal-youth"]


def test_a_number_changes_on_its_day(library: Path) -> None:
    write_term(library, "trial", {"2026-01-01": 2, "2026-07-01": 3})
    assert terms().value("trial", date(2026, 6, 30)) == 2
    assert terms().value("trial", date(2026, 7, 1)) == 3
    assert terms().on("trial", date(2026, 7, 1)).source.title == "Proefbron"
    assert terms().term("trial").unit == "days"
    with pytest.raises(NotInForce):
        terms().value("trial", date(2025, 12, 31))
    with pytest.raises(UnknownId):
        terms().term("trail")


def test_a_region_adds_its_own_from_a_later_day(library: Path, tmp_path: Path) -> None:
    region = tmp_path / "region"
    write_term(library, "trial", {"2026-01-01": 2})
    write_term(
        region, "trial", {"2026-07-01": 1}, meaning={"nl": "Van de regio.", "en": "The region's."}
    )
    write_list(library, "criminal", "2026-01-01")
    write_list(region, "local", "2026-01-01")
    configure(library, region)
    assert terms().value("trial", date(2026, 6, 30)) == 2
    assert terms().value("trial", date(2026, 7, 1)) == 1
    assert terms().term("trial").meaning.nl == "Een proef."
    assert [one.id for one in indicator_lists().all_on(date(2026, 2, 1))] == ["criminal", "local"]


def test_a_wrong_file_is_refused_when_it_is_read(library: Path) -> None:
    write_list(library, "criminal", "2026-01-01", colour="blue")
    with pytest.raises(KnowledgeError, match="colour: Dit veld is onbekend"):
        indicator_lists()


@given(starts=st.sets(DAYS, min_size=1, max_size=6), day=DAYS, lengths=st.data())
def test_the_answer_is_the_latest_begun_or_nothing(
    starts: set[date], day: date, lengths: st.DataObject
) -> None:
    spans = [lengths.draw(st.none() | st.integers(0, 900)) for _ in starts]
    versions = Versions(
        "proef",
        tuple(
            Version(
                valid_from=start,
                valid_until=None if span is None else start + timedelta(days=span),
                source=Source(title="Proefbron"),
            )
            for start, span in zip(sorted(starts), spans, strict=True)
        ),
    )
    found = versions.find(day)
    begun = [version for version in versions.all if version.valid_from <= day]
    if found is None:
        assert not begun or not begun[-1].covers(day)
    else:
        assert found is begun[-1]
        assert found.covers(day)
