"""What lies on the desk of those who give account: exceptional access, and what waits for them."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice

from django.urls import reverse
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.oversight.models import Opening, OpeningRole
from baken.access.retention.models import Proposal
from baken.core import clock
from baken.desk.lines import SHOWN, Line, Section
from baken.governance.actions.openings import may_answer

NEWS = timedelta(days=7)
"""How long an opening lies on the desks of the municipality that it was in."""


def openings(actor: Actor) -> Iterator[Section]:
    """Give what was opened this week in one's own municipalities; nothing is the usual answer."""
    mine = {
        held.organisation_id
        for held in actor.organisations("focal_officer", "privacy_officer", "care_coordinator")
    }
    recent = (
        Opening.objects.filter(owner_id__in=mine, opened_at__gte=clock.now() - NEWS)
        .exclude(person_id=actor.person_id)
        .select_related("person")
        .prefetch_related("approvals")
        .order_by("-opened_at")
    )
    if found := list(islice(_each_request_once(recent), SHOWN)):
        yield Section(
            title=_("Uitzonderlijke inzage"),
            icon="user-shield",
            lines=[_line(actor, opening) for opening in found],
            count=len(found),
            tone="attention",
            url=reverse("opening_list"),
        )


def _each_request_once(recent: Iterable[Opening]) -> Iterator[Opening]:
    """Give openings; of a request for new keys, which is one for each envelope, the first."""
    seen = set()
    for each in recent:
        which = (each.person_id, each.opened_at) if each.role == OpeningRole.SEALER else each.pk
        if which not in seen:
            seen.add(which)
            yield each


def _line(actor: Actor, opening: Opening) -> Line:
    asks = opening.is_waiting() and may_answer(actor, opening)
    return Line(
        label=_("Antwoord op") if asks else opening.get_role_display(),
        code=opening.code,
        url=reverse("opening_answer", args=[opening.pk]) if asks else reverse("opening_list"),
        when=opening.opened_at,
        note=opening.person.name,
        is_acute=asks and not opening.is_of_vault,
    )


def retention(actor: Actor) -> Iterator[Section]:
    """Give what may go and waits for this person; usually there is nothing."""
    mine = Proposal.objects.to_review()
    if not actor.organisations("focal_officer"):
        mine = mine.filter(risen_at__isnull=False)
    today, number = clock.today(), mine.count()
    if not number:
        return
    lines = [
        Line(
            label=_("Beoordeel of dit weg mag"),
            code=each.code,
            url=reverse("retention_review", args=[each.pk]),
            when=each.review_by,
            is_late=each.review_by < today,
        )
        for each in mine[:SHOWN]
    ]
    yield Section(
        title=_("Bewaartermijn voorbij"),
        icon="history",
        lines=lines,
        count=number,
        tone="attention",
        url=reverse("retention_list"),
        more=_("Naar de lijst"),
    )
