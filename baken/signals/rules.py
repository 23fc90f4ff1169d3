"""The process as data: which step follows which, who takes it, and within what term.

Pure: no Django. The states follow domain.md §2.2, "van signaal naar actie".
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Transition:
    """A step: from these statuses to that one, by somebody who may, within a term.

    `actor` names who takes it and `guard` what must be so first; `term` is the term of the step
    that follows, and `acute_term` the shorter one when somebody runs danger.
    """

    name: str
    sources: tuple[str, ...]
    target: str
    actor: str
    guard: str = ""
    term: str = ""
    acute_term: str = ""


TRANSITIONS: dict[str, Transition] = {
    step.name: step
    for step in (
        Transition(
            "register",
            (),
            "registered",
            "focal_officer",
            "report_waits",
            "weigh_within",
            "acute_weigh_within",
        ),
        Transition(
            "weigh",
            ("registered", "weighed"),
            "weighing",
            "focal_officer",
            "reasoned",
            "second_opinion_within",
        ),
        Transition(
            "give_opinion",
            ("weighing",),
            "weighed",
            "second_person",
            "not_the_weigher",
            "decide_within",
        ),
        Transition(
            "monitor", ("weighed", "monitoring"), "monitoring", "focal_officer", "review_day"
        ),
        Transition(
            "hand_on", ("weighed", "monitoring"), "in_tracks", "focal_officer", "weighed_by_two"
        ),
        Transition(
            "find_no_indication",
            ("weighed", "monitoring"),
            "no_indication",
            "focal_officer",
            "weighed_by_two",
        ),
        Transition("close", ("in_tracks", "monitoring"), "closed", "focal_officer", "reason_given"),
        Transition(
            "reopen",
            ("closed", "no_indication"),
            "registered",
            "focal_officer",
            "new_facts",
            "weigh_within",
        ),
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
