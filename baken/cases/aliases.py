"""Aliases: a bird's name for a client, drawn by lot, so that it says nothing of anybody."""

import secrets

BIRDS = (
    "Merel", "Kievit", "Roodborst", "Zwaluw", "Grutto", "Wulp", "Sijs", "Karekiet", "Tureluur",
    "Lepelaar", "Putter", "Scholekster", "Fuut", "Winterkoning", "Koolmees", "Spreeuw", "Reiger",
    "Buizerd", "Goudvink", "Boomkruiper", "Kluut", "Leeuwerik", "Ooievaar", "Bergeend",
    "Nachtegaal", "Wielewaal", "Staartmees", "Kemphaan", "Slobeend", "Zilverreiger", "Torenvalk",
)  # fmt: skip


def draw() -> str:
    """Give an alias at random: a bird and a number; not unique, because a code is."""
    return f"{secrets.choice(BIRDS)} {secrets.randbelow(90) + 10}"
