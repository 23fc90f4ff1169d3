"""Reviewing what may go, making the list, the yes of archive and second person, and a stop."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.retention.models import Choice, Destruction, Proposal, Review, State
from baken.core import clock
from baken.core.refusals import Refused
from baken.knowledge.packs import retention, terms
from baken.parties.models import Organisation

_BECOMES = {Choice.DESTROY: State.APPROVED, Choice.KEEP: State.KEPT, Choice.HOLD: State.HELD}
_REVIEWED = (State.OPEN, State.APPROVED, State.KEPT, State.HELD)


@transaction.atomic
def review_proposal(
    actor: Actor, *, proposal: Proposal, choice: str, reason: str, until: date | None
) -> Review:
    """Decide about a proposal: it may go, is kept longer, or is held for a procedure.

    Raises Refused without a reason or day, and when it is on a list already.
    """
    locked = Proposal.objects.select_for_update().get(pk=proposal.pk)
    decided = Choice(choice)
    _refuse_review(actor, locked, decided, reason, until)
    locked.state = _BECOMES[decided]
    locked.until = None if decided == Choice.DESTROY else until
    locked.save(update_fields=["state", "until"])
    made: Review = Review.objects.create(
        owner_id=locked.owner_id,
        region_id=locked.region_id,
        proposal=locked,
        choice=decided,
        reason=reason.strip(),
        until=locked.until,
        by_id=actor.person_id,
        at=clock.now(),
    )
    return made


def _refuse_review(
    actor: Actor, proposal: Proposal, choice: Choice, reason: str, until: date | None
) -> None:
    if proposal.state not in _REVIEWED:
        raise Refused(_("Hierover is al beslist. Houd eerst de vernietigingslijst tegen."))
    if not may_review(actor, proposal):
        raise Refused(_("Eerst is de aandachtsfunctionaris aan zet, tot de dag van beoordelen."))
    if not reason.strip():
        raise Refused(_("Schrijf op waarom."))
    if choice != Choice.DESTROY and (until is None or until <= clock.today()):
        raise Refused(_("Kies een dag na vandaag waarop dit opnieuw wordt bekeken."))


def may_review(actor: Actor, proposal: Proposal) -> bool:
    """Say whether it is this person's turn: the privacy officer's only once it rose."""
    holders = {each.organisation_id for each in actor.organisations("focal_officer")}
    return proposal.owner_id in holders or proposal.risen_at is not None


@transaction.atomic
def make_destruction(actor: Actor, *, owner: Organisation) -> Destruction:
    """Put everything that may go on one list; raises Refused when there is nothing."""
    found = list(Proposal.objects.select_for_update().filter(owner=owner, state=State.APPROVED))
    if not found:
        raise Refused(_("Er is niets waarvan iemand besliste dat het weg mag."))
    last = Destruction.objects.filter(owner=owner).aggregate(last=Max("number"))["last"] or 0
    made: Destruction = Destruction.objects.create(
        owner=owner,
        region_id=owner.region_id,
        number=last + 1,
        made_by_id=actor.person_id,
        made_at=clock.now(),
        asks_archive=any(retention().rule(each.rule).asks_archive for each in found),
    )
    Proposal.objects.filter(pk__in=[each.pk for each in found]).update(
        state=State.LISTED, destruction=made
    )
    return made


@transaction.atomic
def record_archive(
    actor: Actor, *, destruction: Destruction, reference: str, archive_on: date
) -> Destruction:
    """Record that the archive agreed, and who says so.

    The archive has no account: it reads the list on paper. Raises Refused without a reference, for
    a day before the list was made or that has yet to come, and once the list was confirmed.
    """
    locked = _waiting(destruction)
    _refuse_archive(locked, reference, archive_on)
    locked.archive_reference, locked.archive_on = reference.strip(), archive_on
    locked.archive_by_id, locked.archive_recorded_at = actor.person_id, clock.now()
    locked.save(
        update_fields=["archive_reference", "archive_on", "archive_by", "archive_recorded_at"]
    )
    return locked


def _refuse_archive(destruction: Destruction, reference: str, archive_on: date) -> None:
    if destruction.confirmed_at is not None:
        raise Refused(_("Deze lijst is al bevestigd; het akkoord van het archief ligt vast."))
    if not reference.strip():
        raise Refused(_("Vul het kenmerk in waaronder het archief akkoord gaf."))
    if archive_on > clock.today():
        raise Refused(_("Deze dag moet nog komen."))
    if archive_on < clock.day_of(destruction.made_at):
        raise Refused(
            _("Deze lijst is van later. Kies de dag waarop het archief met deze lijst akkoord gaf.")
        )


@transaction.atomic
def confirm_destruction(actor: Actor, *, destruction: Destruction) -> Destruction:
    """Agree as the second person; it is carried out after the days of waiting.

    Raises Refused for who made the list or reviewed something on it, and before the archive agreed.
    """
    locked = _waiting(destruction)
    if locked.confirmed_at is not None:
        raise Refused(_("Deze lijst is al bevestigd."))
    if actor.person_id in involved(locked):
        raise Refused(_("U besliste hier zelf al over. Vraag een tweede persoon om te bevestigen."))
    if locked.asks_archive and locked.archive_on is None:
        raise Refused(_("Leg eerst vast dat het archief akkoord gaf."))
    if not locked.proposals.exists():
        raise Refused(_("Er staat niets meer op deze lijst. Houd haar tegen."))
    wait = timedelta(days=terms().value("destroy_after", clock.today()))
    locked.confirmed_by_id, locked.confirmed_at = actor.person_id, clock.now()
    locked.ripe_on = clock.today() + wait
    locked.save(update_fields=["confirmed_by", "confirmed_at", "ripe_on"])
    return locked


@transaction.atomic
def stop_destruction(actor: Actor, *, destruction: Destruction) -> Destruction:
    """Stop a list before it is carried out; what stood on it is reviewed again."""
    del actor
    locked = _waiting(destruction)
    locked.stopped_at = clock.now()
    locked.save(update_fields=["stopped_at"])
    listed = Proposal.objects.filter(destruction=locked, state=State.LISTED)
    within = terms().value("review_retention_within", clock.today())
    again = clock.today() + timedelta(days=within)
    listed.update(state=State.OPEN, destruction=None, review_by=again, risen_at=None)
    return locked


def involved(destruction: Destruction) -> set[UUID]:
    """Give who made the list or decided about something on it."""
    decided = Review.objects.filter(proposal__destruction=destruction)
    return {destruction.made_by_id, *decided.values_list("by_id", flat=True)}


def _waiting(destruction: Destruction) -> Destruction:
    locked: Destruction = Destruction.objects.select_for_update().get(pk=destruction.pk)
    if locked.done_at is not None:
        raise Refused(_("Deze lijst is al uitgevoerd. Dat is niet terug te draaien."))
    if locked.stopped_at is not None:
        raise Refused(_("Deze lijst is tegengehouden."))
    return locked
