"""A letter as a Word document that somebody reads, changes and signs."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from baken.care.actions.writing import Written
from baken.core import clock, downloads
from baken.core.downloads import in_bytes


def in_word(written: Written) -> bytes:
    """Give a letter as the bytes of a Word file; it holds nothing but what the template tells."""
    paper = downloads.paper(written.subject)
    paper.add_paragraph(f"{written.recipient}\n{written.to}")
    paper.add_paragraph(date_format(clock.today(), "j F Y"))
    for each in written.paragraphs:
        paper.add_paragraph(each)
    paper.add_paragraph(_("Met vriendelijke groet,") + f"\n\n{written.sender}")
    return in_bytes(paper)
