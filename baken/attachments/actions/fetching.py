"""Fetching a file: a link for one person, one session and one time, and what it gives.

The path of the link reads no cookie. What it needs to know stands in the row of the link, which
the purpose `file_door` finds and removes; the file itself is read as the person who asked.
"""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.sessions.models import Session
from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from baken.access import context
from baken.access.actor import Actor, load
from baken.access.context import Context, acting_as
from baken.access.trail import record
from baken.accounts.sessions import hashed
from baken.attachments import store
from baken.attachments.actions import files
from baken.attachments.kinds import KINDS
from baken.attachments.models import Attachment, AttachmentFile, AttachmentLink
from baken.attachments.vocabulary import AttachmentEvent, FileForm
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.models import Account
from baken.vault.door import unwrap
from baken.vault.statement import stating

DOOR = Context("system", "file_door")
LIFETIME = 60
"""Seconds that a link holds: the browser follows it at once."""

_SIGNER = signing.TimestampSigner(salt="baken.fetch")


@dataclass(frozen=True)
class Fetched:
    """A file on its way out: a name that tells nothing, its kind, and its parts."""

    name: str
    mime: str
    parts: Iterator[bytes]


@transaction.atomic
def link_to(
    actor: Actor, *, attachment: Attachment, form: str, session_key: str, why: str = ""
) -> str:
    """Give the token of a link to a file; raise Refused when it may not be opened.

    The original carries metadata (place, camera): it takes a reason.
    """
    if not attachment.is_available:
        raise Refused(
            _("Dit bestand kan nu niet worden geopend. Bekijk eerst hoe het ermee staat.")
        )
    stored = files.file_of(attachment, form)
    if stored is None:
        raise Refused(_("Van dit bestand is geen kopie. Haal het origineel op, met een reden."))
    if form == FileForm.ORIGINAL:
        _say_why(actor, attachment, why)
    AttachmentLink.objects.filter(person_id=actor.person_id, expires_at__lt=clock.now()).delete()
    secret = secrets.token_urlsafe(24)
    AttachmentLink.objects.create(
        owner_id=actor.organisation_id,
        region_id=actor.region_id,
        person_id=actor.person_id,
        file_id=stored.pk,
        digest=_digest(secret),
        session=hashed(session_key),
        expires_at=clock.now() + timedelta(seconds=LIFETIME),
    )
    return _SIGNER.sign(secret)


def _say_why(actor: Actor, attachment: Attachment, why: str) -> None:
    if not why.strip():
        raise Refused(_("Schrijf op waarom u het origineel nodig hebt."))
    record(actor, AttachmentEvent.ORIGINAL, attachment, why=why)


def fetch(token: str) -> Fetched | None:
    """Give the file of a link and let the link go; None when it no longer holds."""
    try:
        secret = _SIGNER.unsign(token, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    link = _taken(secret)
    if link is None or not _lasts(link.session):
        return None
    with acting_as(context.person(link.person_id)), transaction.atomic():
        return _as_person(link.person_id, link.file_id)


def _lasts(session: str) -> bool:
    """Say whether the session in which a link was made is still there: leaving ends both."""
    there = Session.objects.filter(session_key=session, expire_date__gt=timezone.now())
    return there.exists()


def _taken(secret: str) -> AttachmentLink | None:
    """Take a link away, so that nobody takes it twice."""
    with acting_as(DOOR), transaction.atomic():
        link: AttachmentLink | None = AttachmentLink.objects.filter(digest=_digest(secret)).first()
        # Who comes second waits for who was first, and then finds nothing to remove.
        if link is None or not AttachmentLink.objects.filter(pk=link.pk).delete()[0]:
            return None
        return link if link.expires_at > clock.now() else None


def _as_person(person_id: UUID, file_id: UUID) -> Fetched | None:
    """Open a file in the name of whoever asked; the keeper writes it down first."""
    if not Account.objects.filter(pk=person_id, is_active=True).exists():
        return None
    actor = load(person_id)
    stored: AttachmentFile | None = (
        AttachmentFile.objects.select_related("attachment").filter(pk=file_id).first()
    )
    if stored is None or not stored.attachment.is_available or not store.is_there(file_id):
        return None
    with stating(**_words(actor, stored)):
        unwrap([stored], verb="export")
    mime = KINDS[stored.extension].mime
    return Fetched(_neutral(stored), mime, files.parts_of(stored))


def _words(actor: Actor, stored: AttachmentFile) -> dict[str, Any]:
    role = actor.role_for("read", "attachment_file", stored.owner_id, stored.dossier_id)
    rules = actor.rules("read", "attachment_file")
    return {
        "page": "attachment_fetch",
        "purpose": f"export {stored.form}",
        "role": role,
        "ground": "; ".join(sorted({rule.ground.nl for rule in rules if role in rule.roles})),
        "organisation": actor.organisation_id,
    }


def _neutral(stored: AttachmentFile) -> str:
    """Give a name under which a file in a folder of downloads tells nothing."""
    return f"bestand-{stored.pk.hex[-6:]}.{stored.extension}"


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
