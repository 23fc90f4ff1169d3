"""Tests here read folders of their own and put the configured folder back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from baken.knowledge.folders import HOME, configure


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Path]:
    """Give an empty knowledge folder that is in use during the test."""
    folder = tmp_path / "knowledge"
    folder.mkdir()
    configure(folder)
    yield folder
    configure(HOME)
