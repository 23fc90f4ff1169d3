"""Secrets lie in files that only their owner reads, and survive a restart."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from psycopg.conninfo import conninfo_to_dict

from baken.ops.secret_files import KEYS, SecretFiles, address

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@given(user=TEXT, password=TEXT, dbname=TEXT, host=TEXT)
def test_an_address_says_what_was_put_in(user: str, password: str, dbname: str, host: str) -> None:
    parts = {"user": user, "password": password, "dbname": dbname, "host": host, "port": "5432"}
    assert conninfo_to_dict(address(parts)) == parts


def test_keys_are_made_once_and_closed_to_others(tmp_path: Path) -> None:
    secrets = SecretFiles(tmp_path / "secrets")
    secrets.make_keys()
    made = [secrets.read(name) for name in KEYS]
    SecretFiles(tmp_path / "secrets").make_keys()
    assert [secrets.read(name) for name in KEYS] == made
    assert all(len(bytes.fromhex(key or "")) == 32 for key in made)
    assert secrets.folder.stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in secrets.folder.iterdir())


def test_a_known_role_keeps_its_password(tmp_path: Path) -> None:
    secrets = SecretFiles(tmp_path)
    parts = {"user": "baken_office", "password": "a/b c", "dbname": "baken", "host": "/run"}
    secrets.write("database-office.url", address(parts))
    assert secrets.password_of("office") == "a/b c"
    assert secrets.password_of("worker") != secrets.password_of("worker")
