"""Every text can be read in Dutch and English, and what the public reads in every language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import to_locale

from baken.core import clock
from baken.knowledge.packs import languages
from baken.ops import messages
from baken.ops.texts import gather
from tests.architecture import house, literal

AT_ONCE = {"gettext", "ngettext", "pgettext", "npgettext"}
GETTEXT = {"_", *AT_ONCE, *(f"{name}_lazy" for name in AT_ONCE)}


def test_every_language_one_can_choose_is_translated() -> None:
    assert {*messages.LANGUAGES, settings.LANGUAGE_CODE} == {*dict(settings.LANGUAGES)}


def test_every_language_of_the_portal_is_translated() -> None:
    offered = {to_locale(each.code) for each in languages().on(clock.today()).languages}
    assert offered == {*messages.ALL, settings.LANGUAGE_CODE}


@pytest.mark.parametrize("language", messages.ALL)
def test_every_text_is_translated_and_every_translation_used(language: str) -> None:
    assert messages.problems(language) == [], "run make messages, see docs/how-to/translate.md"


def test_dutch_texts_stay_as_they_were_written() -> None:
    # Django translates its own English into Dutch; a Dutch text that is also English would follow.
    with translation.override("nl"):
        written = [text.id for text in gather() if isinstance(text.id, str) and text.id]
        assert [text for text in written if translation.gettext(text) != text] == []


def test_templates_hold_no_text_outside_gettext() -> None:
    found = [
        f"{house.named(path)}: {text}"
        for path in house.templates()
        for text in literal.in_template(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_code_shows_no_text_outside_gettext() -> None:
    found = [
        f"{house.named(path)}:{text}"
        for path in house.modules(tests=False)
        for text in literal.in_python(path)
    ]
    assert found == []


def test_gettext_is_asked_for_whole_sentences() -> None:
    """A joined or computed text is one that nobody could gather and translate."""
    found = [
        f"{house.named(path)}:{call.lineno}"
        for path in house.modules(tests=False)
        for call in _calls(house.tree(path))
        if not all(map(_is_text, call.args[: 2 if "ngettext" in literal.name_of(call.func) else 1]))
    ]
    assert found == []


def test_texts_of_modules_wait_for_the_reader() -> None:
    """What a module says while it loads is said in the language of whoever loads it."""
    found = [
        f"{house.named(path)}:{call.lineno}"
        for path in house.modules(tests=False)
        for call in _calls_while_loading(house.tree(path))
        if _origins(path).get(literal.name_of(call.func)) in AT_ONCE
    ]
    assert found == []


def test_every_choice_has_a_translated_label() -> None:
    found = [
        f"{house.named(path)}:{value.lineno}"
        for path in house.modules(tests=False)
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.ClassDef) and _is_choices(node)
        for value in (each.value for each in node.body if isinstance(each, ast.Assign))
        if not (isinstance(value, ast.Tuple) and _is_lazy(value.elts[-1], _origins(path)))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<h1>Signalen</h1>", ["Signalen"]),
        ("<p>{{ code }} van {{ total }}</p>", ["van"]),
        ('<nav aria-label="Menu"></nav>', ["Menu"]),
        ('{% block rest %} title="Meer"{% endblock %}', ["Meer"]),
        ("{{ answer|yesno:'ja,nee' }}", ["ja,nee"]),
        ('{% badge "Nieuw" tone="info" %}', ["Nieuw"]),
        ('{% translate "Nieuw" as fresh %}{% badge fresh tone="info" %}', []),
        ("{% blocktranslate count n=n %}{{ n }} dag{% plural %}dagen{% endblocktranslate %}", []),
        ("{% comment %}Why this is here.{% endcomment %}<style>a { color: red }</style>", []),
        ('<h3 translate="no">Duinrede<br>Oost</h3> · S-7K3M-42 – Baken', []),
        ("{{ answer|yesno:_('Ja,Nee') }}{{ day|date:'j F Y' }}", []),
    ],
)
def test_literal_text_in_a_template_is_seen(source: str, found: list[str]) -> None:
    assert literal.in_template(source) == found


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ('name = CharField(label="Naam")', 1),
        ('name = models.CharField("naam")', 1),
        ('raise Refused(f"{name} bestaat al")', 1),
        ('self.add_error("name", "Vul een naam in")', 1),
        ('name = CharField(label=_("Naam"), initial="-")', 0),
        ('line = Line(label=f"{verb} {code}")', 0),
    ],
)
def test_literal_text_in_code_is_seen(source: str, number: int, tmp_path: Path) -> None:
    path = tmp_path / "forms.py"
    path.write_text(source, encoding="utf-8")
    assert len([*literal.in_python(path)]) == number


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and literal.name_of(each.func) in GETTEXT:
            yield each


def _calls_while_loading(module: ast.Module) -> Iterator[ast.Call]:
    later = [node for node in ast.walk(module) if isinstance(node, house.FunctionNode | ast.Lambda)]
    waiting = {call for node in later for call in _calls(node)}
    return (call for call in _calls(module) if call not in waiting)


def _origins(path: Path) -> dict[str, str]:
    """Give for each imported name what it was called where it came from."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(house.tree(path))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def _is_choices(node: ast.ClassDef) -> bool:
    return any(literal.name_of(base).endswith("Choices") for base in node.bases)


def _is_lazy(node: ast.expr, origins: dict[str, str]) -> bool:
    named = origins.get(literal.name_of(node.func), "") if isinstance(node, ast.Call) else ""
    return named.endswith("_lazy")


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
