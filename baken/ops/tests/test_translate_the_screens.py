"""A developer changes a Dutch text; a translator finds it, translates it and sees it on screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from django.template import Context, Engine
from django.test import override_settings
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from baken.ops import messages
from baken.ops.cli_messages import app
from baken.ops.say import CannotStart
from baken.ops.texts import gather, texts_in

PAGE = """\
{% load i18n %}<h1>{% translate "Foto's van %" %}</h1>
      {% translate "Melding" as label %}<nav aria-label="{% translate 'Menu' %}">{{ label }}</nav>
  {% translate "Open" context "een signaal" %}
{{ answer|yesno:_("Ja,Nee") }}
{% blocktranslate with who=name count n=total trimmed %}
    Eén dag met {{ who }}
  {% plural %}
    {{ n }} dagen met {{ who }}
{% endblocktranslate %}
"""
CODE = """\
from django.utils.translation import gettext_lazy as _, pgettext_lazy
NAMES = [_("Signaal"), pgettext_lazy("dag", "Van")]
"""
ENGLISH: dict[str, str | tuple[str, ...]] = {
    "Foto's van %%": "Photos of %%",
    "Melding": "Report",
    "Menu": "Navigation",
    "Open": "Open it",
    "Ja,Nee": "Yes,No",
    "Eén dag met %(who)s": ("One day with %(who)s", "%(n)s days with %(who)s"),
    "Signaal": "Signal",
    "Van": "From",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a small house with one page, one module and one test that nobody translates."""
    app_folder = tmp_path / "baken" / "signals"
    (app_folder / "templates").mkdir(parents=True)
    (app_folder / "tests").mkdir()
    (app_folder / "templates" / "page.html").write_text(PAGE, encoding="utf-8")
    (app_folder / "words.py").write_text(CODE, encoding="utf-8")
    (app_folder / "tests" / "test_words.py").write_text('_("Niet voor mensen")', encoding="utf-8")
    return tmp_path


@pytest.fixture
def translated(home: Path) -> Path:
    """Give the same house with everything translated."""
    messages.update("en", home)
    translate(home, ENGLISH)
    return home


@pytest.fixture
def in_english(translated: Path) -> Iterator[None]:
    """Show the pages of that house in English."""
    messages.compile_all(translated)
    folder = translated / "baken" / "locale"
    with override_settings(LOCALE_PATHS=[folder]), translation.override("en"):
        yield


def translate(home: Path, words: dict[str, str | tuple[str, ...]]) -> None:
    catalog = messages.read("en", home)
    for message in catalog:
        if message.id:
            message.string = words[key(message)]
    messages.catalog_path("en", home).write_text(messages.as_text(catalog), encoding="utf-8")


def key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def test_every_text_of_code_and_pages_is_found(home: Path) -> None:
    assert {key(message) for message in gather(home) if message.id} == {*ENGLISH}


@pytest.mark.parametrize(("total", "days"), [(1, "One day with Mo"), (3, "3 days with Mo")])
def test_a_page_reads_as_the_translator_wrote_it(in_english: None, total: int, days: str) -> None:
    page = Engine(libraries={"i18n": "django.templatetags.i18n"}).from_string(PAGE)
    shown = page.render(Context({"answer": True, "total": total, "name": "Mo"}))
    assert "Photos of %<" in shown
    assert '<nav aria-label="Navigation">Report</nav>' in shown
    assert [line.strip() for line in shown.splitlines()[2:]] == ["Open it", "Yes", days]


def test_a_second_update_changes_nothing(translated: Path) -> None:
    path = messages.catalog_path("en", translated)
    before = path.read_bytes()
    assert messages.update("en", translated) == messages.Update("en", [], {}, [])
    assert path.read_bytes() == before
    assert messages.problems("en", translated) == []


def test_a_changed_text_keeps_no_old_translation(translated: Path) -> None:
    (translated / "baken/signals/words.py").write_text('_("Signalement")', encoding="utf-8")
    assert messages.problems("en", translated) == [
        "“Signalement” heeft nog geen vertaling.",
        "“Signaal” staat nergens meer.",
        "“Van” staat nergens meer.",
    ]
    change = messages.update("en", translated)
    assert change.missing == change.added == ["Signalement"]
    assert change.removed == {"Signaal": "Signal", "Van": "From"}


@pytest.mark.parametrize("wrong", ["One day with %(whom)s", "One day"])
def test_a_translation_with_other_places_to_fill_is_refused(translated: Path, wrong: str) -> None:
    translate(translated, {**ENGLISH, "Eén dag met %(who)s": (wrong, wrong)})
    assert any(text.startswith("“Eén dag") for text in messages.problems("en", translated))


def test_a_file_put_in_another_order_is_refused(translated: Path) -> None:
    path = messages.catalog_path("en", translated)
    path.write_text(path.read_text(encoding="utf-8") + "\n# later\n", encoding="utf-8")
    found = messages.problems("en", translated)
    assert found == ["django.po is niet bijgewerkt; doe make messages."]


def test_an_escaped_quote_in_a_page_is_refused() -> None:
    with pytest.raises(CannotStart, match=r"page\.html"):
        list(texts_in('{% translate "De \\"tafel\\"" %}', "page.html"))


WORDS = st.characters(exclude_categories=["C", "Z"], exclude_characters='"\\{}%')


@given(st.text(WORDS, min_size=1))
def test_any_dutch_text_is_found_as_it_stands(text: str) -> None:
    page = f'<p>\n   {{% translate "{text}" %}}</p>'
    assert [found for _, found, _, _ in texts_in(page, "page.html")] == [text]


def test_the_command_tells_what_is_missing() -> None:
    answer = CliRunner().invoke(app, ["check", "--json"])
    assert set(answer.stdout[:1]) == {"{"}
    assert answer.exit_code == (0 if '"en": []' in answer.stdout else 1)
