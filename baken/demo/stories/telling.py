"""What every story needs: a report, a registration, a weighing by two, a decision, an answer."""

from datetime import datetime
from uuid import UUID

from baken.demo.acting import as_member
from baken.demo.cast import Member
from baken.intake.actions import ReportForm, report
from baken.intake.models import Report
from baken.signals import actions
from baken.signals.actions import Judgement, Registration, Ruling
from baken.signals.models import Handover, Signal, Weighing

BASIS = "Publieke taak van de gemeente (AVG artikel 6 lid 1 sub e), beleid mensenhandel"
PURPOSE = "Beoordelen of hier sprake is van mensenhandel en wie hulp nodig heeft"


def told(who: Member, when: datetime, *, place: UUID, form: ReportForm) -> Report:
    """Let somebody report."""
    with as_member(who, when) as actor:
        return report(actor, organisation_id=place, told=form)


def registered(who: Member, when: datetime, *, made: Report, settled: Registration) -> Signal:
    """Let a focal officer register."""
    with as_member(who, when) as actor:
        found = Report.objects.get(pk=made.pk)
        return actions.register(actor, report=found, settled=settled)


def weighed(who: Member, when: datetime, *, signal: Signal, judgement: Judgement) -> Weighing:
    """Let a focal officer weigh."""
    with as_member(who, when) as actor:
        version = Signal.objects.get(pk=signal.pk).version
        return actions.weigh(actor, signal=signal, version=version, judgement=judgement)


def judged(who: Member, when: datetime, *, weighing: Weighing, verdict: str, reasons: str) -> None:
    """Let a second person judge a weighing."""
    with as_member(who, when) as actor:
        found = Weighing.objects.select_related("signal").get(pk=weighing.pk)
        actions.give_opinion(
            actor,
            weighing=found,
            version=found.signal.version,
            verdict=verdict,
            reasons=reasons,
        )


def decided(who: Member, when: datetime, *, signal: Signal, ruling: Ruling) -> None:
    """Let a focal officer decide."""
    with as_member(who, when) as actor:
        version = Signal.objects.get(pk=signal.pk).version
        actions.decide(actor, signal=signal, version=version, ruling=ruling)


def accepted(
    who: Member, when: datetime, *, signal: Signal, track: str, by: str, answer: str
) -> None:
    """Let a receiver accept a hand-over, or let the sender record that a partner did."""
    with as_member(who, when) as actor:
        handover = Handover.objects.get(dossier_id=signal.dossier_id, track=track)
        actions.accept(actor, handover=handover, by=by, answer=answer)
