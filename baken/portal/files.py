"""Files that a reporter adds: sealed part by part while they come in, and never kept readable.

Nothing is opened, unpacked or shown here: whether a file is what it says, and whether it is safe,
the office finds out in its own sandbox when it takes the file in. Decision 0025.
"""

import json
from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload

from baken.portal.store import Desk, SealedFile
from baken.vault import outside
from baken.vault.streams import Sealer, new_key

MEGABYTES = 20
MOST = MEGABYTES * 1024 * 1024
NAMED = "jpg jpeg png gif webp heic pdf docx odt txt mp3 m4a ogg wav mp4 mov webm"
ENDINGS = frozenset(NAMED.split())
ACCEPT = ",".join(f".{ending}" for ending in NAMED.split())
OPEN = "takes_a_file"
"""What a page sets on a request through which a file may come in."""

LONGEST_NAME = 200

if TYPE_CHECKING:
    _UploadedFile = UploadedFile[bytes]
else:
    _UploadedFile = UploadedFile


class Sent(_UploadedFile):
    """A file that came in: its sealed parts, and the key that goes to the municipality alone."""

    def __init__(self, name: str, size: int, sealing: "_Sealing | None") -> None:
        """Remember what it is called and how large it is; nothing is kept of a refused one."""
        super().__init__(file=None, name=name, size=size)
        self.sealing = sealing

    @property
    def is_known(self) -> bool:
        """Say whether its name is that of a kind that comes in."""
        return _ending(self.name or "") in ENDINGS

    @property
    def is_too_large(self) -> bool:
        """Say whether it was dropped because it grew too large."""
        return (self.size or 0) > MOST


class _Sealing:
    """A file that is being sealed, with an id and a key of its own."""

    def __init__(self) -> None:
        self.file_id, self.key, self.stream = uuid4(), new_key(), BytesIO()
        self.sealer = Sealer(self.stream, key=self.key, file_id=self.file_id)


class SealingHandler(FileUploadHandler):
    """Seals a file while it comes in; passes over every file that no page asked for."""

    chunk_size = 64 * 1024

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, one for each request."""
        super().new_file(*args, **kwargs)
        is_first = not hasattr(self, "_size")
        if not getattr(self.request, OPEN, False) or not is_first:
            raise SkipFile
        self._size = 0
        is_known = _ending(self.file_name or "") in ENDINGS
        self._sealing = _Sealing() if is_known else None

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> None:
        """Seal the next part; what is too large is dropped, and much too large is cut off."""
        self._size += len(raw_data)
        if self._size > MOST:
            self._sealing = None
        if self._size > 4 * MOST:
            raise StopUpload(connection_reset=True)
        if self._sealing is not None:
            self._sealing.sealer.write(raw_data)

    def file_complete(self, _file_size: int) -> Sent:
        """Give what came in."""
        if self._sealing is not None:
            self._sealing.sealer.finish()
        return Sent(self.file_name or "", self._size, self._sealing)


def sealed(desk: Desk, locator: bytes, sent: Sent) -> SealedFile:
    """Give a file as it may leave this process: its name and its key go to the municipality."""
    if sent.sealing is None:
        raise ValueError("Nothing was kept of this file.")
    its = sent.sealing
    told = {"name": (sent.name or "")[-LONGEST_NAME:], "key": b64encode(its.key).decode()}
    bound = outside.Bound(desk.id, its.file_id)
    slip = outside.seal(bound, json.dumps(told), {"office": desk.public})
    return SealedFile(
        desk=desk.id,
        locator=locator,
        file=its.file_id,
        body=slip.body,
        for_office=slip.boxes["office"],
        stream=its.stream.getvalue(),
    )


def held(name: str, data: bytes) -> Sent:
    """Give a file that is in memory already, sealed as one that came in."""
    sealing = _Sealing()
    sealing.sealer.write(data)
    sealing.sealer.finish()
    return Sent(name, len(data), sealing)


def uploaded(found: object) -> Sent | None:
    """Give the file of a form, when there is one with something in it."""
    return found if isinstance(found, Sent) and found.size else None


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()
