"""Making what a signal names comparable with clients in care; nobody here learns of it."""

from baken.access.oversight import switches
from baken.access.protected import belonging
from baken.core.ids import new_id
from baken.matching import people, reading
from baken.matching.models import LinkToken
from baken.matching.vocabulary import OF_A_PERSON, Reach
from baken.signals.models import Mention
from baken.vault import link


def mark_for_care(mention: Mention) -> None:
    """Keep tokens of an open mention that the worker compares with care; never compare here.

    The same work whether anybody is known in care or not. Nothing while the municipality has not
    decided that the care coordinator is told.
    """
    if not switches.is_on("returns", mention.owner_id):
        return
    stated = people.together(reading.values(mention.kind, mention.value.text))
    wanted = [each for each in people.keys_of(stated, "").keys if each[0] in OF_A_PERSON]
    found = link.tokens(mention.owner_id, wanted, model=LinkToken, reach="care")
    LinkToken.objects.bulk_create(
        LinkToken(
            id=new_id(), **belonging(mention), mention=mention, reach=Reach.CARE, kind=kind,
            token=token, made_at=mention.added_at,
        )
        for kind, token in found
    )  # fmt: skip
