"""The authorization code flow with PKCE, and every check on the token that comes back.

OpenID Connect Core 1.0 §3.1; RFC 7636 (PKCE); RFC 9207 (who answers). The signature is always
checked, with an algorithm that Baken allows and not one that the token names.
"""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hmac import compare_digest
from typing import Any
from urllib.parse import quote, urlencode

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from baken.accounts.sso import web
from baken.core import clock

ALGORITHMS = [f"{family}{bits}" for family in ("RS", "PS", "ES") for bits in (256, 384, 512)]
"""Signatures with a private key of the service; never `none`, never a shared secret."""

LEEWAY = 60
SECONDS_TO_ANSWER = 600


class NotProven(Exception):
    """The answer proves nothing about anybody. The text is for tests and operators, not for people
    on the screen: an attacker learns no more than that it failed."""


@dataclass(frozen=True)
class Service:
    """A login service, and how Baken is known there."""

    issuer: str
    client_id: str
    client_secret: str
    address: str
    """Where the service sends people back to."""


@dataclass(frozen=True)
class Asked:
    """What the session keeps until the answer comes: used once."""

    provider: str
    state: str
    nonce: str
    verifier: str
    since: float
    next: str
    again: bool

    @property
    def kept(self) -> dict[str, Any]:
        """Give it as a session holds it."""
        return asdict(self)


def new_question(provider: str, *, target: str, again: bool) -> Asked:
    """Give a question with secrets of its own."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    return Asked(provider, state, nonce, verifier, clock.now().timestamp(), target, again)


def discover(issuer: str) -> dict[str, Any]:
    """Give what a service says about itself; raise ServiceFails when it is another one."""
    found = web.ask(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if found.get("issuer") != issuer:
        raise web.ServiceFails("another issuer")
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        web.refuse_open_line(str(found.get(name, "")))
    return found


def address_to_ask(service: Service, asked: Asked) -> str:
    """Give where to send somebody to show who they are."""
    challenge = hashlib.sha256(asked.verifier.encode()).digest()
    given = {
        "response_type": "code",
        "response_mode": "query",
        "scope": "openid profile",
        "client_id": service.client_id,
        "redirect_uri": service.address,
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": base64.urlsafe_b64encode(challenge).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    if asked.again:
        given |= {"prompt": "login", "max_age": "0"}
    where = str(discover(service.issuer)["authorization_endpoint"])
    return f"{where}{'&' if '?' in where else '?'}{urlencode(given)}"


def claims_of(service: Service, asked: Asked, answer: Mapping[str, str]) -> dict[str, Any]:
    """Give what the service says about whoever came back.

    Raises NotProven when the answer is not to this question, and ServiceFails when the service
    does not keep to the standard.
    """
    _refuse_answer(service, asked, answer)
    about = discover(service.issuer)
    token = _exchange(service, asked, answer["code"], about)
    keys = web.ask(str(about["jwks_uri"]))
    claims = verified(token, keys, service, nonce=asked.nonce)
    if asked.again and not asked.since - LEEWAY <= claims.get("auth_time", 0):
        raise NotProven("no fresh login")
    return claims


def verified(token: str, keys: Any, service: Service, *, nonce: str) -> dict[str, Any]:
    """Give the claims of an ID token; raise NotProven when anything about it is not right."""
    rules = jwt.JWTClaimsRegistry(
        now=int(clock.now().timestamp()),
        leeway=LEEWAY,
        iss={"essential": True, "value": service.issuer},
        aud={"essential": True, "value": service.client_id},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": nonce},
    )
    try:
        claims = jwt.decode(token, KeySet.import_key_set(keys), algorithms=ALGORITHMS).claims
        rules.validate(claims)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise NotProven(type(error).__name__) from error
    if claims.get("azp", service.client_id) != service.client_id:
        raise NotProven("for another client")
    return claims


def _refuse_answer(service: Service, asked: Asked, answer: Mapping[str, str]) -> None:
    if not compare_digest(answer.get("state", "").encode(), asked.state.encode()):
        raise NotProven("state")
    if clock.now().timestamp() - asked.since > SECONDS_TO_ANSWER:
        raise NotProven("too late")
    if answer.get("iss", service.issuer) != service.issuer:
        raise NotProven("another service answers")
    if "error" in answer or not answer.get("code"):
        raise NotProven("refused there")


def _exchange(service: Service, asked: Asked, code: str, about: Mapping[str, Any]) -> str:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": service.address,
        "code_verifier": asked.verifier,
    }
    headers = {}
    methods = about.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if "client_secret_basic" in methods:
        pair = f"{quote(service.client_id, safe='')}:{quote(service.client_secret, safe='')}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    else:
        form |= {"client_id": service.client_id, "client_secret": service.client_secret}
    try:
        found = web.ask(str(about["token_endpoint"]), form=form, headers=headers)
    except web.ServiceFails as error:
        raise NotProven("code refused") from error
    return str(found.get("id_token", ""))
