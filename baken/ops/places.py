"""Where things lie, and which version this is."""

import os
import tomllib
from pathlib import Path

SETTINGS = "config.settings"
PORTAL_SETTINGS = "config.portal_settings"
HOME = Path(__file__).resolve().parent.parent.parent


def var() -> Path:
    """Give the folder for what Baken writes: `BAKEN_VAR`, or `var` in the clone."""
    return Path(os.environ.get("BAKEN_VAR", HOME / "var")).absolute()


def version() -> str:
    """Give the version of Baken."""
    project = tomllib.loads((HOME / "pyproject.toml").read_text())["project"]
    return str(project["version"])
