"""Letters: a dated text with the fewest facts, on a ground that holds today."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.trail import record
from baken.care.models import Trajectory
from baken.care.vocabulary import CareEvent
from baken.cases.actions import write_note
from baken.cases.actions.contacting import refuse_broken_rule, rules_against
from baken.cases.models import Case, Client, Consent
from baken.cases.vocabulary import Means
from baken.core import clock
from baken.core.refusals import Refused
from baken.knowledge.packs import letters
from baken.vault.door import unwrap


@dataclass(frozen=True)
class Written:
    """A letter as it goes out: whom it is for, and its words."""

    name: str
    to: str
    recipient: str
    subject: str
    paragraphs: tuple[str, ...]
    sender: str


@transaction.atomic
def make_letter(
    actor: Actor, *, trajectory: Trajectory, name: str, consent: Consent, answer_by: date,
    despite: str = "",
) -> Written:  # fmt: skip
    """Write a letter to whoever the ground names, and note that it was made.

    Raises Refused without a ground that holds today, for a day that has been, and while a contact
    rule speaks against letters without a reason why it must.
    """
    case, today = trajectory.case, clock.today()
    if consent.case_id != case.pk or not consent.holds_on(today):
        raise Refused(
            _("Er is geen toestemming of grondslag die vandaag geldt. Leg die eerst vast.")
        )
    if answer_by < today:
        raise Refused(_("Kies een dag voor het antwoord die nog moet komen."))
    refuse_broken_rule(case, Means.LETTER, despite)
    made = _written(actor, trajectory, name, consent, answer_by)
    text = _("Brief gemaakt: %(name)s, aan %(who)s. Genoemd: %(facts)s.") % {
        "name": made.name,
        "who": made.recipient,
        "facts": ", ".join(letters().on(today).letter(name).facts),
    }
    write_note(actor, case=case, happened_on=today, text=f"{text} {despite}".strip())
    record(actor, CareEvent.LETTER, trajectory, why=despite)
    return made


def _written(
    actor: Actor, trajectory: Trajectory, name: str, consent: Consent, answer_by: date
) -> Written:
    book = letters().on(clock.today())
    letter = book.letter(name)
    facts = _facts(trajectory, letter.facts, answer_by)
    paragraphs = [each.format(**facts) for each in letter.paragraphs]
    if any(rules_against(trajectory.case, each) for each in (Means.LETTER, Means.CALL, Means.MAIL)):
        paragraphs.append(book.no_post)
    return Written(
        letter.name.nl,
        letter.to.nl,
        consent.recipient.name,
        letter.subject.format(**facts),
        tuple(paragraphs),
        actor.name,
    )


def _facts(trajectory: Trajectory, asked: tuple[str, ...], answer_by: date) -> dict[str, str]:
    case = trajectory.case
    known = {
        "code": case.code,
        "municipality": trajectory.municipality.name if trajectory.municipality else _("de regio"),
        "age_band": str(case.get_age_band_display()),
        "answer_by": date_format(answer_by, "j F Y"),
    }
    if "language" in asked:
        known["language"] = _language(case)
    return {name: known[name] for name in asked}


def _language(case: Case) -> str:
    client = Client.objects.filter(case=case).first()
    unwrap([client])
    said: str = client.language.text if client else ""
    return said or _("nog niet bekend")
