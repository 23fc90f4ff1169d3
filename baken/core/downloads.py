"""Files that people take along: a name that says what it is, and a Word document to go on with."""

from collections.abc import Iterable
from io import BytesIO

from django.http import HttpResponse
from docx import Document
from docx.document import Document as Paper
from docx.text.paragraph import Paragraph

__all__ = ["CSV", "WORD", "Paper", "Paragraph", "bullets", "download", "in_bytes", "paper"]

CSV = "text/csv; charset=utf-8"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def download(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Give a file to keep under this name; more can be written to it, as to any answer."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def paper(title: str) -> Paper:
    """Give a Word document that begins with its title and names no person as its author."""
    made = Document()
    made.core_properties.title, made.core_properties.author = title, "Baken"
    made.add_heading(title, level=0)
    return made


def bullets(written: Paper, texts: Iterable[str]) -> None:
    """Write a list."""
    for text in texts:
        written.add_paragraph(text, style="List Bullet")


def in_bytes(written: Paper) -> bytes:
    """Give a Word document as the bytes of its file."""
    out = BytesIO()
    written.save(out)
    return out.getvalue()
