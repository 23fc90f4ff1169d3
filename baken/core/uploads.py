"""Small files that a page reads at once: held in memory while they are read, never on a disk."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeVar

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

View = TypeVar("View", bound=Callable[..., Any])
LARGEST = 256 * 1024
"""Bytes; of what is larger only the size is remembered, so that the page can say so."""


def reads_a_small_file(view: View) -> View:
    """Say of a page that it reads a file that is sent to it, and keeps none."""
    view.reads_a_small_file = True  # type: ignore[attr-defined]
    return view


def is_asked(request: Any, mark: str) -> bool:
    """Say whether somebody who logged in sends a file to a page that says it takes one this way."""
    match = getattr(request, "resolver_match", None)
    has_actor = getattr(request, "actor", None) is not None
    return has_actor and bool(getattr(match and match.func, mark, False))


class HeldHandler(FileUploadHandler):
    """Holds the file of a page that reads it; on any other page it lets the file pass by."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file when the page, and somebody who logged in, asks for it."""
        super().new_file(*args, **kwargs)
        self._held = BytesIO() if is_asked(self.request, "reads_a_small_file") else None
        if self._held is not None:
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep a part while it fits; hand it on when it is not ours."""
        if self._held is None:
            return raw_data
        if start + len(raw_data) <= LARGEST:
            self._held.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | None:
        """Give the file, or nothing when it is not ours."""
        if self._held is None:
            return None
        self._held.seek(0)
        return InMemoryUploadedFile(
            self._held, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )
