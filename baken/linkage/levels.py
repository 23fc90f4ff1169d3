"""The levels at which two mentions agree, per attribute: the same names in every room.

Level nought is always "not known on one side": it counts neither for nor against. There is no
attribute for nationality, country of birth or origin, and there will be none.
"""

LEVELS: dict[str, tuple[str, ...]] = {
    "given": ("unknown", "same", "family", "similar", "initial", "different"),
    "surname": ("unknown", "same", "sound", "similar", "part", "different"),
    "born": ("unknown", "same", "swapped", "month", "year", "slip", "about", "different"),
    "sex": ("unknown", "same", "different"),
    "alias": ("unknown", "same", "given", "different"),
    "place": ("unknown", "same", "different"),
    "suffix": ("unknown", "same", "different"),
}
"""Attribute → its levels, in the order of their numbers."""

FOR = {
    ("given", "same"), ("given", "family"), ("given", "similar"), ("given", "initial"),
    ("surname", "same"), ("surname", "sound"), ("surname", "similar"), ("surname", "part"),
    ("born", "same"), ("born", "swapped"), ("born", "month"), ("born", "year"), ("born", "slip"),
    ("alias", "same"), ("alias", "given"), ("place", "same"),
}  # fmt: skip
"""Levels that name an agreement."""

TWINS, OTHER = -3.0, -6.0
"""The most bits for another first name with one surname and birth date, and for another sex too."""

USUAL_RARITY = {"given": 8.0, "surname": 11.0, "place": 5.0, "alias": 6.0}
"""Bits of a value of which nothing was counted yet."""
USUAL_NODE = {"phone": 2.1, "plate": -0.4, "address": -1.6, "postcode": -1.6, "kvk": -2.3}
"""Log-odds that two people who share it are one, where nothing was counted yet."""

SIMILAR = 0.88
"""Jaro–Winkler from which two words are called similar."""


def number(attribute: str, level: str) -> int:
    """Give the number of a level."""
    return LEVELS[attribute].index(level)
