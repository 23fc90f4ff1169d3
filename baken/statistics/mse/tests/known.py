"""The published tables and what R makes of them; each file says by which call."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from baken.statistics.mse import CaptureTable, read

HERE = Path(__file__).parent
SETS = (
    "UKdat_5", "Western", "Korea", "NewOrl_5", "NewOrl_5_v201", "HIV", "Spina3", "Artificial_3",
)  # fmt: skip


@cache
def table(name: str, *covariates: str) -> CaptureTable:
    """Give a published table."""
    return read(path(name), covariates)


def path(name: str) -> Path:
    """Give the file of a published table."""
    return HERE / "tables" / f"{name}.csv"


@cache
def reference(name: str) -> Any:
    """Give what R found."""
    return json.loads((HERE / "references" / f"{name}.json").read_text(encoding="utf-8"))
