"""People judge, and can take it back; an entity is what they said, in whatever order."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import combinations
from random import Random
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.access.models import Event
from baken.core.refusals import Refused
from baken.matching import actions, listing
from baken.matching.clusters import regrouped
from baken.matching.models import LinkJudgement, LinkMember, LinkProposal
from baken.signals.models import Mention, Signal
from tests.typing import Acting, ClientFor

NewSignal = Callable[..., Signal]
NAMES = ("Katarzyna Zielonka, geboren 02-05-1991", "Kasia Sielonka, geboren 1991",
         "K. Zielonka, geboren 02-05-1991")  # fmt: skip
PHONE = ("phone", "085-0000377")


@pytest.fixture
def three(new_signal: NewSignal) -> list[Signal]:
    """Give three signals of Zandhaven about what may be one person."""
    return [new_signal("marieke", ("person", name), PHONE) for name in NAMES]


def _proposal(one: Signal, other: Signal) -> LinkProposal:
    newer, older = max(one.dossier_id, other.dossier_id), min(one.dossier_id, other.dossier_id)
    found: LinkProposal = LinkProposal.objects.select_related("owner").get(
        dossier_id=newer, other_dossier=older
    )
    return found


def _judge(acting: Acting, one: Signal, other: Signal, verdict: str) -> LinkJudgement:
    with acting("marieke") as marieke:
        return actions.judge(
            marieke, proposal=_proposal(one, other), verdict=verdict, why="Zelfde litteken"
        )


def _entities(acting: Acting, signals: list[Signal]) -> list[str]:
    with acting("marieke"):
        of = dict(LinkMember.objects.values_list("dossier_id", "entity"))
        return [of.get(each.dossier_id, "") for each in signals]


def test_same_joins_and_undo_restores(acting: Acting, three: list[Signal]) -> None:
    first = _judge(acting, three[0], three[1], "same")
    one, other, alone = _entities(acting, three)
    assert one == other != ""
    assert alone == ""
    second = _judge(acting, three[1], three[2], "same")
    assert _entities(acting, three) == [one] * 3  # the name stays
    with acting("sander") as sander:
        actions.undo(sander, judgement=second)
    again = _entities(acting, three)
    assert again[:2] == [one, one]
    assert again[2] != one
    with acting("sander") as sander:
        actions.undo(sander, judgement=first)
        assert len(set(_entities(acting, three))) == 3
        with pytest.raises(Refused, match="net teruggedraaid"):
            actions.undo(sander, judgement=first)


def test_not_the_same_wins_and_is_told(
    acting: Acting, client_for: ClientFor, three: list[Signal]
) -> None:
    _judge(acting, three[0], three[2], "different")
    _judge(acting, three[0], three[1], "same")
    _judge(acting, three[1], three[2], "same")
    found = _entities(acting, three)
    assert found[0] != found[2]
    with acting("marieke"):
        address = f"/verbanden/{_proposal(three[0], three[2]).pk}"
    assert "Oordelen spreken elkaar tegen" in client_for("marieke").get(address).text


def test_a_judged_pair_is_not_proposed_again(
    acting: Acting, three: list[Signal], noting: Callable[..., Mention]
) -> None:
    with acting("marieke"):
        pair = _proposal(three[0], three[1])
        assert pair.pk in set(listing.waiting().values_list("pk", flat=True))
    _judge(acting, three[0], three[1], "different")
    noting("marieke", three[1], "person", "Nog Iemand")  # everything is weighed anew
    with acting("marieke"):
        assert pair.pk not in set(listing.waiting().values_list("pk", flat=True))
    _judge(acting, three[0], three[2], "unsure")
    with acting("marieke"):
        unsure = _proposal(three[0], three[2]).pk
        assert unsure in set(listing.waiting().values_list("pk", flat=True))


def test_what_follows_from_two_judgements_is_not_asked_again(
    acting: Acting, three: list[Signal]
) -> None:
    _judge(acting, three[0], three[1], "same")
    _judge(acting, three[1], three[2], "same")
    with acting("marieke"):
        third = _proposal(three[0], three[2])
        assert third.pk not in set(listing.waiting().values_list("pk", flat=True))


def test_a_judgement_leaves_a_trail_in_both_signals(acting: Acting, three: list[Signal]) -> None:
    _judge(acting, three[0], three[1], "same")
    with acting("marieke"):
        there = Event.objects.filter(verb="link_judged").values_list("dossier_id", flat=True)
        assert {three[0].dossier_id, three[1].dossier_id} <= set(there)


def test_a_judgement_needs_a_reason(acting: Acting, three: list[Signal]) -> None:
    with acting("marieke") as marieke, pytest.raises(Refused, match="waarom"):
        actions.judge(marieke, proposal=_proposal(*three[:2]), verdict="same", why="  ")


def test_judging_and_undoing_on_the_page(
    acting: Acting, client_for: ClientFor, three: list[Signal]
) -> None:
    with acting("marieke"):
        address = f"/verbanden/{_proposal(three[0], three[1]).pk}"
    marieke = client_for("marieke")
    assert marieke.post(address, {"verdict": "same", "why": ""}).status_code == 422
    assert marieke.post(address, {"verdict": "same", "why": "Zelfde stem"}).status_code == 302
    told = marieke.get(address).text
    assert "Zelfde stem" in told
    assert "Volgens mensen één persoon" in told
    with acting("marieke"):
        made = LinkJudgement.objects.latest("at")
    undo = f"/verbanden/oordeel/{made.pk}/terug"
    assert "Dit oordeel terugdraaien?" in marieke.get(undo).text
    assert marieke.post(undo).status_code == 302
    assert "teruggedraaid" in marieke.get(address).text
    assert client_for("joris").get(address).status_code == 404


PEOPLE = [uuid4() for _ in range(6)]
PAIRS = list(combinations(PEOPLE, 2))
VERDICTS = st.sampled_from(["same", "different", "unsure"])
BEGIN = datetime(2026, 1, 5, tzinfo=UTC)


def _row(pair: tuple[UUID, UUID], verdict: str, turn: int) -> LinkJudgement:
    return LinkJudgement(
        mention_id=pair[0], other_mention=pair[1], verdict=verdict, by_id=uuid4(),
        at=BEGIN + timedelta(minutes=turn),
    )  # fmt: skip


@given(st.dictionaries(st.sampled_from(PAIRS), VERDICTS, max_size=9), st.randoms())
def test_in_which_order_people_judged_changes_nothing(
    said: dict[tuple[UUID, UUID], str], random: Random
) -> None:
    rows = [_row(pair, verdict, 0) for pair, verdict in said.items()]
    found = regrouped(PEOPLE, rows, {})
    random.shuffle(rows)
    assert regrouped(PEOPLE, rows, {}) == found
    names = {UUID(mention): entity for mention, entity in found.of.items()}
    assert regrouped(PEOPLE, rows, names).of == found.of  # a re-run keeps the names
    for (one, other), verdict in said.items():
        if verdict == "different":
            assert found.of[str(one)] != found.of[str(other)]


@given(
    st.lists(st.tuples(st.sampled_from(PAIRS), VERDICTS), max_size=6),
    st.sampled_from(PAIRS),
    VERDICTS,
)
def test_what_was_taken_back_leaves_everything_as_it_was(
    said: list[tuple[tuple[UUID, UUID], str]], pair: tuple[UUID, UUID], verdict: str
) -> None:
    rows = [_row(each, word, turn) for turn, (each, word) in enumerate(said)]
    before = regrouped(PEOPLE, rows, {})
    names = {UUID(mention): entity for mention, entity in before.of.items()}
    more = _row(pair, verdict, 99)
    joined = regrouped(PEOPLE, [*rows, more], names)
    more.withdrawn_at = BEGIN + timedelta(days=1)
    after = {UUID(mention): entity for mention, entity in joined.of.items()}
    restored = regrouped(PEOPLE, [*rows, more], after)
    assert sorted(restored.members().values()) == sorted(before.members().values())
