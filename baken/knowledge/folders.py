"""Where knowledge lies: the folder of the software and, if any, that of the region."""

from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parents[2] / "knowledge"


@dataclass(frozen=True)
class Folders:
    """The national folder and the region's own (couleur locale), which only ever adds."""

    base: Path = HOME
    overlay: Path | None = None

    @property
    def roots(self) -> tuple[Path, ...]:
        """Give the folders to read, the national one first."""
        return (self.base, self.overlay) if self.overlay else (self.base,)


class _Choice:
    folders = Folders()


def configure(folder: Path, overlay: Path | None = None) -> None:
    """Set once, at start, where knowledge is read from."""
    _Choice.folders = Folders(folder, overlay)


def configured() -> Folders:
    """Give the folders in use: the repository's own unless `configure` was called."""
    return _Choice.folders
