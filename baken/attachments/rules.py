"""How much comes in, and how sizes are said. No Django."""

MOST_IN_A_DOSSIER = 40
MOST_AN_HOUR = 30
_KILO = 1024


def megabytes(size: int) -> int:
    """Give a size in whole megabytes."""
    return size // (_KILO * _KILO)


def sized(size: int) -> str:
    """Say a size as people read it: `2,3 MB`."""
    if size < _KILO:
        return f"{size} B"
    if size < _KILO * _KILO:
        return f"{round(size / _KILO)} kB"
    return f"{size / _KILO / _KILO:.1f} MB".replace(".", ",")
