"""The gaps between municipalities as a proposal in Word."""

from collections.abc import Iterable
from io import BytesIO

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Paper

from baken.access.words import say
from baken.core import clock
from baken.enforcement.matrix import Line

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def proposal_in_word(region: str, gaps: Iterable[Line], places: int) -> bytes:
    """Write what to arrange, where it is missing and why it matters; give the bytes."""
    paper = Document()
    title = _("Voorstel: gelijke regels in %(region)s") % {"region": region}
    paper.core_properties.title, paper.core_properties.author = title, "Baken"
    paper.add_heading(title, level=0)
    paper.add_paragraph(_("Stand van %(day)s") % {"day": date_format(clock.today(), "j F Y")})
    paper.add_paragraph(
        _("Wat de ene gemeente tegenhoudt, schuift door naar een gemeente zonder die regel.")
    )
    for line in gaps:
        _gap(paper, line, places)
    written = BytesIO()
    paper.save(written)
    return written.getvalue()


def _gap(paper: Paper, line: Line, places: int) -> None:
    paper.add_heading(say(line.item.name), level=1)
    paper.add_paragraph(say(line.item.why))  # type: ignore[union-attr]
    missing = _("Mist bij %(gaps)s van %(places)s gemeenten.")
    paper.add_paragraph(missing % {"gaps": line.gaps, "places": places})
    for cell in line.cells:
        where = f" ({cell.where})" if cell.where else ""
        paper.add_paragraph(f"{cell.place}: {cell.label}{where}", style="List Bullet")
