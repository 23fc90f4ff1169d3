"""Erasing a signal leaves no statement, token or word about it, and the entity re-forms."""

from collections.abc import Callable
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baken.access.retention import destroying
from baken.core import clock
from baken.demo.acting import as_member
from baken.demo.cast import JORIS, MARIEKE
from baken.knowledge.packs import retention
from baken.matching import actions, listing
from baken.matching.models import (
    LinkJudgement,
    LinkMember,
    LinkProposal,
    LinkToken,
    Statement,
)
from baken.matching.retained import RETAINED
from baken.ops.testing import Urls
from baken.signals.models import Signal
from baken.signals.vocabulary import SignalStatus
from baken.vault.shredding import every
from tests.matching.conftest import as_owner, hits_of, new_signal

WHO = "Iryna Kravchuk, geboren 07-08-1993"
TABLES = (Statement, LinkToken, LinkProposal, LinkJudgement, LinkMember)


def _join(one: Signal, other: Signal) -> None:
    with as_member(MARIEKE) as marieke:
        found = listing.of_dossier(one.dossier_id).select_related("owner")
        proposal = next(
            each for each in found
            if {each.dossier_id, each.other_dossier} == {one.dossier_id, other.dossier_id}
        )  # fmt: skip
        actions.judge(marieke, proposal=proposal, verdict="same", why="Zelfde litteken")


def _entity(signal: Signal) -> str:
    with as_member(MARIEKE):
        row = LinkMember.objects.filter(dossier_id=signal.dossier_id).first()
        return row.entity if row else ""


def _named_anywhere(signal: Signal) -> list[str]:
    with as_member(MARIEKE):
        found = [model.__name__ for model in TABLES
                 if model.objects.filter(dossier_id=signal.dossier_id).exists()]  # fmt: skip
        found += [f"{model.__name__} elsewhere" for model in (LinkProposal, LinkJudgement)
                  if model.objects.filter(other_dossier=signal.dossier_id).exists()]  # fmt: skip
        return found


@settings(max_examples=4, suppress_health_check=list(HealthCheck), deadline=None)
@given(gone=st.sampled_from([0, 1, 2]))
def test_erasing_any_of_three_leaves_nothing_and_the_rest_re_forms(urls: Urls, gone: int) -> None:
    three = [new_signal(MARIEKE, ("person", WHO), ("phone", "085-0000391")) for _ in range(3)]
    _join(three[0], three[1])
    _join(three[1], three[2])
    name = _entity(three[0])
    assert name == _entity(three[2])
    with as_owner(urls):
        destroying.remove(three[gone].dossier_id)
    assert _named_anywhere(three[gone]) == []
    left = [each for each in three if each is not three[gone]]
    held = {_entity(each) for each in left}
    # Without the one in the middle nobody said that the other two are one person.
    assert len(held) == (2 if gone == 1 else 1)
    assert name in held
    with as_owner(urls):
        for each in left:
            destroying.remove(each.dossier_id)


def test_a_statement_is_kept_as_long_as_its_dossier(urls: Urls) -> None:
    signal = new_signal(MARIEKE, ("person", WHO))
    today = clock.today()

    def on_paper(status: str) -> set[date | None]:
        with as_owner(urls):
            every(Signal).filter(pk=signal.pk).update(status=status)
            RETAINED.sweep(today)
            rows = every(Statement).filter(dossier_id=signal.dossier_id)
            return set(rows.values_list("retain_until", flat=True))

    assert on_paper(SignalStatus.WEIGHING) == {None}
    assert on_paper(SignalStatus.CLOSED) == {retention().kept_until("signal_closed", today, today)}
    sooner = retention().kept_until("signal_not_pursued", today, today)
    assert on_paper(SignalStatus.NO_INDICATION) == {sooner}
    assert on_paper(SignalStatus.WEIGHING) == {None}  # taken up again
    with as_owner(urls):
        destroying.remove(signal.dossier_id)


def test_the_hit_goes_with_either_signal(urls: Urls, find: Callable[[], int]) -> None:
    first = new_signal(MARIEKE, ("phone", "085-0000392"))
    second = new_signal(JORIS, ("phone", "085-0000392"))
    find()
    assert len(hits_of(MARIEKE, first)) == 1
    with as_owner(urls):
        destroying.remove(second.dossier_id)
    assert hits_of(MARIEKE, first) == []
