"""Who may do what with which rows, and on which rule that rests."""

import pytest

from baken.knowledge.packs.access import Matrix
from baken.knowledge.tests.library import SOURCE

_TEXT = {"nl": "Proef", "en": "Trial"}


def _rule(
    name: str, roles: list[str], kind: str, verbs: list[str], where: str
) -> dict[str, object]:
    return {
        "id": name, "roles": roles, "kind": kind, "verbs": verbs, "where": where, "ground": _TEXT
    }  # fmt: skip


@pytest.fixture
def matrix() -> Matrix:
    """Give a matrix of two roles and two kinds."""
    role = {"name": _TEXT, "meaning": _TEXT, "scope": "organisation"}
    return Matrix.model_validate(
        {
            "valid_from": "2026-01-01",
            "source": SOURCE,
            "roles": {"focal_officer": role, "second_reader": role | {"scope": "dossier"}},
            "kinds": {
                "signal": {"name": _TEXT, "content": True},
                "region": {"name": _TEXT, "content": False},
            },
            "conditions": {
                "own_organisation": {"meaning": _TEXT},
                "granted": {"meaning": _TEXT},
            },
            "rules": [
                _rule("works", ["focal_officer"], "signal", ["read", "change"], "own_organisation"),
                _rule("reads-along", ["second_reader"], "signal", ["read"], "granted"),
            ],
        }
    )


def test_all_rules_about_reading_a_signal_are_found(matrix: Matrix) -> None:
    assert [rule.id for rule in matrix.rules_for("signal", "read")] == ["works", "reads-along"]
    assert [rule.id for rule in matrix.rules_for("signal", "change")] == ["works"]


def test_a_person_with_two_roles_may_what_either_may(matrix: Matrix) -> None:
    rules = matrix.may(["focal_officer", "second_reader"], "read", "signal")
    assert {rule.where for rule in rules} == {"own_organisation", "granted"}


@pytest.mark.parametrize(
    ("roles", "verb", "kind"),
    [
        (["second_reader"], "change", "signal"),
        (["focal_officer"], "remove", "signal"),
        (["focal_officer"], "read", "region"),
        (["stranger"], "read", "signal"),
        (["focal_officer"], "read", "unheard_of"),
        ([], "read", "signal"),
    ],
)
def test_what_the_matrix_does_not_name_is_refused(
    matrix: Matrix, roles: list[str], verb: str, kind: str
) -> None:
    assert matrix.may(["focal_officer"], "read", "signal")
    assert matrix.may(roles, verb, kind) == ()
