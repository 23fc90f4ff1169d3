"""Two persons side by side: what each signal states, and what people judged of the pair."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from baken.matching import listing, weighing
from baken.matching.clusters import near, regrouped
from baken.matching.models import LinkJudgement, LinkMember, LinkProposal, Statement
from baken.matching.vocabulary import Confidence
from baken.signals.models import Mention
from baken.vault.door import unwrap

LABELS = {
    "given_name": _("Voornaam"),
    "infix": _("Tussenvoegsel"),
    "surname": _("Achternaam"),
    "alias": _("Bijnaam"),
    "sex": _("Geslacht zoals genoemd"),
    "dob": _("Geboren"),
    "phone": _("Telefoon"),
    "plate": _("Kenteken"),
    "street": _("Straat"),
    "house_no": _("Huisnummer"),
    "house_suffix": _("Toevoeging"),
    "postcode": _("Postcode"),
    "city": _("Plaats"),
    "since": _("Daar sinds"),
    "until": _("Daar tot"),
    "kvk": _("KvK-nummer"),
    "company": _("Bedrijf"),
    "iban": _("Rekening"),
    "email": _("E-mail"),
    "account": _("Account"),
    "document": _("Document"),
}


@dataclass(frozen=True)
class Row:
    """One attribute with what each of the two signals states."""

    label: str
    one: str
    other: str
    differs: bool


def beside(proposal: LinkProposal) -> dict[str, Any] | None:
    """Give all of a pair, opened in one batch; None when a side is hidden from the reader."""
    if proposal.bits is None:
        weighing.again(proposal.owner, proposal)
    found = listing.pairs([proposal])
    if not found:
        return None
    [pair] = found
    stated = list(Statement.objects.filter(dossier_id__in=[pair.one.dossier_id,
                                                           pair.other.dossier_id]))  # fmt: skip
    judged = list(_history(proposal))
    whole = _entity(proposal)
    unwrap([pair.one, pair.other, *stated, *judged, *whole])
    return {
        "pair": pair,
        "sides": [pair.one, pair.other],
        "rows": _rows(pair, stated),
        "judgements": judged,
        "whole": whole,
        "conflicts": _conflicts(proposal),
    }


def _history(proposal: LinkProposal) -> Any:
    same = {"mention_id": proposal.mention_id, "other_mention": proposal.other_mention}
    return LinkJudgement.objects.filter(**same).select_related("by")


def _entity(proposal: LinkProposal) -> list[Mention]:
    """Give every mention that people judged to be the same person as one of these two."""
    pair = [proposal.mention_id, proposal.other_mention]
    mine = LinkMember.objects.filter(owner_id=proposal.owner_id)
    named = mine.filter(mention_id__in=pair).values_list("entity", flat=True)
    members = mine.filter(entity__in=list(named)).values_list("mention_id", flat=True)
    found = Mention.objects.filter(pk__in=list(members)).select_related("signal")
    return list(found.order_by("added_at"))


def _conflicts(proposal: LinkProposal) -> int:
    """Give how many judgements contradict others around this pair."""
    mentions, judged = near(proposal.owner_id, [proposal.mention_id, proposal.other_mention])
    return len(regrouped(mentions, judged, {}).conflicts)


def _told(statement: Statement) -> str:
    """Give a value, with how certain it is when it is less than plainly said."""
    if statement.confidence in {Confidence.STATED, ""}:
        return statement.value.text
    return f"{statement.value.text} ({statement.get_confidence_display()})"


def _rows(pair: listing.Pair, stated: list[Statement]) -> list[Row]:
    values: dict[tuple[UUID, str], list[str]] = defaultdict(list)
    for each in stated:
        of_person = each.mention_id in {pair.one.pk, pair.other.pk}
        if of_person or each.kind != "person":
            values[each.dossier_id, each.attribute].append(_told(each))
    rows = []
    for name, label in LABELS.items():
        one, other = (
            ", ".join(dict.fromkeys(values[mention.dossier_id, name]))
            for mention in (pair.one, pair.other)
        )
        if one or other:
            rows.append(Row(str(label), one, other, bool(one and other and one != other)))
    return rows
