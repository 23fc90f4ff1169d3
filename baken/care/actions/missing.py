"""Missing from care: noting it makes the procedure run; finding somebody asks for a talk."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.care.actions.protecting import judge_risk
from baken.care.models import MissingEpisode
from baken.care.vocabulary import CareEvent, RiskAbout, RiskLevel, Told
from baken.cases.actions import Plan
from baken.cases.actions.steps import lock_open, save
from baken.cases.actions.working import add_task
from baken.cases.models import Case
from baken.cases.vocabulary import Safety, Wall
from baken.core import clock
from baken.core.refusals import Refused

FOR_ADULTS = (Told.CALLED, Told.POLICE, Told.NETWORK)
"""What the procedure asks for an adult; for a minor it asks everything."""


@transaction.atomic
def report_missing(
    actor: Actor, *, case: Case, since: datetime, last_seen: str, told: Iterable[str] = ()
) -> MissingEpisode:
    """Note that somebody is missing: not safe from now on, and a task today for each step to do.

    Raises Refused for a moment to come, without where she was seen last, outside care, and when it
    was noted already.
    """
    if since > clock.now():
        raise Refused(_("Vul in sinds wanneer; dat kan niet in de toekomst liggen."))
    if not last_seen.strip():
        raise Refused(_("Schrijf op waar en hoe zij het laatst is gezien of gesproken."))
    if case.wall != Wall.CARE:
        raise Refused(_("Dit hoort bij een casus van een slachtoffer."))
    if MissingEpisode.objects.filter(case=case, found_at=None).exists():
        raise Refused(_("De vermissing is al vastgelegd. Werk die bij."))
    locked = lock_open(case)
    made: MissingEpisode = MissingEpisode.objects.create(
        **belonging(locked),
        case=locked,
        since=since,
        reported_at=clock.now(),
        reported_by_id=actor.person_id,
        told=list(told),
        last_seen=last_seen,
    )
    today = clock.today()
    save(locked, safety=Safety.UNSAFE, safety_on=today, contact_by=today)
    _plan(actor, locked, made, today)
    why = _("Vermist uit zorg.")
    judge_risk(actor, case=locked, about=RiskAbout.CLIENT, level=RiskLevel.ACUTE, why=why)
    record(actor, CareEvent.MISSING, made)
    return made


def _plan(actor: Actor, case: Case, made: MissingEpisode, today: date) -> None:
    asked = tuple(Told) if case.is_minor else FOR_ADULTS
    for step in asked:
        if step not in made.told:
            title = _("Vermist: %(step)s") % {"step": step.label}
            add_task(actor, case, Plan(title=title, due_on=today, person=case.holder))


@transaction.atomic
def tell_missing(actor: Actor, *, episode: MissingEpisode, told: Iterable[str]) -> MissingEpisode:
    """Note which steps were done; raise Refused when she was found already."""
    locked = _open(episode)
    locked.told = [each.value for each in Told if each in {*locked.told, *told}]
    locked.save(update_fields=["told"])
    record(actor, CareEvent.MISSING_STEP, locked)
    return locked


@transaction.atomic
def mark_found(
    actor: Actor, *, episode: MissingEpisode, found_at: datetime, how_found: str,
    talk_on: date | None = None,
) -> MissingEpisode:  # fmt: skip
    """Note that somebody is back; how safe she is now, a person judges.

    Raises Refused for a moment before she went or to come, and for a minor without a day to talk
    about why she left.
    """
    locked = _open(episode)
    if not locked.since <= found_at <= clock.now():
        raise Refused(_("Kies een moment na de vermissing, en niet in de toekomst."))
    case = Case.objects.select_related("holder").get(pk=locked.case_id)
    if case.is_minor and talk_on is None:
        raise Refused(_("Plan bij een minderjarige een gesprek over waarom zij wegliep."))
    locked.found_at, locked.how_found, locked.talk_on = found_at, how_found, talk_on
    locked.save(update_fields=["found_at", "how_found", "talk_on"])
    if talk_on is not None:
        title = _("Gesprek na terugkomst: waarom liep zij weg, en wat maakt het veiliger?")
        add_task(actor, case, Plan(title=title, due_on=talk_on, person=case.holder))
    record(actor, CareEvent.FOUND, locked)
    return locked


def _open(episode: MissingEpisode) -> MissingEpisode:
    found: MissingEpisode = MissingEpisode.objects.select_for_update(of=("self",)).get(
        pk=episode.pk
    )
    if found.found_at is not None:
        raise Refused(_("Zij is al terecht. Leg een nieuwe vermissing apart vast."))
    return found
