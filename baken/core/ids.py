"""Identifiers: for machines (UUIDv7) and for people (codes without meaning)."""

import secrets
from uuid import UUID

from uuid_utils.compat import uuid7

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty characters that are not mistaken for one another when read aloud or written down."""

BODY = 5


def new_id() -> UUID:
    """Give a new id made by the application; ids sort by the moment they were made."""
    return uuid7()


def check_character(body: str) -> str:
    """Give the character that catches any one wrong character and any swap of neighbours.

    The weights are distinct and, like their differences of neighbours, coprime to thirty-one;
    values run from one to thirty, so that the sum is taken in a prime field.
    """
    total = sum(
        weight * (ALPHABET.index(character) + 1) for weight, character in enumerate(body, start=2)
    )
    return _CHECKS[total % 31]


_CHECKS = ALPHABET + "U"


def new_code(prefix: str) -> str:
    """Give a new human code such as `S-7K3M-4Z`: a prefix, five random characters and a check."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(BODY))
    return _written(prefix, body + check_character(body))


def read_code(text: str) -> str | None:
    """Give the code as it is written officially, or None when it cannot be one.

    Accepts lower case, missing dashes and spaces, as people type them.
    """
    letters = "".join(character for character in text.upper() if character.isalnum())
    prefix, body = letters[:1], letters[1:]
    if len(body) != BODY + 1 or not prefix.isalpha() or set(body[:BODY]) - set(ALPHABET):
        return None
    return _written(prefix, body) if check_character(body[:BODY]) == body[BODY] else None


def _written(prefix: str, body: str) -> str:
    return f"{prefix}-{body[:4]}-{body[4:]}"
