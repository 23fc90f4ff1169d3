"""Somebody comes back: what whoever holds the case does with it, and taking older clients along."""

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.trail import record
from baken.cases import subjects
from baken.cases.actions.opening import reopen_case
from baken.cases.actions.steps import lock, refuse_empty
from baken.cases.models import CaseReturn
from baken.cases.vocabulary import CaseEvent, CaseStatus, ReturnAnswer
from baken.core import clock
from baken.core.refusals import Refused
from baken.vault.door import unwrap

BATCH = 50
"""How many clients are taken along in one go: each is opened in the name of whoever asks."""


@transaction.atomic
def answer_return(actor: Actor, *, row: CaseReturn, answer: str, why: str) -> CaseReturn:
    """Keep what the holder does with a possible return; a closed case that goes on is reopened.

    Raises Refused without a reason, and when it was answered. The signal side hears nothing.
    """
    refuse_empty(why, _("Schrijf op waarom u dit kiest."))
    rows = CaseReturn.objects.select_for_update(of=("self",))
    locked: CaseReturn = rows.select_related("case").get(pk=row.pk)
    if locked.answer != ReturnAnswer.WAITING:
        raise Refused(_("Dit bericht is al beantwoord."))
    case = lock(locked.case)
    if answer == ReturnAnswer.SAME and case.status == CaseStatus.CLOSED:
        reopen_case(actor, case=case, version=case.version, why=why)
    locked.answer, locked.why, locked.answered_at = answer, why, clock.now()
    locked.save(update_fields=["answer", "why", "answered_at"])
    record(actor, CaseEvent.RETURNED, locked)
    return locked


@transaction.atomic
def compare_earlier(actor: Actor) -> int:
    """Take clients along from before returns were told, a batch at a time; give how many wait."""
    waiting = subjects.not_compared(actor)
    found = list(waiting.select_related("case").order_by("pk")[:BATCH])
    unwrap(found)
    for client in found:
        subjects.keep(client.case, client)
    return waiting.count()
