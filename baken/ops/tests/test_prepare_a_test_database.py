"""Tests get a copy of one template that is built once."""

from collections.abc import Iterator

import psycopg
import pytest

from baken.ops import testing


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch, worker_id: str) -> Iterator[None]:
    """Keep the templates of this test apart from the real one."""
    monkeypatch.setattr(testing, "PREFIX", f"test_tmpl_{worker_id}_")
    yield
    testing._drop_templates()


@pytest.mark.usefixtures("apart")
def test_a_template_is_built_once_and_copied_whole(worker_id: str) -> None:
    built = []

    def build(urls: testing.Urls) -> None:
        built.append(urls)
        with psycopg.connect(urls["owner"]) as owner:
            owner.execute("create table things as select 1 as x")
            owner.execute("grant select on things to baken_office")

    names = {testing.template("one", build) for _ in range(2)}
    assert len(built) == 1
    copy = testing.create_from_template(f"test_copy_{worker_id}", names.pop())
    with psycopg.connect(copy["office"]) as office:
        assert office.execute("select x from things").fetchone() == (1,)
    with (
        psycopg.connect(copy["office"]) as office,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        office.execute("create temp table mine (x int)")
    with psycopg.connect(testing.cluster().admin(), autocommit=True) as administrator:
        administrator.execute(f"drop database test_copy_{worker_id} with (force)")


@pytest.mark.usefixtures("apart")
def test_a_template_that_failed_halfway_is_built_again() -> None:
    def fail(urls: testing.Urls) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        testing.template("two", fail)
    built: list[testing.Urls] = []
    testing.template("two", built.append)
    assert len(built) == 1
