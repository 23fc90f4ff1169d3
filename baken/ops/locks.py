"""Locks name versions and hashes, never where somebody happened to download them from."""

import re
from pathlib import Path

from baken.ops.places import HOME

LOCKS = ("requirements*.txt", "package-lock.json")
_ADDRESS = re.compile(
    r"(?<!\"url\": \")https?://|file:|--(extra-)?index-url|--find-links|\"resolved\""
)
"""A `"url"` in package-lock.json is where to thank somebody; it fetches nothing."""


def addresses_in_locks(home: Path = HOME) -> list[str]:
    """Give a sentence for each line in a lock file that names an address."""
    return [
        f"{path.name}:{number}: hier staat een adres. Maak de sloten opnieuw met make lock."
        for pattern in LOCKS
        for path in sorted(home.glob(pattern))
        for number, text in enumerate(path.read_text().splitlines(), start=1)
        if _ADDRESS.search(text)
    ]
