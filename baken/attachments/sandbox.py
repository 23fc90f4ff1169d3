"""Makes a copy without metadata, in a process of its own that can do nothing else.

Run as a file, by itself: it knows nothing of Baken, gets a file on its input and gives the copy on
its output. Before it looks at the first byte it gives up memory, time, files, network and other
programs, so that a picture that breaks a library finds nothing to break into.
"""

import ctypes
import io
import os
import resource
import struct
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

MEGABYTE = 1024 * 1024
MEMORY, SECONDS = 240 * MEGABYTE, 30
"""What it may fill, apart from the programs it runs: it stays below 300 MB whatever it is given."""

MOST_PIXELS = 24_000_000
"""A picture is in memory twice; a larger JPEG is drawn at a half, a quarter or an eighth."""

MOST_INPUT = 100 * MEGABYTE
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1  # SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO | EPERM
_MACHINES = {
    "x86_64": (0xC000003E, (2, 41, 42, 49, 53, 56, 57, 58, 59, 62, 85, 101, 257, 304, 310, 311,
                            321, 322, 425, 435, 437)),
    "aarch64": (0xC00000B7, (56, 117, 129, 198, 199, 200, 203, 220, 221, 265, 270, 271, 280, 281,
                             425, 435, 437)),
}  # fmt: skip
"""Per machine: its name for the kernel, and the calls that open files, lines or programs."""


def confine() -> None:
    """Give up everything that is not needed to change bytes in memory."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with suppress(ValueError, OSError):  # macOS has no limit on memory
        resource.setrlimit(resource.RLIMIT_AS, (4 * MEMORY, 4 * MEMORY))
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    if sys.platform == "linux":
        _close_the_doors(os.uname().machine)


def _close_the_doors(machine: str) -> None:
    """Let the kernel refuse calls that open anything (seccomp); needs no rights."""
    if machine not in _MACHINES:
        return
    number, calls = _MACHINES[machine]
    steps = [(0x20, 0, 0, 4), (0x15, 1, 0, number), (0x06, 0, 0, _REFUSE), (0x20, 0, 0, 0)]
    for left, call in zip(range(len(calls), 0, -1), calls, strict=True):
        steps.append((0x15, left, 0, call))
    steps += [(0x06, 0, 0, _ALLOW), (0x06, 0, 0, _REFUSE)]
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    held = ctypes.create_string_buffer(code, len(code))
    program = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(steps), ctypes.addressof(held))
    )
    system = ctypes.CDLL(None, use_errno=True)
    system.prctl(38, 1, 0, 0, 0)  # PR_SET_NO_NEW_PRIVS
    system.prctl(22, 2, ctypes.byref(program), 0, 0)  # PR_SET_SECCOMP, SECCOMP_MODE_FILTER


def picture(data: bytes) -> bytes:
    """Draw a picture again: what was not drawn (place, camera, thumbnails) is gone."""
    from PIL import Image  # noqa: PLC0415 - loaded before the doors close

    drawn, form = _turned(data)
    fresh = Image.new(drawn.mode, drawn.size)
    fresh.paste(drawn)
    del drawn
    out = io.BytesIO()
    fresh.save(out, form, quality=90)
    return out.getvalue()


def _turned(data: bytes) -> "tuple[Image.Image, str]":
    """Give a picture upright, in the colours that its copy has, and the form of that copy."""
    from PIL import Image, ImageOps  # noqa: PLC0415

    with Image.open(io.BytesIO(data)) as found:
        _shrink(found)
        ImageOps.exif_transpose(found, in_place=True)
        clear = found.mode in {"RGBA", "LA", "PA"} or "transparency" in found.info
        form = "JPEG" if found.format in {"JPEG", "MPO"} else "PNG"
        colours = "RGBA" if clear and form == "PNG" else "RGB"
        return found.convert(colours), form


def _shrink(found: "Image.Image") -> None:
    """Let a large JPEG be read at a part of its size; refuse what stays too large."""
    for part in (1, 2, 4, 8):
        size = found.width // part, found.height // part
        if size[0] * size[1] <= MOST_PIXELS:
            found.draft(None, size)  # only JPEG knows this
            break
    if found.width * found.height > MOST_PIXELS:
        raise ValueError("too many pixels")


_ACTIVE = ("/OpenAction", "/AA", "/Metadata", "/PieceInfo", "/AcroForm/XFA")
_NAMES = ("/JavaScript", "/EmbeddedFiles")


def document(data: bytes) -> bytes:
    """Write a PDF again without metadata, scripts and files in it."""
    import pikepdf  # noqa: PLC0415

    with pikepdf.open(io.BytesIO(data)) as found:
        if "/Info" in found.trailer:
            del found.trailer["/Info"]
        for each in found.objects:
            if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
                _strip(each)
        out = io.BytesIO()
        found.save(out, deterministic_id=True, compress_streams=True)
    return out.getvalue()


def _strip(found: object) -> None:
    for name in (*_ACTIVE, *_NAMES, "/JS", "/A" if _is_launch(found) else "/JS"):
        with suppress(KeyError, ValueError, TypeError):
            del found[name]  # type: ignore[attr-defined]


def _is_launch(found: object) -> bool:
    action = found.get("/A", None)  # type: ignore[attr-defined]
    kind = getattr(action, "get", lambda _: None)("/S") if action is not None else None
    return str(kind) in {"/Launch", "/JavaScript", "/SubmitForm", "/ImportData"}


def text(data: bytes) -> bytes:
    """Give a text as it is: it carries nothing beside itself."""
    return data


def drawing(data: bytes) -> bytes:
    """Draw an SVG as a picture: scripts, links and letters of others are no part of it."""
    import resvg_py  # noqa: PLC0415

    return bytes(resvg_py.svg_to_bytes(svg_string=data.decode(), width=480, skip_system_fonts=True))


COPIES = {"image": picture, "pdf": document, "text": text, "drawing": drawing}


def warm_up() -> None:
    """Load what the libraries need while files may still be opened: use each once."""
    from PIL import Image  # noqa: PLC0415

    Image.init()
    for form in ("JPEG", "PNG", "GIF", "WEBP", "TIFF"):
        blank = io.BytesIO()
        Image.new("RGB", (2, 2)).save(blank, form)
        picture(blank.getvalue())


def warm_up_documents() -> None:
    """Load the library for PDF and use it once."""
    import pikepdf  # noqa: PLC0415

    with pikepdf.new() as blank, io.BytesIO() as out:
        blank.add_blank_page()
        blank.save(out)
        document(out.getvalue())


def warm_up_drawings() -> None:
    """Load the library for SVG and use it once."""
    drawing(b'<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>')


def main(family: str) -> None:
    """Read a file, and write its copy; end with an error when there is none."""
    if family == "image":
        warm_up()
    if family == "pdf":
        warm_up_documents()
    if family == "drawing":
        warm_up_drawings()
    source, target = sys.stdin.buffer, sys.stdout.buffer
    confine()
    data = source.read(MOST_INPUT + 1)
    if len(data) > MOST_INPUT:
        raise ValueError("too large")
    target.write(COPIES[family](data))
    target.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except BaseException as trouble:  # noqa: BLE001 - whatever it is, nothing of the file is told
        sys.stderr.write(type(trouble).__name__)
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)
