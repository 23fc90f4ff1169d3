"""A parcel: a tar that is encrypted with age while it is written, and never lies open on a disk.

Any age and tar can open it without Baken: `age -d -i key parcel | tar x`.
"""

import hashlib
import io
import os
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pyrage
from pyrage import x25519

from baken.ops.say import CannotStart

PIECE = 4 * 1024 * 1024


class Writing:
    """Adds pieces and files to a parcel."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        """Write into this tar."""
        self._tar = tar

    def text(self, name: str, text: str) -> None:
        """Add a text."""
        self._piece(name, text.encode())

    def stream(self, name: str, stream: IO[bytes], tell: Callable[[int], None]) -> None:
        """Add a stream of unknown length, in pieces; tell how much went in so far."""
        number = done = 0
        while piece := stream.read(PIECE):
            self._piece(f"{name}/{number:06}", piece)
            number, done = number + 1, done + len(piece)
            tell(done)

    def folder(self, name: str, path: Path) -> None:
        """Add a folder with everything in it."""
        self._tar.add(path, arcname=name)

    def _piece(self, name: str, piece: bytes) -> None:
        head = tarfile.TarInfo(name)
        head.size, head.mode = len(piece), 0o600
        self._tar.addfile(head, io.BytesIO(piece))


class _Sum(io.RawIOBase):
    """Writes on, and keeps the hash of what passed."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.sha256 = file, hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, piece: object) -> int:
        found = bytes(piece)  # type: ignore[call-overload]
        self.sha256.update(found)
        return self.file.write(found)


def write(path: Path, recipient: str, fill: Callable[[Writing], None]) -> str:
    """Write a parcel for whoever has the private key; give its hash. No half file stays behind."""
    draft = path.with_name(f".{path.name}.draft")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            summed = _Sum(file)
            with _in_thread(lambda pipe: _fill(pipe, fill)) as reader:
                pyrage.encrypt_io(reader, summed, [read_recipient(recipient)])
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return summed.sha256.hexdigest()


def _fill(pipe: IO[bytes], fill: Callable[[Writing], None]) -> None:
    with tarfile.open(fileobj=pipe, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        fill(Writing(tar))


@contextmanager
def read(path: Path, identity: x25519.Identity) -> Iterator[tarfile.TarFile]:
    """Open a parcel to be read once, from the front; raise CannotStart for the wrong key."""
    with path.open("rb") as file, _in_thread(lambda pipe: _decrypt(file, pipe, identity)) as reader:
        try:
            with tarfile.open(fileobj=reader, mode="r|") as tar:
                yield tar
        except tarfile.ReadError as error:
            raise CannotStart(
                f"{path.name} gaat niet open: dit is niet de sleutel, of het bestand is niet heel."
            ) from error
        while reader.read(PIECE):
            pass


def _decrypt(file: IO[bytes], pipe: IO[bytes], identity: x25519.Identity) -> None:
    try:
        pyrage.decrypt_io(file, pipe, [identity])
    except pyrage.DecryptError as error:
        raise CannotStart("Deze sleutel past niet op de back-up.") from error


@contextmanager
def _in_thread(work: Callable[[IO[bytes]], None]) -> Iterator[IO[bytes]]:
    """Let work write into a pipe in a thread, and give the end to read; its trouble comes out."""
    read_end, write_end = os.pipe()
    trouble: list[BaseException] = []

    def run() -> None:
        try:
            with os.fdopen(write_end, "wb") as pipe:
                work(pipe)
        except BaseException as error:  # noqa: BLE001 - it is raised again below
            trouble.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        with os.fdopen(read_end, "rb") as reader:
            yield reader
    except Exception as error:
        thread.join()
        raise _cause(trouble, error) from error
    thread.join()
    if trouble:
        raise trouble[0]


def _cause(trouble: list[BaseException], seen: Exception) -> BaseException:
    """Give what went wrong first: a broken pipe is only how the other side noticed."""
    causes = [each for each in trouble if not isinstance(each, BrokenPipeError)]
    return causes[0] if causes else seen


def new_key() -> x25519.Identity:
    """Make a key pair."""
    return x25519.Identity.generate()


def read_recipient(text: str) -> x25519.Recipient:
    """Read a public key; raise CannotStart when it is none."""
    try:
        return x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError as error:
        raise CannotStart(
            "Dit is geen openbare back-upsleutel. Hij begint met age1; maak er een met "
            "‘baken backup key’."
        ) from error


def read_identity(path: Path) -> x25519.Identity:
    """Read a private key from a file; raise CannotStart when there is none in it."""
    lines = [each for each in path.read_text().split() if each.startswith("AGE-SECRET-KEY-")]
    if not lines:
        raise CannotStart(f"In {path} staat geen geheime back-upsleutel (AGE-SECRET-KEY-…).")
    try:
        return x25519.Identity.from_str(lines[0])
    except pyrage.IdentityError as error:
        raise CannotStart(f"De sleutel in {path} is niet heel.") from error
