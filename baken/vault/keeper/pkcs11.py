"""A keyring in a security module (HSM), reached through PKCS#11; its keys cannot be read out."""

import secrets
import threading
from typing import Any

import pkcs11
from pkcs11 import Attribute, GCMParams, KeyType, Mechanism, ObjectClass

from baken.vault.keeper.keyring import NONCE, KeyringTrouble, next_version, number_of

ROOT = "baken-root"
PREFIX = "baken-"
_CLOSED = {Attribute.EXTRACTABLE: False, Attribute.SENSITIVE: True}


class Pkcs11Keyring:
    """Keys named `baken-kek-<number>` in one token; a session is used by one thread at a time."""

    def __init__(self, *, library: str, token: str, pin: str) -> None:
        """Log in to the token; raise KeyringTrouble when that fails."""
        self._alone = threading.RLock()
        try:
            found = pkcs11.lib(library).get_token(token_label=token)
            self._session = found.open(user_pin=pin, rw=True)
        except (pkcs11.PKCS11Error, RuntimeError) as error:
            raise KeyringTrouble("The security module does not open.") from error

    def prepare(self) -> bool:
        """Make root and first version when the token is new; say whether that was needed."""
        if self.versions:
            return False
        self._session.generate_key(
            KeyType.GENERIC_SECRET,
            256,
            store=True,
            label=ROOT,
            mechanism=Mechanism.GENERIC_SECRET_KEY_GEN,
            template={**_CLOSED, Attribute.SIGN: True},
        )
        self.add()
        return True

    def close(self) -> None:
        """Log out."""
        with self._alone:
            self._session.close()

    @property
    def current(self) -> str:
        """Give the newest version; raise KeyringTrouble when there is none."""
        if not (versions := self.versions):
            raise KeyringTrouble("The token holds no keys of Baken yet.")
        return versions[-1]

    @property
    def versions(self) -> tuple[str, ...]:
        """Give all versions in the token, oldest first."""
        with self._alone:
            found = self._session.get_objects({Attribute.CLASS: ObjectClass.SECRET_KEY})
            labels = [str(each[Attribute.LABEL]) for each in found]
        names = (label.removeprefix(PREFIX) for label in labels if label.startswith("baken-kek-"))
        return tuple(sorted(names, key=number_of))

    def wrap(self, secret: bytes, bound: bytes) -> bytes:
        """Wrap with AES-256-GCM inside the module."""
        nonce = secrets.token_bytes(NONCE)
        with self._alone:
            key = self._named(PREFIX + self.current)
            return nonce + self._aes(key.encrypt, secret, nonce, bound)

    def unwrap(self, version: str, wrapped: bytes, bound: bytes) -> bytes:
        """Unwrap inside the module; raise KeyringTrouble when anything is not right."""
        with self._alone:
            key = self._named(PREFIX + version)
            return self._aes(key.decrypt, wrapped[NONCE:], wrapped[:NONCE], bound)

    def add(self) -> str:
        """Let the module make a new version."""
        with self._alone:
            name = next_version(self.versions)
            label = PREFIX + name
            self._session.generate_key(KeyType.AES, 256, store=True, label=label, template=_CLOSED)
            return name

    def drop(self, version: str) -> None:
        """Destroy a version in the module."""
        with self._alone:
            if version == self.current:
                raise KeyringTrouble("The version in use cannot be dropped.")
            self._named(PREFIX + version).destroy()

    def derive(self, purpose: str) -> bytes:
        """Derive with HMAC-SHA256 from the root key in the module."""
        with self._alone:
            root = self._named(ROOT)
            return bytes(root.sign(purpose.encode(), mechanism=Mechanism.SHA256_HMAC))

    def _named(self, label: str) -> Any:
        try:
            return self._session.get_key(object_class=ObjectClass.SECRET_KEY, label=label)
        except pkcs11.PKCS11Error as error:
            raise KeyringTrouble(f"The token has no key {label}.") from error

    @staticmethod
    def _aes(act: Any, text: bytes, nonce: bytes, bound: bytes) -> bytes:
        how = GCMParams(nonce, bound, 128)
        try:
            return bytes(act(text, mechanism=Mechanism.AES_GCM, mechanism_param=how))
        except (pkcs11.PKCS11Error, ValueError) as error:
            raise KeyringTrouble("A wrapped key is not whole, or not for this.") from error
