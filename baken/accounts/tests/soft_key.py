"""A security key made of software, for tests: it makes a passkey and answers with it."""

import json
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
)

PRESENT = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


@dataclass
class SoftKey:
    """One passkey, for one place."""

    place: str = "testserver"
    origin: str = "https://testserver"
    name: bytes = b"een-sleutel-van-software"
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, options: str, **changed: Any) -> str:
        """Answer a question to make a passkey."""
        public = ES256.from_cryptography_key(self.key.public_key())  # type: ignore[no-untyped-call]
        known = AttestedCredentialData.create(Aaguid.NONE, self.name, public)
        flags = PRESENT | AuthenticatorData.FLAG.AT
        about = AuthenticatorData.create(sha256(self.place.encode()), flags, 0, known)
        made = bytes(AttestationObject.create("none", about, {}))
        said = self._said("webauthn.create", options, changed)
        return self._answer(clientDataJSON=said, attestationObject=made)

    def use(self, options: str, **changed: Any) -> str:
        """Answer a question to use the passkey."""
        about = AuthenticatorData.create(sha256(self.place.encode()), PRESENT, 1)
        said = self._said("webauthn.get", options, changed)
        signature = self.key.sign(bytes(about) + sha256(said), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            clientDataJSON=said, authenticatorData=bytes(about), signature=signature
        )

    def _said(self, kind: str, options: str, changed: dict[str, Any]) -> bytes:
        asked = json.loads(options)["challenge"]
        told = {"type": kind, "challenge": asked, "origin": self.origin, **changed}
        return json.dumps(told).encode()

    def _answer(self, **response: bytes) -> str:
        name = websafe_encode(self.name)
        parts = {part: websafe_encode(value) for part, value in response.items()}
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "response": parts,
                "clientExtensionResults": {},
            }
        )
