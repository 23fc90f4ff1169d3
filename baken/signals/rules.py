"""The process as data: which step follows which, who takes it, and within what term.

Pure: no Django. The states follow domain.md §2.2, "van signaal naar actie".
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Transition:
    """A step: from these statuses to that one, by somebody who may, within a term."""

    name: str
    sources: tuple[str, ...]
    target: str
    term: str = ""
    acute_term: str = ""


TRANSITIONS: dict[str, Transition] = {
    step.name: step
    for step in (
        Transition("register", (), "registered", "weigh_within", "acute_weigh_within"),
        Transition("weigh", ("registered", "weighed"), "weighing", term="second_opinion_within"),
        Transition("give_opinion", ("weighing",), "weighed", term="decide_within"),
        Transition("monitor", ("weighed", "monitoring"), "monitoring"),
        Transition("hand_on", ("weighed", "monitoring"), "in_tracks"),
        Transition("find_no_indication", ("weighed", "monitoring"), "no_indication"),
        Transition("close", ("in_tracks", "monitoring"), "closed"),
    )
}
"""Every step there is. What is not listed cannot happen."""


def may_follow(step: str, status: str) -> bool:
    """Say whether a step can be taken from a status."""
    return status in TRANSITIONS[step].sources


def term_of(step: str, *, is_acute: bool) -> str:
    """Give the name of the term within which the next step is due; empty when there is none."""
    taken = TRANSITIONS[step]
    return (taken.acute_term if is_acute else "") or taken.term


def steps_from(status: str) -> tuple[Transition, ...]:
    """Give the steps that can be taken from a status, in the order of the process."""
    return tuple(step for step in TRANSITIONS.values() if status in step.sources)
