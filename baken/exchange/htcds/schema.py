"""Checks documents against the schema of the standard."""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker


@cache
def _validator(name: str) -> Draft202012Validator:
    text = resources.files("baken.exchange.htcds").joinpath(f"{name}.schema.json").read_text()
    return Draft202012Validator(json.loads(text), format_checker=FormatChecker())


def problems(document: Mapping[str, Any], schema: str = "htcds") -> list[str]:
    """Give what the standard does not allow, by the place in the document."""
    found = _validator(schema).iter_errors(document)
    return sorted(f"{'/'.join(map(str, error.path))}: {error.message}" for error in found)
