"""Every folder in `wrong/` holds mistakes and, in expected.txt, what its writer should read."""

from datetime import date
from pathlib import Path

import pytest

from baken.knowledge.checks import check
from baken.knowledge.tests.library import write_term

WRONG = Path(__file__).parent / "wrong"


@pytest.mark.parametrize("case", sorted(WRONG.iterdir()), ids=lambda case: case.name)
def test_each_mistake_is_named_with_its_file_its_field_and_what_to_do(case: Path) -> None:
    region = case / "region"
    problems = check(
        case / "knowledge", region if region.exists() else None, today=date(2026, 11, 23)
    )
    about_content = [
        str(problem)
        for problem in problems
        if not problem.file.endswith("lock.json") and "/schema/" not in problem.file
    ]
    assert about_content == (case / "expected.txt").read_text("utf-8").splitlines()


def test_a_file_in_another_encoding_is_named(library: Path) -> None:
    path = write_term(library, "trial", {"2026-01-01": 2})
    path.write_bytes(path.read_text("utf-8").replace("Een proef", "Eén proef").encode("latin-1"))
    messages = [problem.message for problem in check(library, today=date(2026, 11, 23))]
    assert any("sla het bestand op als UTF-8" in message for message in messages)
