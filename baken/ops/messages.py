"""The translations of the texts on the screens: kept up to date, checked and compiled.

The source text is Dutch; docs/how-to/translate.md tells how to work with it.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from baken.ops.places import HOME
from baken.ops.texts import OUTSIDE, gather

LANGUAGES = ("en",)
PUBLIC = ("pl", "ro", "bg", "hu", "es", "pt", "ar", "tr", "uk", "ti", "vi", "zh_Hans")
"""Languages of the public portal alone: its own texts, in a file of its own."""

ALL = (*LANGUAGES, *PUBLIC)
WIDTH = 100

Key = tuple[str | None, str]
"""What tells texts apart: the context and the (singular) Dutch text."""

_PLACE = re.compile(r"\{\w*\}|%\(\w+\)")
_HEADER = """\
# Baken in another language. The source text is Dutch; see docs/how-to/translate.md.
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


@dataclass(frozen=True)
class Update:
    """What gathering the texts again changed in one language."""

    language: str
    added: list[str]
    removed: dict[str, str]
    missing: list[str]


def catalog_path(language: str, home: Path = HOME) -> Path:
    """Give the file in which a language is translated."""
    app = home / "baken" / "portal" if language in PUBLIC else home / "baken"
    return app / "locale" / language / "LC_MESSAGES" / "django.po"


def texts(language: str, home: Path = HOME) -> Catalog:
    """Give what a language must say: everything, or what the public reads."""
    return gather(home, OUTSIDE) if language in PUBLIC else gather(home)


def read(language: str, home: Path = HOME) -> Catalog:
    """Give the translations of a language; an empty catalog when there are none yet."""
    path = catalog_path(language, home)
    if not path.exists():
        return Catalog(locale=language)
    return read_po(BytesIO(path.read_bytes()), locale=language)


def update(language: str, home: Path = HOME) -> Update:
    """Bring the file of a language in line with the texts; guess no translation."""
    before = read(language, home)
    after = merged(before, texts(language, home))
    path = catalog_path(language, home)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(after), encoding="utf-8")
    old, new = _by_key(before), _by_key(after)
    return Update(
        language,
        added=[_source(new[key]) for key in new if key not in old],
        removed={
            _source(old[key]): " / ".join(_strings(old[key])) for key in old if key not in new
        },
        missing=[_source(message) for message in new.values() if not _is_translated(message)],
    )


def merged(translations: Catalog, wanted: Catalog) -> Catalog:
    """Give the texts with the translations that still belong to them."""
    known = _by_key(translations)
    result = Catalog(locale=translations.locale)
    for key, message in _by_key(wanted).items():
        same = known.get(key)
        result.add(
            message.id,
            same.string if same and same.pluralizable == message.pluralizable else None,
            auto_comments=message.auto_comments,
            user_comments=same.user_comments if same else (),
            context=message.context,
        )
    return result


def as_text(catalog: Catalog) -> str:
    """Give a catalog as a file that changes only where texts do: no dates, no line numbers."""
    body = BytesIO()
    write_po(body, catalog, width=WIDTH, no_location=True, omit_header=True, sort_output=True)
    header = _HEADER.format(language=catalog.locale, plural_forms=catalog.plural_forms)
    return header + body.getvalue().decode().rstrip("\n") + "\n"


def compile_all(home: Path = HOME) -> list[Path]:
    """Write next to every file of translations the form that Django reads."""
    written = []
    for language in ALL:
        path = catalog_path(language, home).with_suffix(".mo")
        path.parent.mkdir(parents=True, exist_ok=True)
        compiled = BytesIO()
        write_mo(compiled, read(language, home))
        # In one move: a web server that starts meanwhile reads the old file or the new one.
        new = path.with_name(f"{path.name}.{os.getpid()}")
        new.write_bytes(compiled.getvalue())
        new.replace(path)
        written.append(path)
    return written


def problems(language: str, home: Path = HOME) -> list[str]:
    """Give a sentence for each text that is untranslated, gone, or translated wrongly."""
    wanted, catalog = texts(language, home), read(language, home)
    found = [*_differences(_by_key(wanted), _by_key(catalog))]
    found += [fault for message in catalog if message.id for fault in _faults(message, catalog)]
    if not found:
        path = catalog_path(language, home)
        if as_text(merged(catalog, wanted)) != path.read_text(encoding="utf-8"):
            found.append(f"{path.name} is niet bijgewerkt; doe make messages.")
    return found


def _differences(wanted: dict[Key, Message], known: dict[Key, Message]) -> Iterator[str]:
    for key, message in wanted.items():
        if key not in known or not _is_translated(known[key]):
            yield f"“{_source(message)}” heeft nog geen vertaling."
    for key, message in known.items():
        if key not in wanted:
            yield f"“{_source(message)}” staat nergens meer."


def _faults(message: Message, catalog: Catalog) -> Iterator[str]:
    for error in message.check(catalog):
        yield f"“{_source(message)}”: {error}"
    sources = message.id if isinstance(message.id, tuple) else (_source(message),)
    if _is_translated(message) and _places(sources) != _places(_strings(message)):
        yield f"“{_source(message)}”: de vertaling heeft andere plekken om in te vullen."


def _places(texts: Iterable[str]) -> set[str]:
    return {place for text in texts for place in _PLACE.findall(text)}


def _by_key(catalog: Catalog) -> dict[Key, Message]:
    return {(message.context, _source(message)): message for message in catalog if message.id}


def _source(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _strings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else [*(message.string or [""])]


def _is_translated(message: Message) -> bool:
    return all(_strings(message)) and not message.fuzzy
