"""Who has a key of their own: three of Zandhaven, so that somebody can report in confidence, and
the care coordinators, so that an address can be sealed."""

from baken.access.inner import own_key
from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import ESTHER, MARIEKE, NADIA, NOOR, PASSPHRASE, SANDER


def tell() -> None:
    """Let them make their keys, before anybody reports."""
    for member in (MARIEKE, SANDER, NOOR, ESTHER, NADIA):
        with as_member(member, working_days_ago(20)) as actor:
            own_key.make(actor, passphrase=PASSPHRASE)
