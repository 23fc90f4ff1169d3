"""The register of addresses: loading goes on where it was broken off, and doubles nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from baken.enforcement.loading import load
from baken.enforcement.models import BagAddress, BagImport
from baken.enforcement.tests.test_load_the_register import written
from tests import database
from tests.vault.conftest import House


@pytest.fixture
def as_owner(fresh: House) -> Iterator[None]:
    """Act as the owner of the tables, who alone may fill the register."""
    database.point_at(fresh.urls["owner"])
    yield
    database.point_at(fresh.urls["office"])


class PulledOut(Exception):
    """Somebody pulled the plug."""


def test_what_was_broken_off_goes_on_and_a_newer_file_replaces(
    as_owner: None, tmp_path: Path
) -> None:
    path = written(tmp_path / "bag.csv", 10)
    BagAddress.objects.all().delete()  # those of the demo

    def pull(done: int) -> None:
        if done == 8:
            raise PulledOut

    with pytest.raises(PulledOut):
        load(path, pull, batch=4)
    assert BagAddress.objects.count() == 8
    loaded = load(path, batch=4)
    assert (loaded.rows, loaded.began_at, loaded.skipped) == (2, 8, 0)
    assert load(path, batch=4).rows == 0
    assert BagAddress.objects.count() == 10
    load(written(tmp_path / "later.csv", 10, area=90), batch=4)
    assert set(BagAddress.objects.values_list("floor_area", flat=True)) == {90}
    assert BagImport.objects.filter(finished_at=None).count() == 0


def test_a_line_that_is_no_address_is_told(as_owner: None, tmp_path: Path) -> None:
    path = written(tmp_path / "bag.csv", 3)
    path.write_text(path.read_text() + "Zonder nummer;;;;;Zandhaven;99;;\n")
    loaded = load(path)
    assert (loaded.rows, loaded.skipped) == (3, 1)
