"""Lock files say what to install, not where somebody got it."""

from pathlib import Path

import pytest

from baken.ops.locks import addresses_in_locks


def test_our_locks_hold_no_address() -> None:
    assert addresses_in_locks() == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("requirements.txt", "--index-url https://mirror.example/simple\n"),
        ("requirements-dev.txt", "--find-links wheels\n"),
        ("package-lock.json", '{"resolved": "tarball"}'),
        ("package-lock.json", '{"a": "http://mirror.example/a.tgz"}'),
    ],
)
def test_an_address_is_pointed_out(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text("django==5.2\n" + text)
    assert [found.split(":")[:2] for found in addresses_in_locks(tmp_path)] == [[name, "2"]]
