"""JSON Schemas, written from the models, so that an editor helps whoever writes a file."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from baken.knowledge.files import Problem
from baken.knowledge.kinds import Kind

FOLDER = "schema"


def schemas(kinds: Iterable[Kind[Any]]) -> dict[str, str]:
    """Give by file name the schema of every kind and of its examples."""
    texts = {}
    for kind in kinds:
        texts[f"{kind.name}.json"] = _text(kind.page)
        texts[f"{kind.name}-examples.json"] = _text(kind.situations)
    return texts


def write_schemas(folder: Path, kinds: Iterable[Kind[Any]]) -> tuple[str, ...]:
    """Write the schemas into the knowledge folder; give the names of those that changed."""
    target = folder / FOLDER
    target.mkdir(exist_ok=True)
    changed = _stale(target, kinds)
    for name, text in changed.items():
        (target / name).write_text(text, encoding="utf-8")
    return tuple(sorted(changed))


def stale_schemas(folder: Path, kinds: Iterable[Kind[Any]]) -> list[Problem]:
    """Give the schemas that no longer say what the models say."""
    advice = "Dit schema past niet meer bij de software. Draai ‘baken knowledge schema’."
    stale = _stale(folder / FOLDER, kinds)
    return [Problem(f"{folder.name}/{FOLDER}/{name}", "", advice) for name in sorted(stale)]


def _stale(target: Path, kinds: Iterable[Kind[Any]]) -> dict[str, str]:
    return {
        name: text
        for name, text in schemas(kinds).items()
        if not (target / name).exists() or (target / name).read_text("utf-8") != text
    }


def _text(model: type[BaseModel]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= model.model_json_schema()
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
