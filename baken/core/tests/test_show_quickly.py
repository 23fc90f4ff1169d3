"""What is shown often is made once; it stays escaped, and in the language of whoever looks."""

from datetime import UTC, datetime

from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import override

from baken.core import clock
from baken.core.piles import MOST, how_many

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def shown(source: str, **names: object) -> str:
    """Give what a piece of a template shows."""
    return Template("{% load ui %}" + source).render(Context(names))


def test_a_text_that_reads_like_a_safe_one_is_still_escaped() -> None:
    safe = shown("{% badge text %}", text=mark_safe("<b>nu</b>"))
    plain = shown("{% badge text %}", text="<b>nu</b>")
    assert "<b>nu</b>" in safe
    assert "&lt;b&gt;nu&lt;/b&gt;" in plain


def test_a_day_is_said_anew_in_another_language_and_on_another_day() -> None:
    with clock.at(NOW):
        assert "vandaag" in shown("{{ when|day }}", when=NOW)
        with override("en"):
            assert "today" in shown("{{ when|day }} {{ when|moment }}", when=NOW)
    with clock.at(NOW.replace(day=2)):
        assert "gisteren" in shown("{{ when|day }}", when=NOW)


def test_nobody_counts_on_for_ever() -> None:
    assert [how_many(MOST), how_many(MOST + 1)] == ["99", "99+"]
