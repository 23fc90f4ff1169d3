"""A new mention: keys first, a wider look only when they give nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from baken.linkage.keys import Hasher, Key
from baken.linkage.known import Known, known, profile
from baken.linkage.mention import Mention
from baken.linkage.model import load
from baken.linkage.proposing import FIRST, SECOND, Reach, proposals
from baken.linkage.score import Population, Scorer
from baken.linkage.tests.generator import mentions

HASHER = Hasher(bytes(range(32)))
SCORER = Scorer(load(), Population(10_000))


class Shelf:
    """Mentions by their keys, each in an entity; remembers how far each look went."""

    def __init__(self, *said: tuple[str, Mention]) -> None:
        self.reaches: list[Reach] = []
        self.entities: dict[str, list[Known]] = defaultdict(list)
        self.tokens: dict[int, list[str]] = defaultdict(list)
        for entity, mention in said:
            self.entities[entity].append(known(mention))
            for key in HASHER.stored(known(mention)):
                self.tokens[key.token].append(entity)

    def look(self, keys: Sequence[Key], reach: Reach) -> Iterator[tuple[str, Known]]:
        """Give what shares a key, as the token table does."""
        self.reaches.append(reach)
        found = Counter(each for key in keys for each in self.tokens[key.token][: reach.per_key])
        for entity, _ in found.most_common(reach.most):
            yield entity, profile(self.entities[entity])


ANNA = Mention(given_name="Anna", surname="Wisniewska", dob="1991-04-12", municipality="Zandhaven",
               phone="0612348765")  # fmt: skip


def test_a_phone_and_a_name_need_no_second_look() -> None:
    shelf = Shelf(("e1", ANNA))
    found = proposals(known(Mention(given_name="Ania", phone="+31 612348765")), HASHER, SCORER,
                      shelf.look)  # fmt: skip
    assert [each.entity for each in found] == ["e1"]
    assert shelf.reaches == [FIRST]


def test_a_working_name_in_a_town_is_found_in_the_second_look() -> None:
    shelf = Shelf(("e1", ANNA), ("e2", Mention(given_name="Bilal", municipality="Zandhaven")))
    said = known(Mention(alias="Anna", municipality="Zandhaven"))
    found = proposals(said, HASHER, SCORER, shelf.look)
    assert [each.entity for each in found] == ["e1"]
    assert shelf.reaches == [FIRST, SECOND]
    assert [each.attribute for each in found[0].score.supporting]


def test_a_surname_with_a_wrong_sound_is_found_in_the_second_look() -> None:
    shelf = Shelf(("e1", Mention(given_name="Krzysztof", surname="Mazurek")))
    said = known(Mention(given_name="Krzysztof", surname="Mazutek"))
    assert [each.entity for each in proposals(said, HASHER, SCORER, shelf.look)] == ["e1"]
    assert shelf.reaches == [FIRST, SECOND]


def test_the_whole_profile_counts_and_the_best_comes_first() -> None:
    shelf = Shelf(
        ("e1", Mention(given_name="Anna", phone="0612348765")),
        ("e1", Mention(given_name="Anna", surname="Wisniewska", dob="1991-04-12")),
        ("e2", Mention(given_name="Petra", phone="0612348765")),
    )
    found = proposals(known(ANNA), HASHER, SCORER, shelf.look)
    assert [each.entity for each in found] == ["e1", "e2"]
    assert {"phone", "born"} <= {each.attribute for each in found[0].score.supporting}


MADE = [Mention(**row) for row in mentions(400, 9)[0]]


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 399), st.lists(st.integers(0, 399), max_size=20))
def test_they_stand_in_order_and_each_once(asked: int, kept: list[int]) -> None:
    shelf = Shelf(*((f"e{place % 7}", MADE[place]) for place in kept))
    found = proposals(known(MADE[asked]), HASHER, SCORER, shelf.look)
    bits = [each.score.bits for each in found]
    assert bits == sorted(bits, reverse=True)
    assert len({each.entity for each in found}) == len(found)


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 399))
def test_keys_of_the_two_looks_are_told_apart(place: int) -> None:
    said = known(MADE[place])
    first, second = HASHER.keys(said), HASHER.loose(said)
    assert not {each.token for each in first} & {each.token for each in second}
    assert HASHER.stored(said) == first + second
