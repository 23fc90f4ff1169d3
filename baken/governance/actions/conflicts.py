"""Conflicts of interest: declaring one's own, and lifting a colleague's."""

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.oversight.models import Conflict, Tie
from baken.access.protected import Protected, belonging
from baken.core import clock
from baken.core.refusals import Refused


@transaction.atomic
def declare(actor: Actor, *, near: Protected, tie: Tie) -> Conflict:
    """Say that one cannot be impartial in the dossier of this row; it closes for the sayer."""
    made: Conflict = Conflict.objects.create(
        **belonging(near), person_id=actor.person_id, tie=tie, declared_at=clock.now()
    )
    return made


@transaction.atomic
def lift(actor: Actor, *, conflict: Conflict) -> Conflict:
    """Open a dossier again for a colleague whose conflict was a mistake or has passed.

    Raises Refused when that was done already. One's own is out of sight, so nobody lifts it.
    """
    locked: Conflict = Conflict.objects.select_for_update(of=("self",)).get(pk=conflict.pk)
    if locked.ended_at is not None:
        raise Refused(_("Dit belang is al opgeheven."))
    locked.ended_at, locked.ended_by_id = clock.now(), actor.person_id
    locked.save(update_fields=["ended_at", "ended_by"])
    return locked
