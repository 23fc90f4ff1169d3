"""Gathers the texts that code and templates ask for, so that they can be translated.

Babel does what the gettext programs do elsewhere: a new machine needs nothing but Python.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation.template import templatize

from baken.ops.places import HOME
from baken.ops.say import CannotStart

ROOTS = ("baken", "config")
OUTSIDE = ("baken/portal/", "baken/core/templates/ui/")
"""Where the texts of the public portal stand, and those of the kit that it uses."""

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    **{f"{name}_lazy": places for name, places in DEFAULT_KEYWORDS.items() if name != "_"},
    "gettext_noop": None,
}
REMARK = "Translators:"

Found = tuple[int, str | tuple[str, ...], list[str], str | None]
"""A text in a file: line, text (or singular and plural), remarks and context."""

_QUOTE_IN_TAG = re.compile(r"""\{%\s*translate\s+["'][^%]*\\["']""")


def gather(home: Path = HOME, under: tuple[str, ...] = ("",)) -> Catalog:
    """Give every text asked for under these folders; raise CannotStart for what cannot be read."""
    texts = Catalog()
    for path in sources(home):
        name = path.relative_to(home).as_posix()
        if not name.startswith(under):
            continue
        for _, message, remarks, context in texts_in(path.read_text(encoding="utf-8"), name):
            texts.add(message, auto_comments=remarks, context=context)
    return texts


def texts_in(source: str, name: str) -> Iterator[Found]:
    """Give the texts in one file of code, or in one template when the name ends in .html."""
    if name.endswith(".html"):
        if _QUOTE_IN_TAG.search(source):
            raise CannotStart(f'{name}: schrijf “ en ” in plaats van \\" in een vertaalde tekst.')
        # Without indentation: it stands where HTML had it, and means nothing to Python.
        source = "\n".join(map(str.lstrip, templatize(source, name).splitlines()))
    yield from extract("python", BytesIO(source.encode()), KEYWORDS, [REMARK], {})


def sources(home: Path = HOME) -> Iterator[Path]:
    """Give the templates and the code that people see texts of: no tests and no migrations."""
    for root in ROOTS:
        for path in sorted((home / root).rglob("*")):
            parts = {*path.relative_to(home).parts}
            if path.suffix == ".html" and "templates" in parts:
                yield path
            if path.suffix == ".py" and not parts & {"tests", "migrations"}:
                yield path
