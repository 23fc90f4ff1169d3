"""The gaps between municipalities as a proposal in Word."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from docx.document import Document as Paper

from baken.access.words import say
from baken.core import clock, downloads
from baken.core.downloads import bullets, in_bytes
from baken.enforcement.matrix import Cell, Line


def proposal_in_word(region: str, gaps: Iterable[Line], places: int) -> bytes:
    """Write what to arrange, where it is missing and why it matters; give the bytes."""
    paper = downloads.paper(_("Voorstel: gelijke regels in %(region)s") % {"region": region})
    paper.add_paragraph(_("Stand van %(day)s") % {"day": date_format(clock.today(), "j F Y")})
    paper.add_paragraph(
        _("Wat de ene gemeente tegenhoudt, schuift door naar een gemeente zonder die regel.")
    )
    for line in gaps:
        _gap(paper, line, places)
    return in_bytes(paper)


def _gap(paper: Paper, line: Line, places: int) -> None:
    paper.add_heading(say(line.item.name), level=1)
    paper.add_paragraph(say(line.item.why))  # type: ignore[union-attr]
    missing = _("Mist bij %(gaps)s van %(places)s gemeenten.")
    paper.add_paragraph(missing % {"gaps": line.gaps, "places": places})
    bullets(paper, map(_said, line.cells))


def _said(cell: Cell) -> str:
    where = f" ({cell.where})" if cell.where else ""
    return f"{cell.place}: {cell.label}{where}"
