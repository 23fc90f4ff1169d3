"""Finds words that nobody can translate, because they stand outside gettext."""

import ast
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import Lexer, Token, TokenType

from tests.architecture import house

ALLOWED = {"Baken", "auto"}  # our name, and a value of color-scheme
SPOKEN_ATTRIBUTES = {"alt", "aria-label", "aria-description", "placeholder", "title"}
SILENT_ELEMENTS = {"script", "style"}
VOID_ELEMENTS = {"br", "hr", "img", "input", "link", "meta", "source", "use", "wbr"}
SPOKEN_FILTERS = "default|default_if_none|pluralize|yesno"
TRANSLATED_TAGS = {"translate", "trans", "comment", "verbatim", "load", "url", "extends", "include"}
SPOKEN_ARGUMENTS = {"label", "help_text", "verbose_name", "verbose_name_plural", "empty_label"}
SPOKEN_CALLS = {"Option": (0, 1), "Refused": (0,), "ValidationError": (0,), "add_error": (1,)}

_LETTERS = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"\b[A-Z](?:-[A-Z0-9]+){2,}\b")
_FILTERED = re.compile(rf"""\|(?:{SPOKEN_FILTERS}):(["'])(.*?)\1""")
_QUOTED = re.compile(r"""(?<!_\()(["'])(.*?)\1""")
_ATTRIBUTE = re.compile(r"""([\w-]+)=(["'])(.*?)\2""", re.DOTALL)
_SENTENCE = re.compile(r"[A-Z][a-zà-ÿ]+|[^\W\d_]{2,} [^\W\d_]{2,}")


def words(text: str) -> str:
    """Give a text when it has words that a reader reads; codes such as S-7K3M-42 are none."""
    found = {*_LETTERS.findall(_CODE.sub("", text))} - ALLOWED
    return " ".join(text.split()) if found else ""


def in_template(source: str) -> list[str]:
    """Give the words of a template that stand outside translate tags."""
    reader = _Reader()
    tokens = list(_outside_translations(source))
    reader.feed("".join(each.contents for each in tokens if each.token_type == TokenType.TEXT))
    reader.close()
    return reader.found + [text for token in tokens for text in _in_token(token)]


def in_python(path: Path) -> Iterator[str]:
    """Give the words of Python code that reach a screen without gettext."""
    for node in ast.walk(house.tree(path)):
        if isinstance(node, ast.Call):
            yield from (f"{node.lineno}: {text}" for text in map(_literal, _spoken(node)) if text)


class _Reader(HTMLParser):
    """Collects what a reader sees of HTML, but for what says that it is no language."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.silent or tag in SILENT_ELEMENTS or given.get("translate") == "no":
            self.silent += [] if tag in VOID_ELEMENTS else [tag]
            return
        self._hear(given)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.silent:
            del self.silent[len(self.silent) - 1 - self.silent[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not self.silent:
            # A block may fill the attributes of a tag that stands in another template.
            self._hear({name: value for name, _, value in _ATTRIBUTE.findall(data)})
            self.found += filter(None, [words(_ATTRIBUTE.sub("", data))])

    def _hear(self, attributes: Mapping[str, str | None]) -> None:
        spoken = [attributes[name] or "" for name in sorted(SPOKEN_ATTRIBUTES & {*attributes})]
        self.found += filter(None, map(words, spoken))


def _outside_translations(source: str) -> Iterator[Token]:
    inside = ""
    for token in Lexer(source).tokenize():
        name = token.contents.split()[0] if token.token_type == TokenType.BLOCK else ""
        if inside:
            inside = "" if name == f"end{inside}" else inside
        elif name in {"blocktranslate", "blocktrans", "comment"}:
            inside = name
        else:
            yield token


def _in_token(token: Token) -> list[str]:
    if token.token_type == TokenType.VAR:
        return [text for _, text in _FILTERED.findall(token.contents) if words(text)]
    if token.token_type != TokenType.BLOCK or token.contents.split()[0] in TRANSLATED_TAGS:
        return []
    return [text for _, text in _QUOTED.findall(token.contents) if _SENTENCE.search(text)]


def _spoken(call: ast.Call) -> Iterator[ast.expr]:
    name, owner = name_of(call.func), name_of(getattr(call.func, "value", call))
    if owner == "typer":
        return
    yield from (given.value for given in call.keywords if given.arg in SPOKEN_ARGUMENTS)
    places = (0,) if owner == "models" and name.endswith("Field") else SPOKEN_CALLS.get(name, ())
    yield from (call.args[place] for place in places if place < len(call.args))


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return words(node.value) if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return " ".join(filter(None, map(_literal, node.values)))
    return ""


def name_of(node: ast.AST) -> str:
    """Give the last name of what is called: `CharField` of `forms.CharField`."""
    return getattr(node, "attr", getattr(node, "id", ""))
