"""What happens to a file between its last byte and its row: the scanner looks, a copy is made.

Both take seconds, so they come before the transaction in which the row is made.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from baken.attachments import clamav, cleaning, store


@dataclass(frozen=True)
class Arrived:
    """What the scanner said of a file, and the copy without metadata, sealed and without a row."""

    verdict: clamav.Answer
    copy: store.Writing | None = None


def look_at(original: store.Writing, family: str) -> Arrived:
    """Let the scanner look at a sealed file, and make the copy of what is clean."""
    said = verdict(store.read(original.file_id, original.key))
    if not said.is_clean:
        return Arrived(said)
    return Arrived(said, copy_of(family, store.read(original.file_id, original.key)))


def verdict(parts: Iterable[bytes]) -> clamav.Answer:
    """Let the scanner look at a file; the answer says so when there is none."""
    if not settings.CLAMAV:
        return clamav.Answer(trouble="none")
    return clamav.ask(settings.CLAMAV, parts)


def copy_of(family: str, parts: Iterable[bytes]) -> store.Writing | None:
    """Make the copy without metadata; None when none can be made of this file."""
    if family not in cleaning.FAMILIES:
        return None
    writing = store.Writing()
    try:
        for part in cleaning.copied(family, parts, most=2 * settings.ATTACHMENT_BYTES):
            writing.write(part)
        writing.finish()
    except cleaning.NoCopy:
        writing.discard()
        return None
    except BaseException:
        writing.discard()
        raise
    return writing
