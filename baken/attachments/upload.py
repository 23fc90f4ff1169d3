"""Takes files in: sealed part by part as they come, and never kept readable.

A page that takes files says so with `takes_files`; on any other page, and from whoever is not
logged in, a file is not even looked at. What a page only reads is `core.uploads`.
"""

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from baken.attachments import store
from baken.attachments.kinds import Kind, Looks, named
from baken.core.uploads import is_asked

View = TypeVar("View", bound=Callable[..., Any])
MOST_AT_ONCE = 1


def takes_files(view: View) -> View:
    """Say of a page that files may be sent to it."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


if TYPE_CHECKING:
    _UploadedFile = UploadedFile[bytes]
else:
    _UploadedFile = UploadedFile


class SealedUpload(_UploadedFile):
    """A file that came in and lies sealed in the folder, without a row yet."""

    def __init__(self, name: str, size: int, writing: store.Writing | None) -> None:
        """Remember its name, its size and where it lies; nothing lies there when it was refused."""
        super().__init__(file=None, name=name, size=size)
        self.writing = writing
        self._kind = named(name)
        self.agrees = self.is_double = False
        self.digest = ""

    @property
    def is_too_large(self) -> bool:
        """Say whether it was dropped because it grew too large."""
        return (self.size or 0) > settings.ATTACHMENT_BYTES

    @property
    def is_known(self) -> bool:
        """Say whether its name is that of a kind that comes in."""
        return self._kind is not None

    @property
    def kind(self) -> Kind:
        """Give its kind, once it is known."""
        if self._kind is None:
            raise ValueError("This kind of file does not come in.")
        return self._kind

    @property
    def whole(self) -> store.Writing:
        """Give where it lies, once it was not refused."""
        if self.writing is None:
            raise ValueError("Nothing was kept of this file.")
        return self.writing

    def looked_at(self, looks: Looks) -> None:
        """Remember whether its content is what its name says."""
        if self._kind is not None:
            self.agrees, self.is_double = looks.agree(self._kind), looks.is_double(self._kind)

    def close(self) -> None:
        """Do nothing: there is no open file behind it."""

    def discard(self) -> None:
        """Leave nothing of it."""
        if self.writing is not None:
            self.writing.discard()


class SealingHandler(FileUploadHandler):
    """Seals a file while it comes in; memory holds one part of it."""

    chunk_size = 64 * 1024

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, or pass over one that this page does not ask for."""
        super().new_file(*args, **kwargs)
        self._began = getattr(self, "_began", 0) + 1
        if not is_asked(self.request, "takes_files") or self._began > MOST_AT_ONCE:
            raise SkipFile
        self._size, self._looks, self._hash = 0, Looks(), hashlib.sha256()
        self._writing: store.Writing | None = None
        kind = named(self.file_name or "")
        if kind is not None:
            self._writing = store.Writing()

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> None:
        """Seal the next part; what is too large is dropped, and the rest of it only counted."""
        self._size += len(raw_data)
        if self._writing is None:
            return
        if self._size > settings.ATTACHMENT_BYTES:
            self._drop()
            return
        self._looks.see(raw_data)
        self._hash.update(raw_data)
        self._writing.write(raw_data)

    def file_complete(self, _file_size: int) -> SealedUpload:
        """Bring the file to disk and say what it looks like."""
        made = SealedUpload(self.file_name or "", self._size, self._writing)
        if self._writing is not None:
            self._writing.finish()
            made.digest = self._hash.hexdigest()
            made.looked_at(self._looks)
        self._writing = None
        return made

    def upload_interrupted(self) -> None:
        """Leave nothing of a file that stopped halfway."""
        self._drop()

    def _drop(self) -> None:
        if (writing := getattr(self, "_writing", None)) is not None:
            writing.discard()
        self._writing = None


def uploaded(found: object) -> SealedUpload | None:
    """Give the file of a form, when there is one."""
    return found if isinstance(found, SealedUpload) else None
