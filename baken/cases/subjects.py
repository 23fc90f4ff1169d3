"""What of clients is compared with new signals: tokens with a key of their own (decision 0022)."""

from typing import Any

from django.db.models import QuerySet

from baken.access.actor import Actor
from baken.access.oversight import switches
from baken.access.protected import belonging
from baken.cases import marks
from baken.cases.models import Case, Client, SubjectToken
from baken.cases.vocabulary import CaseKind
from baken.core import clock
from baken.core.ids import new_id
from baken.matching import people
from baken.matching.vocabulary import OF_A_PERSON
from baken.vault import link


def keep(case: Case, client: Client) -> None:
    """Keep tokens of an open client of care instead of the ones before, and remember that it was
    done; nothing while the organisation has not decided that returns are told.
    """
    if case.kind != CaseKind.VICTIM or not switches.is_on("returns", case.owner_id):
        return
    SubjectToken.objects.filter(case=case).delete()
    found = link.tokens(case.owner_id, _known(client), model=SubjectToken, reach="care")
    SubjectToken.objects.bulk_create(
        SubjectToken(id=new_id(), **belonging(case), case=case, kind=kind, token=token)
        for kind, token in found
    )
    client.compared_at = clock.now()
    client.save(update_fields=["compared_at"])


def _known(client: Client) -> list[tuple[str, str]]:
    reachable = str(client.reachable)
    typed: Any = {"phone": reachable, "email": reachable, "document": str(client.document)}
    numbers = {str(kind): number for kind, number in marks.numbers(typed).items()}
    keys = people.keys_of_somebody(str(client.name), str(client.born), numbers)
    return [each for each in keys if each[0] in OF_A_PERSON]


def not_compared(actor: Actor) -> "QuerySet[Client]":
    """Give clients from before a switch was on, of the organisations this person works for."""
    mine = [each.organisation_id for each in actor.organisations("care_coordinator")]
    owners = [each for each in mine if switches.is_on("returns", each)]
    rows: QuerySet[Client] = Client.objects.filter(owner_id__in=owners, compared_at=None)
    return rows.filter(case__kind=CaseKind.VICTIM)
