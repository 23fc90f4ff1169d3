"""Reading one YAML file: strict about doubled keys, and with messages for its writer."""

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from baken.knowledge.complaints import complaints
from baken.knowledge.kinds import Kind, Layout
from baken.knowledge.record import Fault, Record

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML built without libyaml reads the same, slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment] # the same interface


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong in a file, and what its writer should do about it."""

    file: str
    where: str
    message: str

    def __str__(self) -> str:
        """Give the problem on one line, the file first, as editors understand it."""
        return ": ".join(part for part in (self.file, self.where, self.message) if part)


@dataclass(frozen=True)
class Sheet:
    """One file as it was read: what it says, or why that could not be understood."""

    name: str
    file: str
    page: Any
    faults: tuple[Fault, ...]

    @property
    def problems(self) -> list[Problem]:
        """Give the faults, each with this file."""
        return [Problem(self.file, where, message) for where, message in self.faults]


class _StrictLoader(Loader):
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if str(key.value) in seen:
                raise yaml.constructor.ConstructorError(
                    problem=f"‘{key.value}’ staat hier twee keer", problem_mark=key.start_mark
                )
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> dict[str, Any]:
    """Give what a YAML file says; raise yaml.YAMLError when it is not one mapping."""
    try:
        loader = _StrictLoader(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise yaml.YAMLError("sla het bestand op als UTF-8") from error
    try:
        content = loader.get_single_data()
    except ValueError as error:
        raise yaml.YAMLError("er staat een datum in die niet bestaat") from error
    finally:
        loader.dispose()
    if not isinstance(content, dict):
        raise yaml.YAMLError("het bestand hoort te bestaan uit ‘veld: waarde’")
    return content


def named(root: Path, path: Path) -> str:
    """Give a file's name as people look for it, from the knowledge folder on."""
    return f"{root.name}/{path.relative_to(root).as_posix()}"


def read(kind: Kind[Any], root: Path, path: Path) -> Sheet:
    """Give a file of a kind as read; what is wrong with it stands in its faults."""
    page, faults = read_page(kind.page, path)
    if page is not None:
        faults += _misnamed(kind, path, page)
    return Sheet(kind.name_of(path), named(root, path), page, tuple(faults))


def read_page(model: type[Record], path: Path) -> tuple[Any, list[Fault]]:
    """Give what a file says as the model, or None, and its faults."""
    try:
        content = read_yaml(path)
    except yaml.YAMLError as error:
        return None, [_unreadable(error)]
    try:
        page = model.model_validate(content)
    except ValidationError as error:
        return None, complaints(error, content)
    return page, list(page.faults())


def _unreadable(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    where = f"regel {mark.line + 1}" if mark else ""
    reason = getattr(error, "problem", None) or str(error)
    return Fault(
        where,
        f"Dit is geen leesbare YAML: {reason}."
        " Kijk naar inspringing, aanhalingstekens en dubbele punten.",
    )


def _misnamed(kind: Kind[Any], path: Path, page: Any) -> list[Fault]:
    faults = []
    if kind.layout is not Layout.VALUES and path.stem != str(page.valid_from):
        faults.append(Fault("valid_from", f"Noem het bestand {page.valid_from}.yaml."))
    if kind.layout is not Layout.SINGLE and kind.name_of(path) != page.id:
        faults.append(Fault("id", f"De id hoort gelijk te zijn aan ‘{kind.name_of(path)}’."))
    return faults
