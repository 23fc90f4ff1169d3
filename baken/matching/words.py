"""Proposals in words: what speaks for and against, and how often such a one is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from baken.linkage.known import NODES
from baken.linkage.levels import FOR
from baken.linkage.score import APART
from baken.matching.models import LinkProposal
from baken.matching.vocabulary import KEYS, REASONS

STRONG, LIKELY = 6.0, 0.0


@dataclass(frozen=True)
class Spoken:
    """One proposal as people read it."""

    strength: str
    tone: str
    supports: str
    against: str
    rate: str


def spoken(proposal: LinkProposal, population: int) -> Spoken:
    """Give a proposal in words; one that nobody opened yet says only what is equal."""
    if proposal.bits is None:
        return Spoken(_("nog niet vergeleken"), "neutral", keys(proposal.keys), "", "")
    supports = [reason for reason in proposal.reasons if _supports(*reason[:2])]
    against = [reason for reason in proposal.reasons if not _supports(*reason[:2])]
    return Spoken(
        strength(proposal.bits), "info" if proposal.bits >= LIKELY else "neutral",
        _said(supports), _said(against), rate(proposal.bits, population),
    )  # fmt: skip


def strength(bits: float) -> str:
    """Give how much a proposal weighs, in three words."""
    if bits >= STRONG:
        return _("sterk voorstel")
    return _("mogelijk") if bits >= LIKELY else _("zwak voorstel")


def rate(bits: float, population: int) -> str:
    """Say how many of such proposals are expected to be of two people, for a population."""
    false = 1 / (1 + 2 ** max(-60.0, min(60.0, bits)))
    number = max(1, min(9, round(false * 10)))
    if false < 0.05:
        said = _(
            "Bij hooguit %(population)s genoemde personen: naar verwachting minder dan één op de "
            "twintig van zulke voorstellen over twee verschillende mensen."
        )
    elif false > 0.95:
        said = _(
            "Bij hooguit %(population)s genoemde personen: bijna al zulke voorstellen over twee "
            "verschillende mensen."
        )
    else:
        said = _(
            "Bij hooguit %(population)s genoemde personen: naar verwachting %(number)s van de "
            "tien zulke voorstellen over twee verschillende mensen."
        )
    return said % {"number": number, "population": population}


def keys(kinds: Iterable[str]) -> str:
    """Give what two signals share, in words, each once."""
    return "; ".join(dict.fromkeys(str(KEYS[kind]) for kind in KEYS if kind in set(kinds)))


def _supports(attribute: str, level: str) -> bool:
    same_node = attribute in NODES and level != APART
    return same_node or (attribute, level) in FOR or (attribute, level) == ("sex", "same")


def _said(reasons: Iterable[list[object]]) -> str:
    known = (REASONS.get((str(each[0]), str(each[1]))) for each in reasons)
    return "; ".join(dict.fromkeys(str(text) for text in known if text))
