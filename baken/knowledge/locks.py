"""The lock: what was in force stays as it was (docs/decisions/0005-knowledge-is-dated-files.md).

A version is locked by the hash of what it says. The lawyer's check and the last day are left out
of the hash: a check may follow later, and an end may still be set while it lies ahead.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from baken.knowledge.files import Problem, read_yaml
from baken.knowledge.kinds import Kind

LOCK = "lock.json"
_LEFT_OUT = frozenset({"checked_on", "checked_by", "valid_until"})


@dataclass(frozen=True)
class Seal:
    """What the lock remembers of one version."""

    sha256: str
    valid_until: str | None


@dataclass(frozen=True)
class Locking:
    """What `lock` did: the versions it wrote down, and those it refused."""

    written: tuple[str, ...]
    refused: tuple[Problem, ...]


def unlocked(root: Path, kinds: Iterable[Kind[Any]], today: date) -> list[Problem]:
    """Give every version that is not as the lock remembers it."""
    now, then = _seals(root, kinds), _locked(root)
    refused = _refused(root, now, then, today)
    refused_keys = {problem.where for problem in refused}
    waiting = sorted(
        key for key in now.keys() | then.keys() - refused_keys
        if now.get(key) != then.get(key) and key not in refused_keys
    )  # fmt: skip
    advice = "Deze versie is nog niet vastgelegd zoals ze nu is. Draai ‘baken knowledge lock’."
    return refused + [Problem(f"{root.name}/{LOCK}", key, advice) for key in waiting]


def lock(root: Path, kinds: Iterable[Kind[Any]], today: date) -> Locking:
    """Write down new and coming versions; leave what was in force as it was locked."""
    now, then = _seals(root, kinds), _locked(root)
    refused = _refused(root, now, then, today)
    kept = {problem.where: then[problem.where] for problem in refused}
    seals = now | kept
    (root / LOCK).write_text(_written(seals), encoding="utf-8")
    written = sorted(key for key in seals if seals[key] != then.get(key))
    return Locking(tuple(written), tuple(refused))


def _seals(root: Path, kinds: Iterable[Kind[Any]]) -> dict[str, Seal]:
    """Give the seal of every version in a folder; unreadable files are the checker's business."""
    seals = {}
    for kind in kinds:
        for path in kind.files(root):
            for day, content in _raw_versions(kind, path).items():
                label = kind.label(kind.name_of(path))
                seals[f"{label}/{day}"] = _seal(content)
    return seals


def _raw_versions(kind: Kind[Any], path: Path) -> dict[str, dict[str, Any]]:
    try:
        return kind.raw_versions(path, read_yaml(path))
    except (yaml.YAMLError, KeyError, TypeError):
        return {}


def _seal(content: dict[str, Any]) -> Seal:
    said = {field: value for field, value in content.items() if field not in _LEFT_OUT}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
    until = content.get("valid_until")
    return Seal(hashlib.sha256(text.encode()).hexdigest(), str(until) if until else None)


def _refused(root: Path, now: dict[str, Seal], then: dict[str, Seal], today: date) -> list[Problem]:
    return [
        Problem(f"{root.name}/{LOCK}", key, advice)
        for key, seal in sorted(then.items())
        if key.rpartition("/")[2] <= str(today) and (advice := _broken(now.get(key), seal, today))
    ]


def _broken(now: Seal | None, then: Seal, today: date) -> str | None:
    """Say why a version that was in force may not be like this."""
    if now is None:
        return "Deze versie heeft gegolden en is verdwenen. Zet het bestand terug."
    if now.sha256 != then.sha256:
        return (
            "Deze versie geldt of gold al en is toch veranderd. Zet de oude tekst terug en voeg"
            " een nieuwe versie toe met de dag waarop de verandering ingaat."
        )
    ends = [end for end in (now.valid_until, then.valid_until) if end]
    if now.valid_until != then.valid_until and min(ends) < str(today):
        return "De laatste dag ligt in het verleden en kan niet meer anders. Zet hem terug."
    return None


def _locked(root: Path) -> dict[str, Seal]:
    path = root / LOCK
    if not path.exists():
        return {}
    return {key: Seal(**seal) for key, seal in json.loads(path.read_text("utf-8")).items()}


def _written(seals: dict[str, Seal]) -> str:
    lines = (
        f"  {json.dumps(key)}: {json.dumps(vars(seal))}" for key, seal in sorted(seals.items())
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"
