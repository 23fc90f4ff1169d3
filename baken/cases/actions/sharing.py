"""On what ground something may be shared, and taking consent back."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.cases import rules
from baken.cases.actions.asking import stop_request
from baken.cases.actions.steps import days_on, held, lock_open, refuse_empty, refuse_past
from baken.cases.actions.working import Plan, add_task
from baken.cases.models import Case, Consent
from baken.cases.vocabulary import AskedHow, Capacity, CaseEvent, ConsentBasis
from baken.core import clock
from baken.core.refusals import Refused
from baken.core.workdays import add_working_days
from baken.parties.models import Organisation, Person


@dataclass(frozen=True)
class Ground:
    """Why something may be shared with one recipient: for what, how asked, until when."""

    recipient: Organisation
    basis: str
    purpose: str
    what: str
    asked_how: str
    capacity: str = Capacity.ABLE
    law: str = ""
    words: str = ""
    valid_until: date | None = None
    parent_was_checked: bool = False


@transaction.atomic
def record_consent(actor: Actor, *, case: Case, ground: Ground) -> Consent:
    """Keep consent or another ground, per purpose and recipient, until a day.

    Raises Refused without a purpose, without the law for a ground in law, for consent of somebody
    who could not decide or is under sixteen, and for a parent who was not checked first.
    """
    locked = lock_open(case)
    _refuse_unfounded(locked, ground)
    until = ground.valid_until
    if ground.basis == ConsentBasis.CONSENT and until is None:
        until = days_on("consent_lasts")
    made: Consent = Consent.objects.create(
        **belonging(locked),
        case=locked,
        recipient=ground.recipient,
        basis=ground.basis,
        purpose=ground.purpose,
        law=ground.law,
        given_on=clock.today(),
        valid_until=until,
        asked_how=ground.asked_how,
        capacity=ground.capacity,
        recorded_by_id=actor.person_id,
        recorded_at=clock.now(),
        what=ground.what,
        words=ground.words,
    )
    record(actor, CaseEvent.CONSENTED, made)
    return made


def _refuse_unfounded(case: Case, ground: Ground) -> None:
    refuse_empty(ground.purpose, _("Schrijf op waarvoor er iets wordt gedeeld."))
    refuse_empty(ground.what, _("Schrijf op wat er gedeeld mag worden."))
    if ground.valid_until is not None:
        refuse_past(ground.valid_until, _("Kies een laatste dag die nog moet komen."))
    if ground.basis == ConsentBasis.CONSENT:
        _refuse_consent(case, ground)
    elif ground.basis == ConsentBasis.MANDATE:
        _refuse_parent(case, ground)
    else:
        refuse_empty(ground.law, _("Noem de wet en het artikel waarop u zich baseert."))


def _refuse_consent(case: Case, ground: Ground) -> None:
    if ground.asked_how == AskedHow.NOT_ASKED:
        raise Refused(_("Toestemming moet u vragen. Kies hoe u dat deed, of een andere grondslag."))
    if ground.capacity == Capacity.UNABLE:
        raise Refused(
            _(
                "Wie dit nu niet kan beslissen, geeft geen toestemming. Kies een grondslag in de "
                "wet."
            )
        )
    if rules.is_minor(case.age_band) and not rules.may_consent_alone(case.age_band):
        raise Refused(
            _(
                "Onder de zestien geeft een cliënt niet zelf toestemming. Benader de ouders niet "
                "vanzelf: ga eerst na of een ouder betrokken is, en overleg met Veilig Thuis of "
                "een voogd."
            )
        )


def _refuse_parent(case: Case, ground: Ground) -> None:
    if rules.is_minor(case.age_band) and not ground.parent_was_checked:
        raise Refused(
            _(
                "Ga eerst na of een ouder betrokken is bij de uitbuiting. Is dat zo of weet u het "
                "niet, overleg dan met Veilig Thuis of vraag om een voogd."
            )
        )


@transaction.atomic
def withdraw_consent(actor: Actor, *, consent: Consent, words: str = "") -> Consent:
    """Take consent back: nothing more is shared on it, requests stop, and tasks say what to undo.

    Raises Refused for a ground in law, which nobody can withdraw, and when it was withdrawn.
    """
    locked: Consent = held(consent)
    if locked.withdrawn_at is not None:
        raise Refused(_("Deze toestemming was al ingetrokken."))
    if locked.basis not in {ConsentBasis.CONSENT, ConsentBasis.MANDATE}:
        raise Refused(_("Dit is een grondslag in de wet: daar is geen toestemming voor gegeven."))
    locked.withdrawn_at = clock.now()
    locked.save(update_fields=["withdrawn_at"])
    record(actor, CaseEvent.WITHDRAWN, locked, why=words)
    case = Case.objects.select_related("holder").get(pk=locked.case_id)
    for request in locked.requests.open():
        stop_request(actor, request)
    if case.is_open:
        _tasks_after(actor, case, locked)
    return locked


def _tasks_after(actor: Actor, case: Case, consent: Consent) -> None:
    """Ask the holder to let the recipient stop, and to see by a safe way whether it was free."""
    soon = add_working_days(clock.today(), 1)
    holder: Person = case.holder
    asked = [_("Vraag %(name)s te stoppen en te wissen wat is gedeeld: %(purpose)s")
             % {"name": consent.recipient.name, "purpose": consent.purpose}]  # fmt: skip
    if consent.basis == ConsentBasis.CONSENT:
        asked.append(_("Ga via een veilige weg na of de cliënt vrij was om in te trekken"))
    for title in asked:
        made = add_task(actor, case, Plan(title=title, due_on=soon, person=holder))
        record(actor, CaseEvent.TASK, made)
