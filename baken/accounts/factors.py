"""Second factors of one person: which there are, and whether an answer fits one of them."""

import base64
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings

from baken.accounts import codes
from baken.accounts.models import FactorKind, SecondFactor
from baken.accounts.sealed import seal, unseal
from baken.core import clock

STRONG = (FactorKind.APP, FactorKind.PASSKEY)
"""What lets somebody in day after day; recovery codes are for when it is lost."""


def of(person_id: UUID) -> list[SecondFactor]:
    """Give what somebody can take the second step with, oldest first."""
    return list(SecondFactor.objects.filter(person_id=person_id).order_by("added_at", "id"))


def strong(held: Iterable[SecondFactor]) -> list[SecondFactor]:
    """Give apps and passkeys, without recovery codes."""
    return [each for each in held if each.kind in STRONG]


def is_secured(person_id: UUID) -> bool:
    """Say whether somebody has anything to take the second step with."""
    return SecondFactor.objects.filter(person_id=person_id, kind__in=STRONG).exists()


def passkeys_of(held: Iterable[SecondFactor]) -> list[dict[str, Any]]:
    """Give what Baken keeps of each passkey."""
    return [dict(each.known) for each in held if each.kind == FactorKind.PASSKEY]


def seal_app(person_id: UUID, secret: bytes) -> str:
    """Seal the secret of an app for one person."""
    return seal(secret, purpose=f"app:{person_id}")


def unseal_app(person_id: UUID, sealed: str) -> bytes:
    """Give the secret of an app; raise Unsealable when it is somebody else's."""
    return unseal(sealed, purpose=f"app:{person_id}")


def demo_secret() -> bytes | None:
    """Give the secret of all fictional people, where there are any."""
    return base64.b32decode(settings.DEMO_SECOND_FACTOR) if settings.DEMO_SECOND_FACTOR else None


def demo_code(held: Iterable[SecondFactor]) -> str:
    """Give the present code of a fictional person, to be shown; real people have none here."""
    for each in held:
        if each.kind == FactorKind.APP and _is_demo(each):
            return codes.code_at(demo_secret() or b"", clock.now().timestamp())
    return ""


def fits_app(factor: SecondFactor, code: str) -> int | None:
    """Give the period of a code from the app, or None; a code works once."""
    # The code of a fictional person stands on the page: that it was used protects nothing.
    after = 0 if _is_demo(factor) else factor.last_counter
    secret = unseal_app(factor.person_id, factor.sealed)
    return codes.counter_of(secret, code, clock.now().timestamp(), after=after)


def _is_demo(factor: SecondFactor) -> bool:
    demo = demo_secret()
    return demo is not None and unseal_app(factor.person_id, factor.sealed) == demo
