"""What people do: say how far their municipality is."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.core import clock
from baken.core.refusals import Refused
from baken.enforcement.catalogue import catalogue
from baken.enforcement.models import Arrangement
from baken.enforcement.vocabulary import Standing
from baken.parties.models import Organisation


@dataclass(frozen=True)
class Arranged:
    """What a municipality says about one item."""

    standing: str
    where: str = ""
    since: date | None = None
    remark: str = ""


@transaction.atomic
def arrange(
    actor: Actor, *, owner: Organisation, listed: str, item: str, said: Arranged
) -> Arrangement:
    """Record how far a municipality is with an item; what it said before stays in the history.

    Raises Refused for an item that is on no list, for a day that is still to come, and when
    something is said to be there without where it can be read.
    """
    _refuse(listed, item, said)
    made: Arrangement = Arrangement.objects.create(
        owner=owner,
        region_id=owner.region_id,
        catalogue=listed,
        item=item,
        said_at=clock.now(),
        said_by_id=actor.person_id,
        **vars(said),
    )
    return made


def _refuse(listed: str, item: str, said: Arranged) -> None:
    found = catalogue(listed, clock.today())
    if found is None or found.find(item) is None:
        raise Refused(_("Dit onderwerp staat op geen lijst. Kies het opnieuw op de pagina."))
    if said.since is not None and said.since > clock.today():
        raise Refused(_("De dag van vaststellen ligt in de toekomst. Kies “In voorbereiding”."))
    if said.standing == Standing.IN_PLACE and not said.where:
        raise Refused(_("Vul in waar het staat, zodat een collega het kan nalezen."))
