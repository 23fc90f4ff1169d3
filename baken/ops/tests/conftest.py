"""A server of its own for tests that hurt it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from baken.ops.cluster import Cluster


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """A folder that every account may walk through, which pytest's own folders are not."""
    with tempfile.TemporaryDirectory(prefix="baken-test-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="module")
def server(open_folder: Path, request: pytest.FixtureRequest) -> Iterator[Cluster]:
    """A started server whose data may be lost."""
    cluster = Cluster("test-postgres", open_folder / request.module.__name__, disposable=True)
    cluster.start()
    yield cluster
    cluster.stop()
