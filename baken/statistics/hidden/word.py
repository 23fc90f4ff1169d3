"""An outcome as a Word document, for a note or a report that somebody writes on in Word."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from docx.document import Document as Paper

from baken.core import downloads
from baken.core.downloads import bullets, in_bytes
from baken.statistics.hidden.models import Estimation
from baken.statistics.hidden.page import Told


def in_word(estimation: Estimation, told: Told) -> bytes:
    """Write what may be said into a Word document, and give its bytes."""
    paper = downloads.paper(_("Verborgen aantal: %(area)s") % {"area": estimation.area})
    paper.add_heading(told.title, level=1)
    for line in (told.lead, told.meaning):
        paper.add_paragraph(line)
    bullets(paper, told.reasons)
    paper.add_heading(_("Zo zegt u dit"), level=1)
    for sentence in told.sentences:
        paper.add_paragraph(sentence)
    paper.add_heading(_("Waar het op rust"), level=1)
    _table(paper, (_("Wat"), _("Hoeveel")), told.facts)
    if told.rows:
        paper.add_heading(_("De methoden naast elkaar"), level=1)
        head = (_("Methode"), _("Geschat"), _("95 %-interval"))
        _table(paper, head, [(row.label, row.about, row.between) for row in told.rows])
    if told.effects:
        paper.add_heading(_("Als er fouten in het koppelen zitten"), level=1)
        titles = (_("Als dit misging"), _("De schatting wordt dan"))
        _table(paper, titles, [(each.what, each.moves) for each in told.effects])
    paper.add_paragraph(_("Vingerafdruk van de tabel: %(hash)s") % {"hash": told.fingerprint})
    return in_bytes(paper)


def _table(paper: Paper, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    table = paper.add_table(rows=1, cols=len(head))
    table.style = "Table Grid"
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.text = text
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
