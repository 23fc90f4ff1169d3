"""Cards and posters to print: PDF that a screen reader follows too (Typst, PDF/UA-1).

What is printed is data for our own templates, never a part of them; nothing is fetched and no file
but the templates and the letters is read. What was made is remembered by what it says.
"""

import json
from base64 import b64encode
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from importlib import resources
from io import BytesIO
from pathlib import Path
from threading import Lock

import segno
import typst

from baken.core import clock

TEMPLATES = Path(__file__).parent / "print"
LETTERS = "fontpkg_atkinson_hyperlegible"
REMEMBERED = 256
_at_once = Lock()


@dataclass(frozen=True)
class Sheet:
    """What a card or a poster says; `where` is the address that its QR code holds."""

    language: str
    desk: str
    title: str
    lead: str
    where: str
    qr_says: str
    danger: str
    urgent: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    source: str = ""
    band: str = "#0c2638"
    accent: str = "#00656a"
    logo: str = ""
    """A picture as an SVG, empty without one."""


def pdf(template: str, sheet: Sheet) -> bytes:
    """Give a sheet as a PDF; `template` is “card” or “poster”."""
    drawn = {"qr": _qr(sheet.where), "shown": sheet.where.partition("://")[2]}
    return _made(template, json.dumps({**asdict(sheet), **drawn}), clock.today().isoformat())


def in_svg(png: bytes, width: int, height: int) -> str:
    """Give a picture as an SVG, which is text and can travel as data."""
    held = b64encode(png).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{held}"/></svg>'
    )


def _qr(where: str) -> str:
    out = BytesIO()
    segno.make(where, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()


@lru_cache(maxsize=REMEMBERED)
def _made(template: str, data: str, day: str) -> bytes:
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)  # a day, never an hour
    with _at_once:
        made = _compiler().compile(
            (TEMPLATES / f"{template}.typ").read_bytes(),
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"data": data},
            timestamp=moment,
        )
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no file.")
    return made


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    letters = str(resources.files(LETTERS).joinpath("files"))
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[letters]
    )
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts, sys_inputs={})
