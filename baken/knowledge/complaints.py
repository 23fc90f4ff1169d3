"""What pydantic finds wrong, said in Dutch to the person who writes the file."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from baken.knowledge.record import Fault

_LANGUAGES = {"nl": "het Nederlands", "en": "het Engels"}

_ADVICE = {
    "extra_forbidden": "Dit veld is onbekend. Verbeter de naam of haal het weg.",
    "missing": "Dit veld is verplicht. Vul het in.",
    "string_too_short": "Hier staat niets. Vul het in.",
    "string_type": "Hier hoort tekst. Zet de waarde tussen aanhalingstekens.",
    "string_pattern_mismatch": (
        "Een id bestaat uit kleine letters en cijfers, met - of _ ertussen. Pas hem aan."
    ),
    "bool_type": "Schrijf true of false.",
    "bool_parsing": "Schrijf true of false.",
    "url_parsing": "Dit is geen webadres. Begin met https://.",
    "url_scheme": "Dit is geen webadres. Begin met https://.",
    "model_type": "Hier horen velden (‘naam: waarde’), niet één waarde.",
    "dict_type": "Hier horen velden (‘naam: waarde’), niet één waarde.",
    "tuple_type": "Hier hoort een lijst. Begin elke regel met een streepje.",
    "too_short": "Deze lijst is leeg. Zet er ten minste één in.",
}
_ADVICE_BY_START = {
    "date": "Hier hoort een datum, zo geschreven: 2026-01-31.",
    "int": "Hier hoort een heel getal.",
    "greater": "Dit getal is te klein.",
}


def complaints(error: ValidationError, content: Any) -> list[Fault]:
    """Give every error as a field and an advice."""
    found = error.errors()
    return [
        Fault(_where(one["loc"], content), _advice(one))
        for one in found
        if not _only_seems_empty(one, found)
    ]


def _only_seems_empty(one: ErrorDetails, found: list[ErrorDetails]) -> bool:
    """Say whether a list is called too short only because its items were refused."""
    loc = one["loc"]
    return one["type"] == "too_short" and any(
        other["loc"][: len(loc)] == loc and other is not one for other in found
    )


def _where(loc: tuple[int | str, ...], content: Any) -> str:
    """Write the path to the field; items of a list go by their id, or by number from one."""
    steps = []
    for step in loc:
        content = _inside(content, step)
        if isinstance(step, int):
            name = content.get("id") if isinstance(content, dict) else None
            steps.append(str(name or f"nummer {step + 1}"))
        else:
            steps.append(step)
    return " › ".join(steps)


def _inside(content: Any, step: int | str) -> Any:
    try:
        return content[step]
    except (KeyError, IndexError, TypeError):
        return None


def _advice(one: ErrorDetails) -> str:
    kind, field = one["type"], one["loc"][-1]
    if kind == "missing" and field in _LANGUAGES:
        return f"De vertaling in {_LANGUAGES[str(field)]} ontbreekt. Vul ‘{field}’ in."
    if kind == "literal_error":
        choices = one["ctx"]["expected"].replace(" or ", " of ").replace("'", "")
        return f"‘{one['input']}’ kan hier niet. Kies uit: {choices}."
    if kind in _ADVICE:
        return _ADVICE[kind]
    starts = (text for start, text in _ADVICE_BY_START.items() if kind.startswith(start))
    return next(starts, f"Deze waarde klopt niet: {one['msg']}.")
