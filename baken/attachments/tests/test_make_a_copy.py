"""A copy shows what the original shows and nothing beside it; a bomb makes no copy."""

import io
import struct
import subprocess
import sys
import zlib

import pikepdf
import pytest
from PIL import Image

from baken.attachments.cleaning import SANDBOX, NoCopy, copied
from baken.attachments.tests.samples import SECRET, pdf, picture

MOST = 20 * 1024 * 1024


def copy_of(family: str, data: bytes) -> bytes:
    """Make a copy."""
    return b"".join(copied(family, [data], most=MOST))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_place_and_maker_are_gone_and_the_picture_is_there(form: str) -> None:
    original = picture(form)
    assert SECRET.encode() in original
    copy = copy_of("image", original)
    assert SECRET.encode() not in copy
    with Image.open(io.BytesIO(copy)) as shown:
        assert shown.size == (40, 30)
        assert not dict(shown.getexif())


def test_a_large_photo_is_drawn_smaller_and_upright() -> None:
    notes = Image.Exif()
    notes[0x0112] = 6  # lies on its side
    out = io.BytesIO()
    Image.new("RGB", (8000, 6000), "teal").save(out, "JPEG", exif=notes)
    with Image.open(io.BytesIO(copy_of("image", out.getvalue()))) as shown:
        assert shown.size == (3000, 4000)


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "RGBA", "LA", "1"])
def test_a_picture_in_any_colours_gets_a_copy(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (40, 30)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    with Image.open(io.BytesIO(copy_of("image", out.getvalue()))) as shown:
        assert shown.size == (40, 30)
        assert shown.mode == ("RGBA" if mode in {"RGBA", "LA"} else "RGB")


def test_a_pdf_loses_maker_and_scripts() -> None:
    copy = copy_of("pdf", pdf(script=True))
    with pikepdf.open(io.BytesIO(copy)) as shown:
        assert len(shown.pages) == 1
        assert not shown.docinfo.keys()
        assert "/OpenAction" not in shown.Root
        assert "/Metadata" not in shown.Root


def test_a_package_behind_a_picture_is_not_in_the_copy() -> None:
    assert b"PK\x05\x06" not in copy_of("image", picture() + b"PK\x05\x06" + b"\0" * 18)


def png_bomb(side: int) -> bytes:
    """Say in a few bytes that a picture is enormous."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0" * 10_000_000, 9))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("family", "data"),
    [
        ("image", png_bomb(30_000)),
        ("image", picture()[:200]),
        ("image", b"geen foto"),
        ("pdf", b"%PDF-1.7 kapot"),
        ("office", b"x"),
        ("video", b"x"),
        ("image", b""),
    ],
)
def test_of_a_bomb_or_a_broken_file_there_is_no_copy(family: str, data: bytes) -> None:
    with pytest.raises(NoCopy):
        copy_of(family, data)


def test_a_copy_that_grows_too_large_is_stopped() -> None:
    with pytest.raises(NoCopy):
        list(copied("text", [b"x" * 100_000], most=50_000))


@pytest.mark.parametrize(
    "deed",
    [
        "open('/etc/hostname')",
        "open('/tmp/baken-sandbox', 'w')",
        "__import__('socket').socket()",
        "__import__('os').execv('/bin/true', ['true'])",
        "__import__('os').kill(1, 0)",
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux closes these doors")
def test_inside_the_sandbox_nothing_opens(deed: str) -> None:
    program = (
        f"import sys, socket, os; sys.path.insert(0, {str(SANDBOX.parent)!r}); import sandbox\n"
        f"sandbox.confine()\ntry:\n    {deed}\nexcept OSError as e:\n    os._exit(e.errno)\n"
    )
    ended = subprocess.run([sys.executable, "-I", "-c", program], timeout=20, check=False)  # noqa: S603
    assert ended.returncode == 1  # EPERM
