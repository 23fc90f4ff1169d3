"""A small library of knowledge to test with: files in a folder that a test may change."""

from pathlib import Path

import yaml

SOURCE = {"title": "Proefbron"}


def write(path: Path, content: dict[str, object]) -> Path:
    """Write one file, making its folder; give its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return path


def write_list(
    root: Path, name: str, valid_from: str, text: str = "Hij spijbelt.", **more: object
) -> Path:
    """Write one version of an indicator list with one indicator."""
    content = {
        "valid_from": _day(valid_from),
        "id": name,
        "form": "criminal",
        "title": {"nl": "Proef", "en": "Trial"},
        "guidance": {"nl": "Let op.", "en": "Mind."},
        "source": SOURCE,
        "clusters": [{"id": "behaviour", "name": {"nl": "Gedrag", "en": "Behaviour"}}],
        "indicators": [
            {
                "id": "truancy",
                "text": {"nl": text, "en": "He plays truant."},
                "cluster": "behaviour",
                "source": SOURCE,
            }
        ],
    }
    return write(root / "indicators" / name / f"{valid_from}.yaml", content | more)


def write_term(root: Path, name: str, values: dict[str, int], **more: object) -> Path:
    """Write a number of days with its values by date."""
    content = {
        "id": name,
        "name": {"nl": "Proef", "en": "Trial"},
        "meaning": {"nl": "Een proef.", "en": "A trial."},
        "unit": "days",
        "values": [
            {"valid_from": _day(start), "value": value, "source": SOURCE}
            for start, value in values.items()
        ],
    }
    return write(root / "terms" / f"{name}.yaml", content | more)


def _day(text: str) -> object:
    return yaml.safe_load(text)
