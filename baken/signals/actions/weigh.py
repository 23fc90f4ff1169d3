"""Weighing: one person reasons, a second one answers."""

from dataclasses import asdict, dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from baken.access.actor import Actor
from baken.access.protected import belonging
from baken.access.trail import record
from baken.core import clock
from baken.core.refusals import Refused
from baken.signals.actions.steps import take_step
from baken.signals.models import SecondOpinion, Signal, WeighedIndicator, Weighing
from baken.signals.vocabulary import Presence, SignalEvent, Verdict


@dataclass(frozen=True)
class Evidence:
    """From whom one knows of an indicator, and of which day."""

    source: str = ""
    seen_on: date | None = None


@dataclass(frozen=True)
class Judgement:
    """A weighing as one person reasons it (domain.md §3): no sum, no ranking."""

    forms: list[str]
    seriousness: int
    is_acute: bool
    reliability: str
    non_punishment: str
    reasoning: str
    vulnerability: str = ""
    counter_indications: str = ""
    lists: list[str] = field(default_factory=list)
    indicators: dict[tuple[str, str], str] = field(default_factory=dict)
    evidence: dict[tuple[str, str], Evidence] = field(default_factory=dict)


@transaction.atomic
def weigh(actor: Actor, *, signal: Signal, version: int, judgement: Judgement) -> Weighing:
    """Put down a weighing; a second person answers it before anything is decided.

    Raises Refused without reasoning, or when the signal changed meanwhile.
    """
    if not judgement.reasoning.strip():
        raise Refused(_("Onderbouw uw weging: zonder redenen kan een collega niet meewegen."))
    locked = take_step(signal, version, "weigh")
    weighing: Weighing = Weighing.objects.create(
        **belonging(locked),
        signal=locked,
        weighed_by_id=actor.person_id,
        weighed_at=clock.now(),
        lists=judgement.lists,
        forms=judgement.forms,
        seriousness=judgement.seriousness,
        is_acute=judgement.is_acute,
        reliability=judgement.reliability,
        non_punishment=judgement.non_punishment,
        vulnerability=judgement.vulnerability,
        counter_indications=judgement.counter_indications,
        reasoning=judgement.reasoning,
    )
    _keep_indicators(weighing, judgement)
    record(actor, SignalEvent.WEIGHED, weighing)
    return weighing


def _keep_indicators(weighing: Weighing, judgement: Judgement) -> None:
    WeighedIndicator.objects.bulk_create(
        WeighedIndicator(
            **belonging(weighing),
            weighing=weighing,
            indicator_list=indicator_list,
            indicator=indicator,
            presence=presence,
            **asdict(judgement.evidence.get((indicator_list, indicator), Evidence())),
        )
        for (indicator_list, indicator), presence in judgement.indicators.items()
        if presence != Presence.UNKNOWN
    )


@transaction.atomic
def give_opinion(
    actor: Actor, *, weighing: Weighing, version: int, verdict: str, reasons: str
) -> SecondOpinion:
    """Agree with a weighing or dissent from it, with reasons.

    Raises Refused for the person who weighed, without reasons for a dissent, and when the signal
    changed meanwhile.
    """
    if weighing.weighed_by_id == actor.person_id:
        raise Refused(
            _("U hebt dit signaal zelf gewogen. Laat een collega het tweede oordeel geven.")
        )
    if verdict == Verdict.DISSENT and not reasons.strip():
        raise Refused(_("Schrijf waarom u het niet eens bent met de weging."))
    take_step(weighing.signal, version, "give_opinion")
    opinion: SecondOpinion = SecondOpinion.objects.create(
        **belonging(weighing),
        weighing=weighing,
        weighed_by_id=weighing.weighed_by_id,
        given_by_id=actor.person_id,
        given_at=clock.now(),
        verdict=verdict,
        reasons=reasons,
    )
    agreed = verdict == Verdict.AGREE
    record(actor, SignalEvent.AGREED if agreed else SignalEvent.DISSENTED, opinion)
    return opinion
