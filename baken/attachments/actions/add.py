"""Adding a file beside a row of a dossier."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baken.access.actor import Actor
from baken.access.protected import Protected, belonging
from baken.access.trail import record
from baken.attachments.actions import files
from baken.attachments.models import Attachment
from baken.attachments.rules import MOST_AN_HOUR, MOST_IN_A_DOSSIER, megabytes, sized
from baken.attachments.upload import SealedUpload
from baken.attachments.vocabulary import AttachmentEvent, FileForm
from baken.core import clock
from baken.core.ids import new_id
from baken.core.refusals import Refused

INFECTED = gettext_lazy(
    "In dit bestand zit een virus. Het is geweigerd en vernietigd. Open het ook zelf niet en meld "
    "dit bij uw ICT-afdeling."
)


def attach(
    actor: Actor, *, near: Protected, upload: SealedUpload, note: str = "",
    id: UUID | None = None,  # noqa: A002 - the id of the row, made on the device that sends it
    most_an_hour: int | None = None,
) -> Attachment:  # fmt: skip
    """Add a file that came in beside a row; raise Refused when it may not come in.

    What is refused is destroyed at once. An infected file leaves a line in the dossier.
    """
    try:
        _refuse(upload)
        refuse_many(actor, near, most_an_hour)
        _refuse_infected(actor, near, upload)
        return _keep(actor, near, upload, (id or new_id(), note))
    except BaseException:
        upload.discard()
        raise


@transaction.atomic
def _keep(
    actor: Actor, near: Protected, upload: SealedUpload, told: tuple[UUID, str]
) -> Attachment:
    made = _row(actor, near, upload, told)
    files.keep(made, upload.whole, FileForm.ORIGINAL, made.extension)
    files.keep_copy(made, upload.arrived.copy)
    record(actor, AttachmentEvent.ATTACHED, made)
    upload.keep()
    return made


def _row(actor: Actor, near: Protected, upload: SealedUpload, told: tuple[UUID, str]) -> Attachment:
    row_id, note = told
    made: Attachment = Attachment.objects.create(
        **belonging(near),
        id=row_id,
        subject_kind=near.row_kind,
        subject_id=near.pk,
        family=upload.kind.family,
        extension=upload.kind.extension,
        status=files.status_after(upload.arrived.verdict),
        added_by_id=actor.person_id,
        added_at=clock.now(),
        name=upload.name or "",
        note=note,
        size=sized(upload.size or 0),
        digest=upload.digest,
    )
    return made


def _refuse(upload: SealedUpload) -> None:
    """Raise Refused for a file that may not come in, with what to do about it."""
    if not upload.is_known:
        raise Refused(
            _(
                "Dit soort bestand kan niet worden toegevoegd. Kies een foto, PDF, document, "
                "tekst, geluid of video. Een ouder document slaat u eerst op als PDF."
            )
        )
    if upload.is_too_large:
        most = megabytes(settings.ATTACHMENT_BYTES)
        raise Refused(
            _("Dit bestand is te groot. Kies een bestand van hoogstens %(most)s MB.")
            % {"most": most}
        )
    if not upload.size:
        raise Refused(_("Dit bestand is leeg. Kies een ander bestand."))
    if not upload.agrees:
        raise Refused(
            _(
                "De inhoud van dit bestand past niet bij de naam die eindigt op .%(extension)s. "
                "Sla het opnieuw op in het programma waarmee het is gemaakt."
            )
            % {"extension": upload.kind.extension}
        )
    if upload.is_double:
        raise Refused(
            _("In dit bestand zit een tweede bestand verstopt. Maak een nieuwe foto of PDF ervan.")
        )


def _refuse_infected(actor: Actor, near: Protected, upload: SealedUpload) -> None:
    """Raise Refused for what the scanner knows; that stands in the dossier."""
    if virus := upload.arrived.verdict.virus:
        record(actor, AttachmentEvent.INFECTED, near, why=f"{upload.name}: {virus}")
        raise Refused(str(INFECTED))


def refuse_many(actor: Actor, near: Protected, most_an_hour: int | None = None) -> None:
    """Raise Refused when there are enough files, in this dossier or of this person."""
    there = Attachment.objects.filter(dossier_id=near.dossier_id, removed_at__isnull=True)
    if there.count() >= MOST_IN_A_DOSSIER:
        raise Refused(
            _("Er zijn al %(most)s bijlagen. Verwijder er eerst een die u niet nodig hebt.")
            % {"most": MOST_IN_A_DOSSIER}
        )
    since = clock.now() - timedelta(hours=1)
    lately = Attachment.objects.filter(added_by_id=actor.person_id, added_at__gt=since)
    most = MOST_AN_HOUR if most_an_hour is None else most_an_hour
    if lately.count() >= most:
        raise Refused(
            _("U voegde het afgelopen uur al %(most)s bijlagen toe. Ga over een uur verder.")
            % {"most": most}
        )
