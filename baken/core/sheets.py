"""Sheets to read, keep and file: written once, given in Word to go on with and in PDF to keep.

The PDF follows PDF/UA-1, so that a screen reader reads it; Typst checks that while it writes.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ClassVar, Literal

import typst
from django.utils.translation import get_language

from baken.core import downloads

PDF = "application/pdf"
TEMPLATE = Path(__file__).parent / "sheet.typ"


@dataclass(frozen=True)
class Heading:
    """A heading; a level follows the one above it and never skips one."""

    kind: ClassVar[str] = "heading"

    text: str
    level: int = 1


@dataclass(frozen=True)
class Line:
    """A paragraph, with or without a lead in bold."""

    kind: ClassVar[str] = "line"

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Points:
    """A list; each point has a lead in bold, which may be empty."""

    kind: ClassVar[str] = "list"

    items: tuple[tuple[str, str], ...]


Block = Heading | Line | Points


def points(texts: Iterable[str]) -> Points:
    """Give a list without leads."""
    return Points(tuple(("", text) for text in texts))


def in_word(title: str, blocks: Iterable[Block]) -> bytes:
    """Write a sheet in Word, and give the bytes of its file."""
    paper = downloads.paper(title)
    for block in blocks:
        if isinstance(block, Heading):
            paper.add_heading(block.text, level=block.level)
        elif isinstance(block, Points):
            for lead, text in block.items:
                _write(paper.add_paragraph(style="List Bullet"), lead, text)
        else:
            _write(paper.add_paragraph(), block.lead, block.text)
    return downloads.in_bytes(paper)


def in_pdf(title: str, blocks: Sequence[Block]) -> bytes:
    """Write a sheet in PDF, and give the bytes of its file; it looks at no font of this machine."""
    sheet = {
        "title": title,
        "language": (get_language() or "nl")[:2],
        "blocks": [{"kind": block.kind, **asdict(block)} for block in blocks],
    }
    told = json.dumps(sheet)
    try:
        return _compile(told, ["ua-1"])
    except typst.TypstError:  # a letter that no font here knows: then tagged, and no PDF/UA
        return _compile(told, [])


def _compile(told: str, standards: list[Literal["ua-1"]]) -> bytes:
    made = typst.compile(
        TEMPLATE, format="pdf", pdf_standards=[*standards], ignore_system_fonts=True,
        sys_inputs={"sheet": told},
    )  # fmt: skip
    if not isinstance(made, bytes):
        raise TypeError("A PDF is one file.")
    return made


def _write(row: downloads.Paragraph, lead: str, text: str) -> None:
    if lead:
        row.add_run(f"{lead} ").bold = True
    row.add_run(text)
