"""Which kinds of file come in, and whether a file is what its name says. No Django.

The name and the content must agree; a file that is two kinds at once is refused. Nothing is ever
unpacked here: a few bytes of the beginning and the end are all that is looked at.
"""

from dataclasses import dataclass
from typing import Literal

import puremagic

HEAD = 8 * 1024
TAIL = 66 * 1024
Family = Literal["image", "pdf", "office", "text", "audio", "video"]


@dataclass(frozen=True)
class Kind:
    """A kind of file that comes in."""

    extension: str
    family: Family
    mime: str
    inside: tuple[bytes, ...] = ()
    """What stands near the beginning of a package of this kind."""


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
_KINDS = (
    Kind("jpg", "image", "image/jpeg"),
    Kind("png", "image", "image/png"),
    Kind("gif", "image", "image/gif"),
    Kind("webp", "image", "image/webp"),
    Kind("tif", "image", "image/tiff"),
    Kind("heic", "image", "image/heic"),
    Kind("pdf", "pdf", "application/pdf"),
    Kind("docx", "office", _OFFICE + "wordprocessingml.document", (b"word/",)),
    Kind("xlsx", "office", _OFFICE + "spreadsheetml.sheet", (b"xl/",)),
    Kind("pptx", "office", _OFFICE + "presentationml.presentation", (b"ppt/",)),
    Kind("odt", "office", _OPEN + "text", (_OPEN.encode() + b"text",)),
    Kind("ods", "office", _OPEN + "spreadsheet", (_OPEN.encode() + b"spreadsheet",)),
    Kind("odp", "office", _OPEN + "presentation", (_OPEN.encode() + b"presentation",)),
    Kind("txt", "text", "text/plain"),
    Kind("csv", "text", "text/csv"),
    Kind("mp3", "audio", "audio/mpeg"),
    Kind("m4a", "audio", "audio/mp4"),
    Kind("wav", "audio", "audio/wav"),
    Kind("ogg", "audio", "audio/ogg"),
    Kind("mp4", "video", "video/mp4"),
    Kind("mov", "video", "video/quicktime"),
    Kind("webm", "video", "video/webm"),
)
KINDS = {kind.extension: kind for kind in _KINDS}
_OTHER_NAMES = {"jpeg": "jpg", "jpe": "jpg", "tiff": "tif", "heif": "heic", "oga": "ogg"}
_SAME = {
    "jpg": {"jpg"}, "tif": {"tif", "tiff"}, "heic": {"heic", "heif"}, "ogg": {"ogg", "oga", "opus"},
    "mp3": {"mp3", "mpga"}, "mp4": {"mp4", "m4v"}, "mov": {"mov", "3gp"},
}  # fmt: skip
_TEXT = bytes([9, 10, 12, 13, 27, *range(32, 256)])
"""The bytes that a text may hold, in whatever way it is written."""

_ZIP, _ZIP_END, _ZIP_END_SIZE = b"PK\x03\x04", b"PK\x05\x06", 22
_MACROS = (b"vbaProject", b"macroEnabled")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")

ACCEPT = ",".join(f".{name}" for name in (*KINDS, *_OTHER_NAMES))
"""What the browser offers to choose from."""


def named(name: str) -> Kind | None:
    """Give the kind that a file's name says it is; None when it does not come in."""
    extension = name.rpartition(".")[2].lower()
    return KINDS.get(_OTHER_NAMES.get(extension, extension))


class Looks:
    """Looks at a file that passes by: remembers a little of its beginning and its end."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.head, self.tail = b"", b""
        self._is_text = True

    def see(self, data: bytes) -> None:
        """See the next part."""
        if len(self.head) < HEAD:
            self.head += data[: HEAD - len(self.head)]
        self.tail = (self.tail + data)[-TAIL:]
        self._is_text = self._is_text and not data.translate(None, _TEXT)

    def agree(self, kind: Kind) -> bool:
        """Say whether the content is of this kind."""
        if kind.family == "text":
            return self._is_text and not self.head.startswith(_PROGRAMS)
        if kind.family == "office":
            return self._is_package(kind)
        return bool(_SAME.get(kind.extension, {kind.extension}) & _extensions(self.head))

    def is_double(self, kind: Kind) -> bool:
        """Say whether it is something else as well: a package behind a picture, for example."""
        if kind.family == "office":
            return not self.head.startswith(_ZIP)
        if kind.extension != "pdf" and b"%PDF-" in self.head[:1024]:
            return kind.family != "text"
        return kind.family in {"image", "pdf"} and _ends_as_package(self.tail)

    def _is_package(self, kind: Kind) -> bool:
        seen = self.head + self.tail
        return (
            self.head.startswith(_ZIP)
            and any(mark in seen for mark in kind.inside)
            and not any(mark in seen for mark in _MACROS)
        )


def _extensions(head: bytes) -> set[str]:
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return set()
    return {each.extension.lstrip(".") for each in found}


def _ends_as_package(tail: bytes) -> bool:
    at = tail.rfind(_ZIP_END)
    if at < 0 or len(tail) - at < _ZIP_END_SIZE:
        return False
    comment = int.from_bytes(tail[at + 20 : at + 22], "little")
    return len(tail) - at - _ZIP_END_SIZE <= comment + 64
