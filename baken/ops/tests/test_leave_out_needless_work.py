"""A second start leaves out what is done, but only when this very database had it done."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from baken.ops import house, testing
from baken.ops.secret_files import SecretFiles


@pytest.fixture
def owner(worker_id: str) -> Iterator[str]:
    """A database with a list of migrations."""
    name = f"test_work_{worker_id}"
    url = testing.create_template(name)["owner"]
    with psycopg.connect(url) as connection:
        connection.execute("create table django_migrations (app text, name text)")
    yield url
    with psycopg.connect(testing.cluster().admin(), autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


def test_a_new_database_is_not_up_to_date(owner: str) -> None:
    assert not house.is_up_to_date(owner, "today")


def test_done_work_is_known_again(owner: str) -> None:
    house.remember(owner, "today")
    assert house.is_up_to_date(owner, "today")
    assert not house.is_up_to_date(owner, "tomorrow")


def test_tables_that_changed_by_hand_are_noticed(owner: str) -> None:
    house.remember(owner, "today")
    with psycopg.connect(owner) as connection:
        connection.execute("insert into django_migrations values ('cases', '0001_initial')")
    assert not house.is_up_to_date(owner, "today")


def test_a_database_without_tables_is_not_up_to_date(owner: str) -> None:
    with psycopg.connect(owner) as connection:
        connection.execute("drop table django_migrations")
    assert not house.is_up_to_date(owner, "today")


def test_the_mark_follows_code_knowledge_and_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = SecretFiles(tmp_path / "secrets")
    marks = [house.fingerprint(secrets, tmp_path)]
    for name in ("baken/access/models.py", "knowledge/access/2026-01-01.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("x")
        marks.append(house.fingerprint(secrets, tmp_path))
    monkeypatch.setenv("BAKEN_KNOWLEDGE_OVERLAY", str(tmp_path / "region"))
    (tmp_path / "region").mkdir()
    (tmp_path / "region" / "terms.yaml").write_text("x")
    marks.append(house.fingerprint(secrets, tmp_path))
    secrets.make_keys()
    marks.append(house.fingerprint(secrets, tmp_path))
    assert len(set(marks)) == 5
    assert house.fingerprint(secrets, tmp_path) == marks[-1]
