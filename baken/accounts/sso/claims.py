"""What a login service says about somebody, read for what Baken needs; pure, no Django."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

TWO_STEPS = frozenset({"mfa", "otp", "hwk", "swk", "fpt", "face", "pop", "sc"})
"""Ways of showing who one is beside a password, as services name them (RFC 8176)."""

LONGEST_NAME = 120


@dataclass(frozen=True)
class Vouched:
    """Somebody, as their organisation vouches for them. The name is only for people to read."""

    issuer: str
    subject: str
    name: str
    groups: frozenset[str]
    took_two_steps: bool

    def roles(self, by_group: Mapping[str, str]) -> list[str]:
        """Give the roles that belong to the groups, each once, in a fixed order."""
        return sorted({by_group[group] for group in self.groups if group in by_group})


def read(claims: Mapping[str, Any], groups_claim: str) -> Vouched:
    """Give what Baken needs of the verified claims; what is odd counts as absent."""
    name = claims.get("name")
    return Vouched(
        issuer=str(claims["iss"]),
        subject=str(claims["sub"]),
        name=name.strip()[:LONGEST_NAME] if isinstance(name, str) else "",
        groups=frozenset(_texts(_at(claims, groups_claim))),
        took_two_steps=bool(TWO_STEPS.intersection(_texts(claims.get("amr")))),
    )


def _at(claims: Mapping[str, Any], path: str) -> Any:
    """Give a claim; Keycloak puts roles one level deeper, as in `realm_access.roles`."""
    found: Any = claims
    if path in claims:
        return claims[path]
    for part in path.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _texts(found: Any) -> Iterable[str]:
    if isinstance(found, str):
        return [found]
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
