"""The weights of a model, in a file that Splink 5 reads as its settings, and back.

The file is a Splink model with one part more, `baken`: the weights as Baken uses them, in bits. A
Splink comparison level carries m and u with log2(m/u) as that weight where no phone or address is
shared; weights for people who do share one stand in `baken` alone.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any

from baken.linkage.complaints import BadModel
from baken.linkage.levels import FOR, LEVELS, USUAL_NODE, USUAL_RARITY

DEFAULT = "models/2026-11.json"
WORDS = {
    "given": "given_word", "surname": "surname_word", "born": "born", "sex": "sex",
    "alias": "alias_word", "place": "place", "suffix": "suffix",
}  # fmt: skip
"""Attribute → column of the table that Splink sees (`batch/peer.py` makes it)."""


@dataclass(frozen=True)
class Model:
    """Weights in bits per feature, and where they come from."""

    weights: Mapping[str, float]
    trained_at: int
    margin: float
    silence: float
    version: str
    about: str

    def weight(self, name: str) -> float:
        """Give the weight of a feature; nought when the model does not know it."""
        return self.weights.get(name, 0.0)


def load(path: Path | None = None) -> Model:
    """Read a model file; without a path the model that comes with Baken."""
    try:
        if path is None:
            text = resources.files("baken.linkage").joinpath(DEFAULT).read_text("utf-8")
        else:
            text = path.read_text("utf-8")
        return from_splink(json.loads(text))
    except (OSError, UnicodeDecodeError) as trouble:
        raise BadModel(f"Het model {path} is niet te lezen.") from trouble
    except json.JSONDecodeError as trouble:
        raise BadModel(f"Het model {path} is geen JSON: regel {trouble.lineno}.") from trouble


def to_splink(model: Model) -> dict[str, Any]:
    """Write a model as Splink settings."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "row_id",
        "probability_two_random_records_match": _share(model.weight("prior:alone")),
        "retain_matching_columns": False,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": rule, "sql_dialect": "duckdb"} for rule in RULES
        ],
        "comparisons": [
            *(_comparison(model, attribute) for attribute in LEVELS),
            *(_node(model, kind) for kind in ("phone", "plate", "address", "kvk")),
        ],
        "baken": {
            "version": model.version,
            "about": model.about,
            "trained_at": model.trained_at,
            "margin": model.margin,
            "silence": model.silence,
            "weights": {name: round(value, 4) for name, value in sorted(model.weights.items())},
        },
    }


def from_splink(settings: Mapping[str, Any], base: Model | None = None) -> Model:
    """Read Splink settings; what Splink trained anew replaces the weights of its levels.

    A file without the part `baken` needs a base: the weights of shared numbers come from there.
    """
    own = settings.get("baken")
    if own is None and base is None:
        base = load()
    if own is not None:
        base = Model(own["weights"], own["trained_at"], own["margin"], own["silence"],
                     own["version"], own["about"])  # fmt: skip
    if base is None or "comparisons" not in settings:
        raise BadModel("Dit bestand is geen model: er staan geen comparisons in.")
    return replace(base, weights=dict(base.weights) | _changed(settings, base))


def _changed(settings: Mapping[str, Any], base: Model) -> dict[str, float]:
    """Give the weights that differ from the base; those beside a shared number move along."""
    found: dict[str, float] = {}
    for comparison in settings["comparisons"]:
        attribute = comparison.get("output_column_name", "")
        for level in comparison["comparison_levels"]:
            label = level.get("label_for_charts", "")
            name = f"{attribute}:{label}"
            m, u = level.get("m_probability"), level.get("u_probability")
            if level.get("is_null_level") or not m or not u or f"{name}:alone" not in base.weights:
                continue
            moved = math.log2(m / u) - base.weight(f"{name}:alone")
            moved -= _rarity(base, attribute, label)
            if abs(moved) > 1e-3:
                found[f"{name}:alone"] = base.weight(f"{name}:alone") + moved
                found[f"{name}:there"] = base.weight(f"{name}:there") + moved
    return found


def _comparison(model: Model, attribute: str) -> dict[str, Any]:
    column = WORDS[attribute]
    nothing = f"{column}_l IS NULL OR {column}_r IS NULL"
    levels: list[dict[str, Any]] = [
        {"sql_condition": nothing, "label_for_charts": "unknown", "is_null_level": True}
    ]
    for name in LEVELS[attribute][1:]:
        rarity = _rarity(model, attribute, name)
        m, u = _probabilities(model.weight(f"{attribute}:{name}:alone") + rarity)
        level = {"sql_condition": SQL.get((attribute, name), f"{column}_l = {column}_r"),
                 "label_for_charts": name, "m_probability": m, "u_probability": u}  # fmt: skip
        levels.append(level | (_by_rarity(model, attribute, level) if name == "same" else {}))
    levels[-1]["sql_condition"] = "ELSE"
    return {"output_column_name": attribute, "comparison_levels": levels}


def _rarity(model: Model, attribute: str, level: str) -> float:
    """Give the bits of a value of the usual rarity; Splink adds or takes off for this value."""
    usual = USUAL_RARITY.get(attribute, 0.0) if (attribute, level) in FOR else 0.0
    return usual * model.weight(f"rare:{attribute}:alone")


def _by_rarity(model: Model, attribute: str, level: Mapping[str, Any]) -> dict[str, Any]:
    """Let Splink weigh the value of an agreement by how often it occurs."""
    if attribute not in USUAL_RARITY:
        return {}
    u = 2.0 ** -USUAL_RARITY[attribute]
    m = min(1.0, u * float(level["m_probability"]) / float(level["u_probability"]))
    return {"m_probability": m, "u_probability": u, "tf_adjustment_column": WORDS[attribute],
            "tf_adjustment_weight": model.weight(f"rare:{attribute}:alone")}  # fmt: skip


def _node(model: Model, kind: str) -> dict[str, Any]:
    """Write what sharing a number of the usual kind says; another number says nothing."""
    share = USUAL_NODE[kind]
    bits = model.weight("prior:there") - model.weight("prior:alone") + model.weight(f"node:{kind}")
    bits += share * (model.weight(f"bits:{kind}") + model.weight("bits:strongest"))
    m, u = _probabilities(bits)
    levels = [
        {"sql_condition": f"{kind}_l IS NULL OR {kind}_r IS NULL", "label_for_charts": "unknown",
         "is_null_level": True},
        {"sql_condition": f"{kind}_l = {kind}_r", "label_for_charts": "same",
         "m_probability": m, "u_probability": u},
        {"sql_condition": "ELSE", "label_for_charts": "different",
         "m_probability": 0.5, "u_probability": 0.5},
    ]  # fmt: skip
    return {"output_column_name": kind, "comparison_levels": levels}


def _probabilities(bits: float) -> tuple[float, float]:
    """Give m and u with this weight, both below one."""
    return (0.5, 0.5 / 2**bits) if bits > 0 else (0.5 * 2**bits, 0.5)


def _share(bits: float) -> float:
    return 2**bits / (1 + 2**bits)


SQL = {
    ("given", "family"): "given_root_l = given_root_r",
    ("given", "similar"): "jaro_winkler_similarity(given_word_l, given_word_r) >= 0.88",
    ("given", "initial"): "(length(given_word_l) = 1 OR length(given_word_r) = 1) "
    "AND substr(given_word_l, 1, 1) = substr(given_word_r, 1, 1)",
    ("surname", "sound"): "surname_sound_l = surname_sound_r",
    ("surname", "similar"): "jaro_winkler_similarity(surname_word_l, surname_word_r) >= 0.88",
    ("surname", "part"): "surname_other_l = surname_word_r OR surname_word_l = surname_other_r",
    ("born", "swapped"): "born_swapped_l = born_r",
    ("born", "month"): "born_month_l = born_month_r",
    (
        "born",
        "year",
    ): "substr(born_l, 1, 4) = substr(born_r, 1, 4) AND (length(born_l) = 4 OR length(born_r) = 4)",
    ("born", "slip"): "length(born_l) = 10 AND length(born_r) = 10 "
    "AND levenshtein(born_l, born_r) <= 2",
    (
        "born",
        "about",
    ): "abs(try_cast(substr(born_l, 1, 4) AS INT) - try_cast(substr(born_r, 1, 4) AS INT)) <= 2 "
    "AND (length(born_l) = 4 OR length(born_r) = 4)",
    ("alias", "given"): "alias_word_l = given_word_r OR given_word_l = alias_word_r",
}
RULES = (
    "l.given_root = r.given_root AND l.born = r.born",
    "l.surname_sound = r.surname_sound AND l.born = r.born",
    "l.given_root = r.given_root AND l.surname_sound = r.surname_sound",
    "l.surname_sound = r.surname_sound AND l.born_month = r.born_month",
    "l.given_root = r.given_root AND l.born_month = r.born_month",
    "l.phone = r.phone",
    "l.plate = r.plate AND l.given_root = r.given_root",
    "l.address = r.address AND l.given_root = r.given_root",
    "l.kvk = r.kvk AND l.given_root = r.given_root",
)
