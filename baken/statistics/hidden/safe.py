"""What of an outcome may be kept and shown: no number so small that it points at a person."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from baken.statistics.mse import Diagnosis

TOO_FEW = "too_few_overlaps"


def safe(found: Mapping[str, Any], diagnosis: "Diagnosis", smallest: int) -> dict[str, Any]:
    """Give an assessment as JSON with its diagnosis, where small numbers became None.

    Nought stays: that nobody is on two lists says something about the lists and about no person.
    """
    kept = {key: value for key, value in found.items() if key not in {"methods", "reasons"}}
    kept |= {name: _shown(found[name], smallest) for name in ("observed", "overlap")}
    kept["reasons"] = [
        _sentence(code, sentence, found["overlap"], smallest)
        for code, sentence in zip(found["codes"], found["reasons"], strict=True)
    ]
    kept["methods"] = [{**each, "observed": kept["observed"]} for each in found["methods"]]
    kept["smallest_shown"] = smallest
    kept["diagnosis"] = {
        "sizes": {name: _shown(size, smallest) for name, size in diagnosis.sizes.items()},
        "pairs": [[list(pair), _shown(n, smallest)] for pair, n in diagnosis.pairs],
        "subsets": [list(pair) for pair in diagnosis.subsets],
    }
    return kept


def _shown(number: int, smallest: int) -> int | None:
    return None if 0 < number < smallest else number


def _sentence(code: str, sentence: str, overlap: int, smallest: int) -> str:
    """Give the sentence, without the number of overlaps when that is small."""
    if code == TOO_FEW and _shown(overlap, smallest) is None:
        return (
            f"Minder dan {smallest} mensen staan op meer dan één lijst; dat is te weinig om iets "
            "uit af te leiden."
        )
    return sentence
