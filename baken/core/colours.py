"""Colours: whether two can be read on each other, as WCAG 2.2 counts it."""

import re

READABLE = 4.5
"""What WCAG 2.2 (1.4.3) asks between a text and what lies under it."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")


def is_colour(given: str) -> bool:
    """Say whether this is a colour as we write them: `#00656a`."""
    return _COLOUR.fullmatch(given) is not None


def contrast(one: str, other: str) -> float:
    """Give how much two colours differ in light, from 1 to 21."""
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, part: float) -> str:
    """Give the first colour with a part of the other in it."""
    both = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a * (1 - part) + b * part):02x}" for a, b in both)


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _light(colour: str) -> float:
    red, green, blue = (_linear(each / 255) for each in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
