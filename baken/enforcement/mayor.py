"""The report of an inspection to the mayor, in Word: the place and what was done, never who."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from docx.document import Document as Paper

from baken.core import downloads
from baken.core.downloads import bullets, in_bytes
from baken.enforcement.models import Inspection


def report_in_word(inspection: Inspection, page: dict[str, Any]) -> bytes:
    """Write what the page of the report shows; everything in it must be open."""
    paper = downloads.paper(_("Verslag van een controle"))
    for label, value in page["facts"]:
        _fact(paper, label, str(value))
    _part(paper, _("Reden"), inspection.reason.text)
    _part(paper, _("Grondslag"), inspection.legal_ground.text)
    _part(paper, _("Binnengegaan op grond van"), inspection.entry_ground.text)
    if page["found"]:
        paper.add_heading(_("Bevindingen"), level=1)
        bullets(paper, page["found"])
    _part(paper, _("Mensen"), page["people"])
    _part(paper, _("Waar mensen vannacht slapen"), inspection.rehousing.text)
    _part(paper, _("Uitkomst"), inspection.conclusion.text)
    return in_bytes(paper)


def facts_of(inspection: Inspection) -> list[tuple[str, str]]:
    """Give what stands at the head of the report."""
    return [
        (_("Controle"), inspection.code),
        (_("Soort"), inspection.get_kind_display()),
        (_("Dag"), date_format(inspection.planned_on, "j F Y")),
        (_("Adres"), inspection.location.address.text),
        (_("Met"), inspection.team.text or "–"),
    ]


def _part(paper: Paper, title: str, text: str) -> None:
    if text:
        paper.add_heading(title, level=1)
        paper.add_paragraph(text)


def _fact(paper: Paper, label: str, value: str) -> None:
    row = paper.add_paragraph()
    row.add_run(f"{label}: ").bold = True
    row.add_run(value)
