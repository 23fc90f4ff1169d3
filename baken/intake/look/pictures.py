"""A logo: drawn again in the sandbox and made small, so that nothing of the file itself is left."""

import hashlib
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image

from baken.attachments.cleaning import NoCopy, copied
from baken.core.refusals import Refused
from baken.core.uploads import LARGEST

LARGEST_DRAWN = 8 * 1024 * 1024
SIZE = (480, 160)
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@dataclass(frozen=True)
class Logo:
    """A logo as PNG; `mark` changes with what it shows."""

    logo: bytes = b""
    logo_mark: str = ""
    logo_width: int = 0
    logo_height: int = 0


def drawn(data: bytes, size: int) -> Logo:
    """Give a PNG, JPEG or SVG as a logo; raise Refused when it is something else or too large."""
    if size > LARGEST:
        raise Refused(_("Het logo is groter dan 256 kB. Kies een kleiner bestand."))
    try:
        clean = b"".join(copied(_family(data), [data], most=LARGEST_DRAWN))
        with Image.open(BytesIO(clean)) as found:
            found.thumbnail(SIZE)
            out = BytesIO()
            found.convert("RGBA").save(out, "PNG", optimize=True)
            width, height = found.size
    except (NoCopy, OSError, ValueError) as error:
        raise Refused(_("Dit bestand is geen logo. Kies een PNG, JPEG of SVG.")) from error
    made = out.getvalue()
    return Logo(made, hashlib.sha256(made).hexdigest()[:16], width, height)


def _family(data: bytes) -> str:
    return "image" if data.startswith(_PICTURES) else "drawing"
