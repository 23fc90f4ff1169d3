"""The five steps of a reporter (source 004 §5), and where a report stands in them."""

from dataclasses import dataclass

from django.urls import reverse

from baken.access.words import say
from baken.core import clock
from baken.intake.models import Report, ReportStatus
from baken.knowledge.packs import routes

WEIGHED = (ReportStatus.DECIDED, ReportStatus.CLOSED)


@dataclass(frozen=True)
class FiveStep:
    """One of the five, as a stepper shows it."""

    label: str
    state: str
    url: str = ""


def of_report(report: Report, *, asked: bool, talked: bool) -> list[FiveStep]:
    """Give the five steps for a report: done, current or to do.

    Asking advice and talking are up to the reporter; the rest happens to the report.
    """
    decided = report.status in WEIGHED
    done = {
        "map_signals": True,
        "ask_advice": asked,
        "talk": talked,
        "weigh": decided,
        "decide": decided,
    }
    urls = {
        "ask_advice": f"{reverse('advice_new')}?melding={report.pk}",
        "talk": reverse("talk_new", args=[report.pk]),
    }
    current = _current(report, done)
    return [
        FiveStep(
            label=say(step.title),
            state="done" if done.get(step.id) else "current" if step.id == current else "todo",
            url=urls.get(step.id, ""),
        )
        for step in routes().on(clock.today()).steps
    ]


def of_route() -> list[FiveStep]:
    """Give the five steps as they are for everybody, with none of them taken."""
    return [FiveStep(say(step.title), "todo") for step in routes().on(clock.today()).steps]


def _current(report: Report, done: dict[str, bool]) -> str:
    if report.status == ReportStatus.REGISTERED:
        return "weigh"
    return next((name for name, is_done in done.items() if not is_done), "")
