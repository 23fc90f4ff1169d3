"""Three people of Zandhaven have a key of their own, so that somebody can report in confidence."""

from baken.access.inner import own_key
from baken.demo.acting import as_member, working_days_ago
from baken.demo.cast import MARIEKE, NOOR, PASSPHRASE, SANDER


def tell() -> None:
    """Let them make their keys, before anybody reports."""
    for member in (MARIEKE, SANDER, NOOR):
        with as_member(member, working_days_ago(20)) as actor:
            own_key.make(actor, passphrase=PASSPHRASE)
