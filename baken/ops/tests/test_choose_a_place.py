"""The socket lies where its path fits, and only in a folder that is ours alone."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from baken.ops.cluster_place import LONGEST_SOCKET, SOCKET_NAME, socket_folder
from baken.ops.say import CannotStart


@pytest.fixture
def far(tmp_path: Path) -> Iterator[Path]:
    """A home whose own socket would have too long a path."""
    home = tmp_path / ("een-heel-lange-naam-" * 6)
    home.mkdir()
    yield home
    shutil.rmtree(socket_folder(home, None), ignore_errors=True)


def test_a_short_path_keeps_the_socket_beside_the_data(open_folder: Path) -> None:
    assert socket_folder(open_folder, None) == open_folder / "socket"


def test_a_long_path_moves_the_socket_to_a_private_folder(far: Path) -> None:
    folder = socket_folder(far, None)
    assert len(os.fsencode(folder / SOCKET_NAME)) <= LONGEST_SOCKET
    assert folder.stat().st_mode & 0o777 == 0o700
    assert socket_folder(far, None) == folder


def test_a_comma_in_the_path_moves_it_too(tmp_path: Path) -> None:
    home = tmp_path / "a, b"
    home.mkdir()
    folder = socket_folder(home, None)
    assert "," not in str(folder)
    folder.rmdir()


def test_a_folder_that_others_may_enter_is_refused(far: Path) -> None:
    folder = socket_folder(far, None)
    folder.chmod(0o755)
    with pytest.raises(CannotStart, match="niet van ons alleen"):
        socket_folder(far, None)
    folder.chmod(0o700)


def test_a_link_in_its_place_is_refused(far: Path, tmp_path: Path) -> None:
    folder = socket_folder(far, None)
    folder.rmdir()
    folder.symlink_to(tmp_path)
    with pytest.raises(CannotStart, match="niet van ons alleen"):
        socket_folder(far, None)
    folder.unlink()
