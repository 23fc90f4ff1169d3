"""Words about where a person comes from, which no indicator may use.

Origin and nationality say nothing about exploitation and are discrimination (AVG art. 9; the
childcare-benefits affair, docs/explanation/knowledge-by-date.md). A list of words cannot catch
every proxy: a reader still has to look. It catches what people write without thinking.
"""

import re

_ANYWHERE = ("nationali", "etnisch", "etnicit", "ethnic", "afkomst", "allocht", "migrant")

_AT_THE_START = (
    # Dutch
    "herkomst", "geboorteland", "geboorteplaats", "bronland", "thuisland", "buitenlander",
    "buitenlandse", "vreemdeling", "asielzoek", "vluchteling", "statushoud", "huidskleur",
    "moedertaal", "verblijfsstatus", "migratie", "inburger",
    # English
    "birth country", "country of birth", "birthplace", "birth place", "country of origin",
    "home country", "source country", "foreigner", "immigra", "asylum", "refugee", "skin colo",
    "mother tongue", "native language", "residence status", "descent",
    # peoples and countries, by their beginning
    "afrik", "afric", "albani", "algeri", "arabi", "aziat", "asian", "bulgaar",
    "bulgar", "china", "chine", "eritre", "ethiop", "filipijn", "filipin", "ghane",
    "hongaar", "hongar", "hungar", "india", "indone", "iraak", "irak", "iraq", "irani",
    "litouw", "lithuan",
    "marokk", "morocc", "moldav", "moldov", "nigeri", "oekraï", "ukrain", "pakistan", "polen",
    "poolse", "portug", "roemeen", "roemen", "romania", "russi", "slowa", "slova",
    "spanja", "spaans", "somali", "surina", "syri", "turk", "vietnam",
    "oost-europ", "oosteurop", "eastern europ", "zuid-amerik", "south americ",
)  # fmt: skip

_WHOLE = (
    "ras", "race", "racial", "origin", "origins", "geboren in", "afkomstig", "born in", "roma",
    "sinti", "spreekt geen nederlands", "does not speak dutch", "do not speak dutch",
)  # fmt: skip

_PATTERN = re.compile(
    "|".join(
        (
            rf"[\w-]*(?:{'|'.join(_ANYWHERE)})\w*",
            rf"\b(?:{'|'.join(_AT_THE_START)})\w*",
            rf"\b(?:{'|'.join(_WHOLE)})\b",
        )
    ),
    re.IGNORECASE,
)


def word_of_origin(text: str) -> str | None:
    """Give the first word in the text that says where a person comes from, if any."""
    found = _PATTERN.search(text)
    return found.group() if found else None
