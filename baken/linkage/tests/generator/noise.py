"""How people write what they heard: names, numbers, dates and addresses with their usual slips."""

import random
from datetime import date

NEAR = {
    "a": "sqz",
    "e": "wrd",
    "i": "uok",
    "o": "ipl",
    "u": "yij",
    "n": "bm",
    "m": "n",
    "s": "adz",
    "t": "ry",
    "r": "et",
    "l": "k",
    "k": "jl",
    "d": "sf",
    "v": "cb",
    "c": "xv",
    "b": "vn",
}
SWAPS = (
    ("sz", "s"),
    ("y", "i"),
    ("ij", "y"),
    ("ck", "k"),
    ("th", "t"),
    ("ph", "f"),
    ("c", "k"),
    ("z", "s"),
    ("w", "v"),
    ("ou", "u"),
    ("ee", "e"),
    ("ss", "s"),
    ("nn", "n"),
)
ABBREVIATED = {
    "van": "v.",
    "van de": "v.d.",
    "van der": "v.d.",
    "van den": "v.d.",
    "de": "d.",
    "van 't": "v.'t",
    "ter": "t.",
    "ten": "t.",
}
FORMS = (
    "0{0}{1}",
    "0{0} {1}",
    "0{0}-{1}",
    "+31{0}{1}",
    "+31 {0} {1}",
    "0031{0}{1}",
    "(0){0} {1}",
    "+31(0){0}{1}",
    "0{0}.{1}",
    "31{0}{1}",
)
MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]


def typo(text: str, chance: random.Random) -> str:
    """Slip once: a neighbouring key, a letter lost, doubled or swapped, or another spelling."""
    if len(text) < 3:
        return text
    place, kind = chance.randrange(1, len(text)), chance.random()
    if kind < 0.3:
        return text[:place] + chance.choice(NEAR.get(text[place], "e")) + text[place + 1 :]
    if kind < 0.5:
        return text[:place] + text[place + 1 :]
    if kind < 0.65:
        return text[:place] + text[place - 1] + text[place:]
    if kind < 0.8 and place + 1 < len(text):
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    for old, new in chance.sample(SWAPS, len(SWAPS)):
        if old in text:
            return text.replace(old, new, 1)
    return text


def phone(number: tuple[str, str], chance: random.Random) -> str:
    """Write a number (country, digits) in one of the ways in which people do."""
    country, digits = number
    if country == "31":
        tail = digits[1:]
        if chance.random() < 0.3:
            tail = f"{tail[:4]} {tail[4:]}"
        return chance.choice(FORMS).format(digits[0], tail)
    return chance.choice(
        (f"+{country}{digits}", f"00{country}{digits}", f"+{country} {digits[:3]} {digits[3:]}")
    )


def plate(text: str, chance: random.Random) -> str:
    """Write a plate with or without dashes, and sometimes half read."""
    kind = chance.random()
    if kind < 0.35:
        text = text.replace("-", "")
    elif kind < 0.5:
        text = text.replace("-", " ").lower()
    if chance.random() < 0.06:
        text = text.replace("0", "O", 1) if "0" in text else text.replace("O", "0", 1)
    if chance.random() < 0.05:
        place = chance.randrange(len(text))
        text = text[:place] + "?" + text[place + 1 :]
    return text


def birth(day: date, chance: random.Random) -> str:
    """Write a birth date, whole or in part."""
    kind = chance.random()
    if kind < 0.66:
        return (
            day.isoformat()
            if chance.random() < 0.6
            else f"{day.day:02d}-{day.month:02d}-{day.year}"
        )
    if kind < 0.76:
        return str(day.year)
    if kind < 0.82:
        return f"{day.year}-{day.month:02d}"
    if kind < 0.88:
        return f"{day.year}-01-01"
    if kind < 0.92:
        return f"ca. {day.year + chance.choice((-2, -1, 0, 1, 2))}"
    if kind < 0.96 and day.day <= 12:
        return f"{day.year}-{day.day:02d}-{day.month:02d}"
    return f"{day.year}-{day.month:02d}-{min(28, max(1, day.day + chance.choice((-1, 1, 10)))):02d}"


def infix(text: str, surname: str, chance: random.Random) -> tuple[str, str]:
    """Write a tussenvoegsel: kept, dropped, shortened, glued on or behind the surname."""
    kind = chance.random()
    if not text or kind < 0.55:
        return text, surname
    if kind < 0.68:
        return "", surname
    if kind < 0.8:
        return ABBREVIATED.get(text, text), surname
    if kind < 0.88:
        return "", text.replace(" ", "") + surname.lower()
    if kind < 0.94:
        return "", f"{surname}, {text}"
    return "", f"{text} {surname}"


def surname(text: str, origin: str, sex: str, chance: random.Random) -> str:
    """Write a family name as it sounds in its language, and in ours."""
    if origin == "pl" and text.endswith("ski") and sex == "V" and chance.random() < 0.8:
        text = text[:-1] + "a"
    if origin == "bg" and text.endswith(("ov", "ev", "in", "ski")):
        text = _bulgarian(text, sex, chance)
    if origin == "ar" and chance.random() < 0.35:
        text = chance.choice(("El ", "Al ", "El-", "Al-", "el")) + text
    return typo(text, chance) if chance.random() < 0.06 else text


def _bulgarian(text: str, sex: str, chance: random.Random) -> str:
    if sex == "V" and chance.random() < 0.85:
        return (text[:-1] if text.endswith("ski") else text) + "a"
    if text.endswith("v") and chance.random() < 0.2:
        return text[:-1] + "ff"
    return text
