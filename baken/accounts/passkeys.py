"""Passkeys: what a browser is asked, and whether its answer holds (WebAuthn level 2)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

PREFERRED = UserVerificationRequirement.PREFERRED
"""The password came first: a key without a fingerprint or PIN is a second step too."""

MALFORMED = (ValueError, KeyError, TypeError, AttributeError)
"""What the library ends in when a browser sends something else than an answer."""

Kept = dict[str, Any]


class WrongAnswer(ValueError):
    """The answer of a browser does not hold, or is not an answer at all."""


@dataclass(frozen=True)
class Asked:
    """What goes to the browser, and what the session keeps to check the answer with."""

    options: str
    state: dict[str, Any]


@dataclass(frozen=True)
class Owner:
    """For whom a passkey is made."""

    person_id: UUID
    username: str
    name: str


def ask_new(request: HttpRequest, owner: Owner, known: Iterable[Kept]) -> Asked:
    """Ask the browser to make a passkey, but not on a device that holds one already."""
    user = PublicKeyCredentialUserEntity(
        id=owner.person_id.bytes, name=owner.username, display_name=owner.name
    )
    options, state = _server(request).register_begin(
        user,
        [_credential(each) for each in known],
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=PREFERRED,
    )
    return Asked(json.dumps(dict(options.public_key)), state)


def made(request: HttpRequest, state: dict[str, Any], answer: str) -> Kept:
    """Give what is kept of a new passkey; raise WrongAnswer when the answer does not hold."""
    try:
        found = _server(request).register_complete(state, json.loads(answer)).credential_data
        if found is None:
            raise WrongAnswer("no passkey")
    except MALFORMED as error:
        raise WrongAnswer("made") from error
    return {"id": websafe_encode(found.credential_id), "key": websafe_encode(bytes(found))}


def ask_known(request: HttpRequest, known: Iterable[Kept]) -> Asked:
    """Ask the browser to use one of these passkeys."""
    options, state = _server(request).authenticate_begin(
        [_credential(each) for each in known], user_verification=PREFERRED
    )
    return Asked(json.dumps(dict(options.public_key)), state)


def used(request: HttpRequest, state: dict[str, Any], known: Iterable[Kept], answer: str) -> str:
    """Give the id of the passkey that answered; raise WrongAnswer when none did."""
    credentials = [_credential(each) for each in known]
    try:
        found = _server(request).authenticate_complete(state, credentials, json.loads(answer))
    except MALFORMED as error:
        raise WrongAnswer("used") from error
    return websafe_encode(found.credential_id)


def _server(request: HttpRequest) -> Fido2Server:
    host = request.get_host()
    place = PublicKeyCredentialRpEntity(name="Baken", id=host.partition(":")[0])
    here = f"{request.scheme}://{host}"
    return Fido2Server(place, verify_origin=lambda origin: origin == here)


def _credential(kept: Kept) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(kept["key"]))
