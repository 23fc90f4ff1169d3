"""Reaching somebody safely: rules about contact, contacts and attempts, how safe they are."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.cases import marks, rules, subjects
from baken.cases.actions.opening import Person
from baken.cases.actions.steps import (
    held,
    lock_open,
    refuse_empty,
    refuse_future,
    rhythm,
    save,
)
from baken.cases.models import Case, Client, ContactMoment, ContactRule
from baken.cases.vocabulary import CaseEvent, Means, Reached, RuleStrength
from baken.core import clock
from baken.core.refusals import Refused


@dataclass(frozen=True)
class Call:
    """A contact as one tells it: when, how, what came of it."""

    happened_on: date
    means: str
    reached: str
    text: str = ""
    with_client: bool = True
    despite: str = ""


@transaction.atomic
def set_contact_rule(
    actor: Actor, *, case: Case, means: str, strength: str, condition: str
) -> ContactRule:
    """Make a rule about contact; raise Refused for a condition that is not told."""
    if strength == RuleStrength.ONLY_IF:
        refuse_empty(condition, _("Schrijf op onder welke voorwaarde dit wel mag."))
    made: ContactRule = ContactRule.objects.create(
        **belonging(lock_open(case)),
        case=case,
        means=means,
        strength=strength,
        made_by_id=actor.person_id,
        made_at=clock.now(),
        condition=condition,
    )
    record(actor, CaseEvent.RULE, made)
    return made


@transaction.atomic
def end_contact_rule(actor: Actor, *, rule: ContactRule, why: str) -> ContactRule:
    """End a rule about contact; raise Refused without a reason or when it had ended."""
    refuse_empty(why, _("Schrijf op waarom deze regel niet meer nodig is."))
    locked: ContactRule = held(rule)
    if locked.ended_at is not None:
        raise Refused(_("Deze regel was al beëindigd."))
    locked.ended_at = clock.now()
    locked.save(update_fields=["ended_at"])
    record(actor, CaseEvent.RULE_ENDED, locked, why=why)
    return locked


def rules_against(case: Case, means: str) -> str:
    """Say how strongly the rules of a case speak against a way of contact."""
    found = ContactRule.objects.filter(case=case, ended_at__isnull=True)
    lines = [rules.ContactLine(*each) for each in found.values_list("means", "strength")]
    return rules.broken(lines, means)


def _warning(strength: str, means: str) -> str:
    name = {"means": str(Means(means).label).lower()}
    if strength == RuleStrength.NEVER:
        return (
            _(
                "Let op: de contactregel zegt: nooit %(means)s. Kies een andere weg, of schrijf op "
                "waarom het toch moet."
            )
            % name
        )
    return (
        _(
            "Let op: er is een contactregel voor %(means)s. Kijk of aan de voorwaarde is voldaan, "
            "en schrijf dat op."
        )
        % name
    )


def refuse_broken_rule(case: Case, means: str, despite: str) -> bool:
    """Say whether a contact rule is passed over; raise Refused when that has no reason."""
    strength = rules_against(case, means)
    if strength and not despite.strip():
        raise Refused(_warning(strength, means))
    return bool(strength)


@transaction.atomic
def log_contact(actor: Actor, *, case: Case, call: Call) -> ContactMoment:
    """Write a contact or an attempt down; a talk with the client moves the rhythm on.

    Raises Refused for a day to come, and for a contact against a rule without a reason.
    """
    refuse_future(call.happened_on, _("Een contact was vandaag of eerder."))
    locked = lock_open(case)
    is_against = refuse_broken_rule(locked, call.means, call.despite)
    made: ContactMoment = ContactMoment.objects.create(
        **belonging(locked),
        case=locked,
        happened_on=call.happened_on,
        logged_at=clock.now(),
        logged_by_id=actor.person_id,
        means=call.means,
        reached=call.reached,
        with_client=call.with_client,
        against_rule=is_against,
        text=call.text,
        despite=call.despite if is_against else "",
    )
    _move_on(locked, made)
    record(actor, CaseEvent.CONTACT, made)
    return made


def _move_on(case: Case, contact: ContactMoment) -> None:
    spoken = contact.with_client and contact.reached == Reached.SPOKEN
    is_newer = case.last_contact_on is None or contact.happened_on >= case.last_contact_on
    if spoken and is_newer:
        day = contact.happened_on
        save(case, last_contact_on=day, contact_by=rhythm(case.safety, day))


@transaction.atomic
def judge_safety(actor: Actor, *, case: Case, version: int, safety: str, why: str) -> Case:
    """Say how safe somebody is now, and so by when there must be contact; Refused without why."""
    refuse_empty(why, _("Schrijf op waarop u dit oordeel baseert."))
    locked = lock_open(case, version)
    today = clock.today()
    last = locked.last_contact_on or today
    save(locked, safety=safety, safety_on=today, contact_by=max(today, rhythm(safety, last)))
    record(actor, CaseEvent.SAFETY, locked, why=why)
    return locked


@transaction.atomic
def set_phase(actor: Actor, *, case: Case, version: int, phase: str, why: str = "") -> Case:
    """Move a case to another phase; raise Refused for the phase it is in."""
    locked = lock_open(case, version)
    if locked.phase == phase:
        raise Refused(_("De casus is al in deze fase."))
    save(locked, phase=phase, phase_since=clock.today())
    record(actor, CaseEvent.PHASE, locked, why=why)
    return locked


@transaction.atomic
def describe_client(actor: Actor, *, case: Case, age_band: str, person: Person) -> Client:
    """Keep who a case is about; raise Refused for a case that is not about one person."""
    locked = lock_open(case)
    client: Client | None = Client.objects.select_for_update().filter(case=locked).first()
    if client is None:
        raise Refused(_("Deze casus gaat niet over één persoon."))
    for name, value in vars(person).items():
        setattr(client, name, value)
    client.changed_at, client.marks = clock.now(), marks.of_client(client)
    client.save()
    subjects.keep(locked, client)
    save(locked, age_band=age_band)
    record(actor, CaseEvent.CLIENT, client)
    return client
