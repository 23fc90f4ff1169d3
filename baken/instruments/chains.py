"""What can follow when a measure does not help: Victoria, then Victor, then expropriation.

No Django.
"""

from collections.abc import Mapping

from baken.knowledge.packs import Instrument

Chain = tuple[Instrument, ...]


def chains_from(one: Instrument, in_force: Mapping[str, Instrument]) -> tuple[Chain, ...]:
    """Give every way on from an instrument, in the order of its follow-ups.

    Only through instruments that are in force for the same question; the checker keeps the
    knowledge free of circles.
    """
    found: list[Chain] = []
    for name in one.follow_up:
        if following := in_force.get(name):
            onward = chains_from(following, in_force) or ((),)
            found += [(following, *rest) for rest in onward]
    return tuple(found)
