"""A login service for tests that answers as told: honest, mistaken or forged."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

from baken.access.context import acting_as
from baken.accounts.actions import Connection
from baken.accounts.models import Admission, LoginProvider
from baken.accounts.sso.people import DESK
from baken.accounts.sso.web import ServiceFails
from baken.core import clock
from tests.typing import Acting

ISSUER = "https://inloggen.zandhaven.example"
CLIENT = "baken"
SECRET = "client-geheim-van-baken"
CONNECTION = Connection("Gemeente Zandhaven", ISSUER, CLIENT, SECRET)
KEY = RSAKey.generate_key(2048, {"kid": "een", "use": "sig"})
STRANGE_KEY = RSAKey.generate_key(2048, {"kid": "een", "use": "sig"})


@dataclass
class Service:
    """Stands in for `web.ask`: says who it is, gives its keys, and trades a code for a token."""

    claims: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=lambda: {"alg": "RS256", "kid": "een"})
    key: Any = field(default_factory=lambda: KEY)
    about: dict[str, Any] = field(default_factory=dict)
    token: str | None = None
    fails: bool = False
    nonce: str = ""
    codes: list[dict[str, str]] = field(default_factory=list)

    def ask(
        self, address: str, *, form: dict[str, str] | None = None, headers: Any = None
    ) -> dict[str, Any]:
        """Answer what Baken asks."""
        if self.fails:
            raise ServiceFails("status 503")
        if address.endswith("/openid-configuration"):
            return self._about()
        if address.endswith("/keys"):
            return dict(KeySet([KEY]).as_dict(private=False))
        assert form is not None
        if form["code"] in {each["code"] for each in self.codes}:
            raise ServiceFails("status 400")
        self.codes.append({**form, **(headers or {})})
        return {"id_token": self.token or self.signed()}

    def signed(self) -> str:
        """Give a token with the claims of this service, unless told otherwise."""
        now = int(clock.now().timestamp())
        claims = {
            "iss": ISSUER,
            "aud": CLIENT,
            "sub": "sander-7",
            "exp": now + 300,
            "iat": now,
            "auth_time": now,
            "nonce": self.nonce,
            "name": "Sander P.",
            **self.claims,
        }
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(self.header, kept, self.key, algorithms=[self.header["alg"]])

    def _about(self) -> dict[str, Any]:
        return {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/authorize",
            "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/keys",
            **self.about,
        }

    def send(self, browser: Client, provider: LoginProvider, **more: str) -> dict[str, str]:
        """Start in a browser, and give what the service was asked."""
        answer = browser.get(f"/inloggen/organisatie/{provider.pk}", more)
        assert answer.status_code == 302, answer.text
        asked = parse_qs(urlsplit(answer.headers["Location"]).query)
        self.nonce = asked["nonce"][0]
        return {name: values[0] for name, values in asked.items()}

    def log_in(self, browser: Client, provider: LoginProvider, **more: str) -> Any:
        """Start, and come back with a code; give the answer of Baken."""
        asked = self.send(browser, provider)
        back = {"state": asked["state"], "code": f"code-{len(self.codes)}", **more}
        return browser.get("/inloggen/terug", back)


def shared_secret_key() -> OctKey:
    """Give the public key of the service as if it were a shared secret (algorithm confusion)."""
    return OctKey.import_key(str(KEY.as_dict(private=False)["n"]))


def change(acting: Acting, provider: LoginProvider, **values: Any) -> None:
    """Change a connection, as an administrator."""
    with acting("willem"):
        LoginProvider.objects.filter(pk=provider.pk).update(**values)


def waiting() -> list[Admission]:
    """Give who asked to be let in and waits."""
    with acting_as(DESK):
        return list(Admission.objects.filter(status="waiting"))
