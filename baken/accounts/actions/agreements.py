"""Standing agreements between municipalities, so that their focal officers may weigh along."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.models import Agreement
from baken.access.trail import record_office
from baken.accounts.events import AccountsEvent
from baken.core import clock
from baken.core.refusals import Refused
from baken.parties.kinds import OrganisationKind
from baken.parties.models import Organisation


@transaction.atomic
def agree(
    actor: Actor,
    *,
    one: Organisation,
    other: Organisation,
    purpose: str,
    ground: str,
    covers_hits: bool = False,
    valid_until: date | None = None,
) -> Agreement:
    """Record that two municipalities agreed to weigh along; it holds both ways, from today.

    Only with `covers_hits` it is a ground to compare what both hold, too.

    Raises Refused for one and the same, for what is no municipality, when an agreement holds
    already, and when it would end before it begins.
    """
    today = clock.today()
    _refuse_pair(one, other, today)
    if valid_until is not None and valid_until < today:
        raise Refused(_("Kies een einddag die nog niet voorbij is."))
    made: Agreement = Agreement.objects.create(
        owner=one,
        region_id=one.region_id,
        partner=other,
        purpose=purpose,
        ground=ground,
        covers_hits=covers_hits,
        valid_from=today,
        valid_until=valid_until,
    )
    record_office(
        actor, AccountsEvent.AGREEMENT_RECORDED, one, kind="agreement", subject_id=made.pk
    )
    return made


def _refuse_pair(one: Organisation, other: Organisation, today: date) -> None:
    if one.pk == other.pk:
        raise Refused(_("Kies twee verschillende gemeenten."))
    if {one.kind, other.kind} != {OrganisationKind.MUNICIPALITY}:
        raise Refused(_("Alleen gemeenten spreken dit met elkaar af."))
    pair = Q(owner=one, partner=other) | Q(owner=other, partner=one)
    until = Q(valid_until__isnull=True) | Q(valid_until__gte=today)
    if Agreement.objects.filter(pair, until, valid_from__lte=today).exists():
        raise Refused(_("Deze gemeenten hebben al een afspraak."))


@transaction.atomic
def end_agreement(actor: Actor, *, agreement: Agreement) -> Agreement:
    """Let an agreement hold for the last time today; who was let in stays so until their day.

    Raises Refused when it ended already.
    """
    today = clock.today()
    locked: Agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if locked.valid_until is not None and locked.valid_until <= today:
        raise Refused(_("Deze afspraak is al geëindigd."))
    locked.valid_until = today
    locked.save(update_fields=["valid_until"])
    record_office(
        actor,
        AccountsEvent.AGREEMENT_ENDED,
        locked.owner,
        kind="agreement",
        subject_id=locked.pk,
    )
    return locked
