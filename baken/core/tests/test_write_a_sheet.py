"""Sheets: the same words in Word and in PDF, and whatever stands in them is only read."""

from io import BytesIO

import pikepdf
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from baken.core.sheets import Block, Heading, Line, in_pdf, in_word, points

PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60)


@settings(max_examples=15, deadline=None)
@given(PLAIN, PLAIN)
def test_nothing_in_a_sheet_is_run(text: str, lead: str) -> None:
    blocks: list[Block] = [
        Heading("Kop"),
        Line(f'#panic("x") $ {text}', lead),
        points([text, '#read("/")']),
    ]
    with pikepdf.open(BytesIO(in_pdf("Titel", blocks))) as paper:
        assert len(paper.pages) == 1


def test_word_holds_what_was_written() -> None:
    paper = Document(BytesIO(in_word("Titel", [Line("later", "Nu:"), points(["een", "twee"])])))
    assert [row.text for row in paper.paragraphs] == ["Titel", "Nu: later", "een", "twee"]
